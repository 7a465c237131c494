import type { LadderRules, LadderVersion, Tier } from "../tiers.ts";
import type { Dimension, Figure, Tile } from "../types.ts";
import type { TopClient } from "./clients.ts";

export interface ProgrammeKinds {
  readonly points: boolean;
  readonly benefits: boolean;
  readonly events: boolean;
}

/** The accounts through the period: opening + issued − redeemed − expired − taken back = closing. */
export interface PointsBalance {
  /** `points_liability` on the day before the period and on its last day; null where a branch is chosen: accounts and entries have different ones. */
  readonly opening: Figure | null;
  readonly closing: Figure | null;
  readonly issued: Figure;
  readonly redeemed: Figure;
  readonly expired: Figure;
  readonly takenBack: Figure;
}

/** What a level's clients cost in the 12 months, minor units. */
export interface LevelCost {
  readonly tier: Tier;
  readonly clients: number;
  readonly benefits: number;
  readonly benefitsCost: number;
  /** Value of the points they were given. */
  readonly pointsCost: number;
  /** Both, per client; null without clients. */
  readonly perClient: number | null;
}

export interface BenefitKind {
  readonly kind: string;
  readonly used: number;
  readonly clients: number;
  /** Minor units. */
  readonly cost: number;
  /** How many of them tell a cost. */
  readonly costed: number;
}

export interface EventRow {
  readonly no: string;
  readonly name: string;
  readonly kind: string;
  readonly heldOn: string;
  readonly branch: string | null;
  /** Minor units; null where none is told. */
  readonly cost: number | null;
  readonly invited: number;
  readonly came: number;
  /** Of those invited; null where nobody was. */
  readonly cameShare: number | null;
  /** Minor units per guest who came. */
  readonly perGuest: number | null;
}

/** An estimate per member over half a year, in its unit; limits of 95 %. */
export interface Effect {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
export interface Belonging {
  /** Months in which the members who count joined. */
  readonly from: string;
  readonly to: string;
  readonly members: number;
  /** Members like whom there is nobody. */
  readonly unmatched: number;
  /** Months of clients without an account that stand in the comparison. */
  readonly others: number;
  /** Minor units paid, and visit days. */
  readonly money: Effect;
  readonly visits: Effect;
  /** How both moved apart before anybody joined. */
  readonly moneyBefore: Effect | null;
  readonly visitsBefore: Effect | null;
}
/** Why nothing can be said of belonging. */
export type NoBelonging = "no_points" | "too_short" | "too_few";

export interface ProgrammeData {
  readonly asOf: string;
  readonly from: string;
  readonly to: string;
  readonly ignores: readonly Dimension[];
  readonly kinds: ProgrammeKinds;
  readonly tiles: readonly Tile[];
  readonly rules: LadderVersion;
  /** The next version that was published and has not begun. */
  readonly next: LadderVersion | null;
  readonly levels: { readonly whole: Figure; readonly rows: readonly { readonly tier: Tier; readonly figure: Figure }[] };
  readonly costs: readonly LevelCost[];
  readonly balance: PointsBalance;
  readonly months: readonly { readonly month: string; readonly issued: Figure | null; readonly redeemed: Figure | null; readonly expired: Figure | null }[];
  /** `redemption_rate` of each month of issue. */
  readonly cohorts: readonly Figure[];
  readonly accrual: Figure;
  readonly benefits: { readonly used: Figure; readonly cost: Figure; readonly kinds: readonly BenefitKind[] };
  readonly events: readonly EventRow[];
  readonly top: readonly TopClient[];
  readonly belonging: Belonging | NoBelonging;
}

/** A level under other rules: how many are there, and what they cost at what its clients cost now. */
export interface SimulatedLevel {
  readonly tier: string;
  readonly before: number;
  readonly after: number;
  readonly costBefore: number;
  readonly costAfter: number;
  /** The level has nobody now: it is reckoned at the cost of the level below. */
  readonly borrowed: boolean;
}
export interface Simulation {
  readonly levels: readonly SimulatedLevel[];
  readonly moves: readonly { readonly from: string; readonly to: string; readonly clients: number }[];
  readonly up: number;
  readonly down: number;
  readonly same: number;
  readonly costBefore: number;
  readonly costAfter: number;
  readonly costChange: number;
}

/** What is wrong with what was typed. */
export interface LadderProblem {
  readonly field: string | null;
  readonly code: "number" | "step" | "first_day" | "reason" | "overtaken" | "same";
  readonly params?: Readonly<Record<string, string>>;
}
export interface LadderVersionView {
  readonly version: number;
  readonly from: string | null;
  readonly rules: LadderRules;
  readonly at: string | null;
  readonly by: string | null;
  readonly reason: string | null;
  readonly state: "in_force" | "ahead" | "over";
}
export interface LadderPage {
  readonly currency: string;
  readonly asOf: string | null;
  readonly mayPublish: boolean;
  readonly inForce: LadderVersion;
  readonly latest: number;
  /** Fields by name ("silver.visits") as they stand in the form, money in major units. */
  readonly fields: Readonly<Record<string, string>>;
  readonly problems: readonly LadderProblem[];
  readonly simulation: Simulation | null;
  readonly firstDay: string;
  readonly reason: string;
  readonly versions: readonly LadderVersionView[];
}
