import type { TrendEvent } from "./overview.ts";
import type { Segment } from "../rfm.ts";
import type { Tier } from "../tiers.ts";
import type { Dimension, Figure, Tile } from "../types.ts";

/** A month of the base: who was in which state at its end, and who came and went in it. */
export interface StateMonth {
  readonly month: string;
  /** `loyal_client_share` at the month's end: its parts are the states. */
  readonly states: Figure;
  /** `client_leak` of the month: its parts are the flow. */
  readonly flow: Figure;
  readonly incomplete: boolean;
}

/** A month of a branch's returns. */
export interface ReturnMonth {
  readonly month: string;
  /** `return_rate` of the branch in the month. */
  readonly figure: Figure;
  /** The branch's clients × how many of the others' came: those who came, of those who could. */
  readonly expected: number;
  readonly others: { readonly came: number; readonly of: number };
  readonly incomplete: boolean;
}

/** Clients of a branch who came again, month by month, against what the other branches' clients would have done. */
export interface BranchReturns {
  readonly branch: string;
  /** The month from which the branch does worse than before, beyond chance; null where there is none. */
  readonly since: string | null;
  /** Returns ÷ expected before and from that month on; of a branch without one, over all months. */
  readonly before: number;
  readonly after: number;
  /** Up to the day of the page; and those after it, which decide nothing. */
  readonly months: readonly ReturnMonth[];
  readonly later: readonly ReturnMonth[];
  /** False of a branch that the page is not narrowed to: shown beside those it is. */
  readonly chosen: boolean;
}

export interface CohortRow {
  readonly cohort: string;
  readonly n: number;
  /** Begun in the first 12 months of data: part of these clients had come before. */
  readonly early: boolean;
  readonly cells: readonly (Figure | null)[];
}

export interface ReturnCurve {
  readonly label: string | null;
  /** Of every time that anybody was observed for; `events`: to how many it had happened by then. */
  readonly points: readonly { readonly t: number; readonly value: number; readonly low: number; readonly high: number; readonly atRisk: number; readonly events: number }[];
  readonly median: number | null;
}

/** What a group of clients brings; null where the group has nobody. */
export interface ValueRow {
  readonly status: "loyal" | "repeat" | "once" | "too_new" | null;
  readonly frequency: Figure | null;
  readonly revenue: Figure | null;
  readonly margin: Figure | null;
}

/** What is to be expected of a client by models of repeat visits (MBG/NBD, with Gamma–Gamma for money). */
export interface Outlook {
  /** Chance (0–1) that the client will come again at all. */
  readonly alive: number;
  /** Expected visits within the next 365 days, and what they would bring, minor units; null where amounts could not be fitted. */
  readonly visits: number;
  readonly money: number | null;
  /** What it was reckoned from: days with a visit, days from the first to the last of them, and from the first to the day that is looked from. */
  readonly visitDays: number;
  readonly between: number;
  readonly known: number;
  readonly model: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number };
}

export type LostSort = "money" | "silence" | "name" | "chance";
export interface LostClient {
  readonly id: number;
  readonly name: string | null;
  readonly kind: "person" | "company";
  readonly phone: string | null;
  readonly branch: string;
  readonly brand: string | null;
  readonly lastDay: string;
  readonly silentDays: number;
  /** Minor units. */
  readonly atStake: bigint | number;
  readonly byRevenue: boolean;
  /** Null where it cannot be told: one visit, or no model of this home's visits. */
  readonly outlook: Outlook | null;
  readonly reason: LostReason;
}
/** Why a client may have gone, as far as the data tell, from the most to the least telling. */
export const lostReasons = ["complaint", "detractor", "car_gone", "discount_only", "bought_only", "one_visit", "regular"] as const;
export type LostReason = (typeof lostReasons)[number];

export interface LostList {
  readonly clients: readonly LostClient[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly sort: LostSort;
  /** Why no chance to return is told of anybody; null where it is. */
  readonly noModel: "working" | "few" | "no_leaving" | "refused" | null;
  /** Visits a year that the model promises each of those listed, where that is far more than clients so long silent ever gave: their order holds, the numbers do not. */
  readonly tooHopeful: number | null;
}

/** The most active client of the month. */
export interface TopClient {
  readonly id: number;
  readonly name: string | null;
  readonly branch: string | null;
  readonly visits: number;
  /** Minor units. */
  readonly margin: bigint | number;
}

export interface ClientsData {
  readonly asOf: string;
  /** Filters of the page that clients cannot follow. */
  readonly ignores: readonly (Dimension | "period")[];
  readonly tiles: readonly Tile[];
  /** Active clients now and a year ago. */
  readonly active: { readonly now: Figure; readonly before: Figure };
  readonly months: readonly StateMonth[];
  /** Months of the data after the day of the page. */
  readonly after: readonly StateMonth[];
  /** `happened`: at the branch. */
  readonly returns: readonly (BranchReturns & { readonly happened: readonly TrendEvent[] })[];
  /** `earlier`: how many cohorts come before those shown. */
  readonly cohorts: { readonly quarters: readonly number[]; readonly rows: readonly CohortRow[]; readonly earlier: number };
  readonly curves: { readonly groups: readonly ReturnCurve[]; readonly lostAfterDays: number | null };
  readonly rfm: { readonly cells: readonly Figure[]; readonly segments: readonly { readonly segment: Segment; readonly figure: Figure }[] };
  readonly value: readonly ValueRow[];
  readonly tiers: { readonly whole: Figure; readonly levels: readonly { readonly tier: Tier; readonly figure: Figure }[] };
  readonly top: readonly TopClient[];
  readonly lost: LostList;
  readonly events: readonly TrendEvent[];
}
