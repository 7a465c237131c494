import type { Policy } from "./policy.ts";

/** Which rows of a figure: those it counts, those it divides by, or one of its other counts (`parts`) by name. */
export type Part = string;

/** A part of a metric's units that a mark of a chart stands for: all of them watched up to a day, or those with an amount from … to below …, major units. */
export type Narrow = { readonly upTo: number } | { readonly from: number; readonly to: number | null };

/** What the metrics layer answers: one figure, everywhere the same object (page, shell, export, API). */
export type Unit = "share" | "money" | "points" | "days" | "count" | "score";

export interface Figure {
  readonly metric: string;
  /** ISO date. */
  readonly as_of: string;
  /** "loyal_client@1" */
  readonly definition: string;
  readonly by: Readonly<Record<string, string | null>>;
  /** Shares 0–1, points −100…100, money a decimal string in major units; null = blank (nothing to divide by, or not enough history). */
  readonly value: number | string | null;
  readonly numerator: number | string | null;
  readonly denominator: number | string | null;
  /** Denominator for shares, answers for NPS, orders for averages. */
  readonly n: number;
  readonly low: number | string | null;
  readonly high: number | string | null;
  readonly unit: Unit;
  /** Reader's names for codes in `by` (staff code → name). */
  readonly label?: string;
  /** Other counts of the same population: active, too_new, discount_only, detractors, unidentified… */
  readonly parts?: Readonly<Record<string, number>>;
  /** Beside an average of money: median and 90th percentile of what it is the average of, and the average margin where cost is known. Beside one of days: the median. */
  readonly median?: number | string | null;
  readonly p90?: string | null;
  readonly margin?: string | null;
  /** The part of the units it is of, where a mark of a chart stands for it. */
  readonly narrow?: Narrow;
  /** Reasons to read the figure with care. */
  readonly marks?: readonly Mark[];
}

export type Mark = "history_too_short" | "first_year_of_data" | "small_n" | "no_answers" | "complaints_unknown" | "discounts_unknown" | "neutral" | "partly_neutral" | "point_value_assumed" | "not_for_you";

/** Filters of the page and of --where. An absent or empty list restricts nothing. */
export interface Filters {
  readonly branch?: readonly string[];
  readonly brand?: readonly string[];
  readonly client_kind?: readonly string[];
  readonly visit_kind?: readonly string[];
  readonly staff?: readonly string[];
  readonly origin?: readonly string[];
  readonly touchpoint?: readonly string[];
  readonly condition?: readonly string[];
  /** loyal, repeat (not loyal), once, too_new. */
  readonly status?: readonly string[];
  readonly tier?: readonly string[];
  readonly segment?: readonly string[];
  readonly recency?: readonly string[];
  readonly frequency?: readonly string[];
  /** Quarter of the first visit, "2024-Q1". */
  readonly cohort?: readonly string[];
  /** Whole quarters between the quarter of the first visit and the one looked at, "1", "2"… */
  readonly quarters_since?: readonly string[];
  readonly topic?: readonly string[];
  readonly channel?: readonly string[];
  /** Months after the first purchase, "12"… "60". */
  readonly horizon?: readonly string[];
  /** Years of the car at the visit: "0-2", "3-5", "6-9", "10+". */
  readonly car_age?: readonly string[];
  /** Per cent off the price before discount: "0", "0-5", "5-10", "10-15", "15-30", "30+"; the lower end belongs, but to "0-5" that above 0. */
  readonly discount_band?: readonly string[];
  /** labour, part. */
  readonly line_kind?: readonly string[];
  /** A work or a part by its name. */
  readonly item?: readonly string[];
}
export type Dimension = keyof Filters | "month";

/** What the figures of a page are held against. */
export type Comparison = "year" | "previous" | "goal" | "median" | "best";
/** Why a figure has nothing to be held against under the page's comparison. */
export type NoComparison = "no_goal" | "goal_is_whole" | "not_by_branch" | "one_branch" | "is_median" | "is_best";

export interface Change {
  /** Of a goal only metric, unit and value say anything. */
  readonly from: Figure;
  /** to − from, in the unit of the figure (shares 0–1). */
  readonly value: number | string | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What `from` is; the figure of another time where nothing is said. */
  readonly kind?: Comparison;
  /** The period `from` stands for, where the page's own, moved by whole months, is not it. */
  readonly period?: { readonly from: string; readonly to: string };
}

/** One tile of the Overview. */
export interface Tile {
  readonly current: Figure;
  readonly change: Change | null;
  /** Month by month, oldest first. */
  readonly trend: readonly Figure[];
  /** Filters of the page that this metric cannot follow ("not by visit kind"). */
  readonly ignores: readonly Dimension[];
  /** What the change is taken from, in step with `trend`: the figure to set beside each of its months; null where there is none. */
  readonly against?: readonly (Figure | null)[];
  /** The trend to the end of the data, where the page stands before it: what a chart shows that months are picked on. */
  readonly context?: readonly Figure[];
  /** Each figure of the trend counts its own month alone, so that those of several months add up. */
  readonly addsUp?: boolean;
  /** Set where the page's comparison has no answer for this figure; the change is then null. */
  readonly cannot?: NoComparison;
}

export interface OverviewData {
  readonly asOf: string;
  readonly loyal: Tile;
  /** repeat by count − discount-only − detractors = loyal, each with people and share of the eligible. */
  readonly bridge: readonly { readonly step: "repeat" | "discount_only" | "detractors" | "loyal" | "confirmed" | "never_asked"; readonly clients: number; readonly share: number | null }[];
  readonly tiles: readonly Tile[];
  /** Branch by branch: loyal share, with the group's for the funnel. */
  readonly branches: { readonly group: Figure; readonly rows: readonly BranchRow[] };
  /** Of the whole group; null for who reads a part of it. */
  readonly dataNotes: { readonly records: number; readonly clients: number; readonly unidentifiedVisits: number; readonly visits: number; readonly from: string | null; readonly to: string | null } | null;
}
export interface BranchRow {
  readonly branch: string;
  /** In the order of `tiles`, loyal share first. */
  readonly figures: readonly Figure[];
  /** Where the branch lies against the funnel's limits for its n. */
  readonly funnel: "inside" | "above95" | "below95" | "above998" | "below998";
}

export interface StaffData {
  readonly period: { readonly from: string; readonly to: string; readonly id: string };
  readonly roles: readonly RoleBoard[];
}
export interface RoleBoard {
  readonly role: "advisor" | "seller";
  readonly people: readonly PersonRow[];
}
export interface PersonRow {
  readonly staffCode: string;
  readonly name: string;
  readonly branch: string | null;
  readonly score: Figure;
  readonly change: Change | null;
  /** Share of the role's total of the counted component (returning clients, repeat sales). */
  readonly share: number | null;
  /** Rank interval; null below n = 10. */
  readonly band: { readonly low: number; readonly high: number } | null;
  /** Components of the plan, in its order. */
  readonly components: readonly ComponentRow[];
}
export interface ComponentRow {
  readonly id: "first_visit_recommend" | "returning_clients" | "repeat_sales" | "importer_csi" | "corporate_retention" | "complaints";
  readonly weight: number;
  readonly actual: Figure;
  readonly shrunk: number | null;
  /** Null: nothing to attain, the component is neutral. */
  readonly target: number | null;
  readonly attainment: number;
  /** weight × attainment. */
  readonly points: number;
  readonly marks: readonly Mark[];
}

/** The drawer of one figure. */
export interface FigureDetail {
  readonly figure: Figure;
  readonly window: { readonly from: string; readonly to: string };
  /** The definition that the figure was computed by, where it follows one and that is not version 1 as it stands in the sentence. */
  readonly policy: Policy | null;
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
  /** What a score is made of; empty for other figures. */
  readonly components: readonly ComponentRow[];
  readonly sql: string;
  readonly rows: readonly SourceRow[];
  readonly rowCount: number;
  readonly page: number;
  readonly pages: number;
}
/** What a row behind a figure is. */
export type RowUnit = "client" | "contact" | "car" | "order" | "sale" | "answer" | "invitation" | "complaint" | "entry" | "part" | "booking" | "debt" | "cost" | "tyres" | "benefit";

/** A row behind a figure: a client, an order, a sale, an answer…, with where it was read. */
export interface SourceRow {
  readonly unit: RowUnit;
  readonly id: string;
  readonly name: string | null;
  readonly branch: string | null;
  readonly day: string | null;
  /** Decimal string in major units, where the row carries money. */
  readonly amount: string | null;
  readonly score: number | null;
  /** How long it was watched, where that is counted. */
  readonly days: number | null;
  readonly in_numerator: boolean;
  readonly in_denominator: boolean;
  /** Set where the client's or car's page is not for whoever looks: the row leads nowhere. */
  readonly closed?: true;
  readonly sources: readonly { readonly file: string; readonly line: number; readonly kind: string; readonly batch: string }[];
}
