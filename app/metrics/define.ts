import type { Sql } from "#pipelines/warehouse/sql.ts";
import type { AppliedPolicy } from "./policy.ts";
import type { Dimension, Mark, RowUnit, Unit } from "./types.ts";

/** One as-of date with the edges of its windows; windows are open on the left, closed on the right. */
export interface Span {
  readonly asOf: string;
  /** asOf − 6, 12, 24 months. */
  readonly m6: string;
  readonly m12: string;
  readonly m24: string;
  /** The period of metrics that are not tied to a trailing year: (after, until]. */
  readonly after: string;
  readonly until: string;
}

export interface Context {
  readonly spans: readonly Span[];
  /** Dimensions that the question names; a population may skip the work for others. */
  readonly needs: ReadonlySet<Dimension>;
  /** Top of the declared scale of `satisfaction`. */
  readonly satisfactionMax: number;
  /** What a point of the programme is worth, in minor units; 100 unless told. */
  readonly pointValue?: number;
  /** Days of silence after which a client is lost; null where the data do not show it. Given where the population says that it needs it. */
  readonly lostAfterDays?: number | null;
  /** What a loyal client and a visit are; `populations/relations.ts` gives the tables that follow it. */
  readonly applied: AppliedPolicy;
  /** Whether the table of `populations/stays.ts` stands as the policy in force makes it: the same units, found sooner. */
  readonly stays?: boolean;
}

/** Columns that a unit may carry beside its dimensions and measures. */
export type RowColumn = "client_id" | "day" | "branch" | "amount" | "score" | "days" | "batch_id" | "line" | "unit";

/**
 * The units that a family of metrics counts: one row per unit and as-of date. Its columns: `as_of`, `unit_id`, those it says it
 * carries, one per dimension it declares, and the measures that metrics add up.
 */
export interface Population {
  readonly id: string;
  readonly unit: RowUnit;
  readonly dimensions: readonly Dimension[];
  readonly carries: readonly RowColumn[];
  /** What `month` means: the month of each unit's event, or a snapshot at each month's end. */
  readonly monthly: "event" | "snapshot";
  /** Windows hang on the as-of date, or are the period asked for: by default the trailing year, or the month of the as-of date. */
  readonly window: "trailing" | "year" | "month";
  /** Months before the as-of date, or before the period, that its units are read from. */
  readonly monthsBack: number;
  /** The trailing window is the policy's, not `monthsBack`: that is what it comes to in version 1. */
  readonly byPolicy?: boolean;
  /** Whether the look-back of its metrics is counted from the start of the period, not from the as-of date. */
  readonly looksBackFromStart?: boolean;
  /** Whether `lostAfterDays` has to be found out first. */
  readonly needsLostGap?: boolean;
  readonly select: (context: Context) => Sql;
  /** What the window holds and the population does not count: rows `as_of, reason` and the dimensions it can be filtered by. */
  readonly leftOut?: { readonly dimensions: readonly Dimension[]; readonly select: (context: Context) => Sql };
}

export interface Metric {
  readonly id: string;
  /** The definition and its version that the figure carries; several metrics may share one. */
  readonly definition: string;
  readonly version: number;
  readonly unit: Unit;
  /**
   * How value and interval come from the sums: units/units, money/money (no interval: amounts are no trials), mean of the units, points, Σ of
   * units, Σ of an amount over the units with a denominator of 1, 100 × Σ/Σ, events in 1000 (Poisson), Σ/Σ of unlike things (no interval),
   * the same divided by the quotient of the first two parts, Kaplan–Meier's share to whom it has happened by the end of what is observed of
   * each unit (its population gives `days`, the metric's first part how many were observed to the end), or a score made of other metrics.
   */
  readonly shape: "share" | "amount_share" | "mean" | "nps" | "count" | "sum" | "per_100" | "per_1000" | "ratio" | "cross_ratio" | "survival" | "score";
  readonly population: Population;
  /** Measure columns of the population. A count has no denominator; a mean divides by the units with a denominator of 1. */
  readonly numerator: string;
  readonly denominator: string | null;
  /** Dimensions along which numerator and denominator add up to the whole. */
  readonly additive: readonly Dimension[];
  /** Other measures shown with the figure. */
  readonly parts: readonly string[];
  /** Of a share of amounts: the part that counts the units whose amounts it is of, and so is its n; left out, all units. */
  readonly over?: string;
  /** Beside a mean of money: the measures of the margin and of the units whose margin is known. */
  readonly margin: { readonly sum: string; readonly over: string } | null;
  /** Whether a mean comes with its median. */
  readonly median: boolean;
  /** Measures that count what was left out. */
  readonly leftOut: readonly string[];
  /** Months before the as-of date that must lie inside the data; else the figure is blank. */
  readonly lookBack: number | null;
  /** Marked while its first contacts fall in the first 12 months of data. */
  readonly needsFirstContact: number | null;
  /**
   * What of the policy moves the figure, and so whose version it carries: the whole of it (client), which orders are visits (visits), or
   * nothing (none). Left out, it is read off the population: see `followed`.
   */
  readonly follows?: Followed;
  /** Of a survival metric: its units watched as long as there is to see, so that it can be told of any day (`narrow.ts`). */
  readonly watched?: Population;
  /** The measure, in minor units, by which its units can be narrowed to those of an amount. */
  readonly amount?: string;
  /** Dimensions that every answer is split by. */
  readonly always: readonly Dimension[];
  readonly corridor: readonly [low: number, high: number] | null;
  readonly marks: readonly Mark[];
}

export type Followed = "client" | "visits" | "none";

type Optional = "definition" | "version" | "parts" | "margin" | "median" | "leftOut" | "lookBack" | "needsFirstContact" | "always" | "corridor" | "marks" | "additive";

/** A metric with the defaults filled in; additive along all dimensions of its population unless told otherwise. */
export function metric(spec: Omit<Metric, Optional> & Partial<Pick<Metric, Optional>>): Metric {
  return {
    definition: spec.id,
    version: 1,
    additive: spec.population.dimensions,
    parts: [],
    margin: null,
    median: false,
    leftOut: [],
    lookBack: null,
    needsFirstContact: null,
    always: [],
    corridor: null,
    marks: [],
    ...spec,
  };
}
