import type { Change, Comparison, Dimension, Figure } from "../types.ts";

/** One group's part of a change: in the metric's unit (shares 0–1), with the interval that chance leaves it. */
export interface GroupPart {
  readonly dimension: Dimension;
  /** Null: those without one. */
  readonly value: string | null;
  readonly from: Figure;
  readonly to: Figure;
  readonly total: number;
  readonly mix: number;
  readonly rate: number;
  /** How much of the whole it was, and is: of clients, orders, answers, or money, 0–1. */
  readonly weights: { readonly before: number; readonly after: number };
  readonly low: number;
  readonly high: number;
  /** What most of it is: the group's own figure, its weight in the whole, or some of each. */
  readonly cause: "rate" | "mix" | "both";
}

/** What happened to one metric between two times, and who did most of it. */
export interface WhatChanged {
  readonly change: Change;
  readonly to: Figure;
  /** The change of the whole is more than chance. */
  readonly clear: boolean;
  readonly part: GroupPart | null;
  /** The group of the same split that clearly pulls hardest the other way. */
  readonly counter: GroupPart | null;
  /** Every branch moved the same way, clearly. */
  readonly everywhere: boolean;
  /** "YYYY-MM": the month after the group's figure (or, without one, the whole's) stood best or worst. */
  readonly since: string | null;
}
export interface WhatChangedData {
  /** The page compares with a time; where it compares with a goal or a branch, changes are told against a year ago. */
  readonly kind: Extract<Comparison, "year" | "previous">;
  readonly rows: readonly WhatChanged[];
  /** How many 95 % intervals were looked at to find them. */
  readonly looked: number;
}

/** Something that waits for somebody: how many, and where one works on it. Only what there is. */
export interface CountChip {
  readonly id: "promotions" | "rejected" | "duplicates" | "parts" | "complaints" | "alerts";
  readonly count: number;
  /** A page of its own; null where it is the drawer of `figure`. */
  readonly to: string | null;
  readonly figure: Figure | null;
}

/** What people aim at with a metric, and where its present pace leads. */
export interface GoalPace {
  readonly metric: string;
  /** Of answers: whose. */
  readonly origin: string | null;
  /** Month by month, "YYYY-MM"; values in the metric's unit. */
  readonly months: readonly { readonly month: string; readonly value: number }[];
  /** The goal of the as-of month; null where that month has none. */
  readonly now: number | null;
  readonly unit: Figure["unit"];
  /** Where the pace leads by the last month with a goal; null when unknown. */
  readonly pace: { readonly month: string; readonly value: number; readonly goal: number; readonly rule: "line" | "level"; readonly reached: boolean } | null;
}

/** Something that happened, shown on charts over time. */
export interface TrendEvent {
  readonly day: string;
  readonly label: string;
}

/** What charts over time show beside their lines: what happened, and what metrics should reach. */
export interface TimeNotes {
  readonly events: readonly TrendEvent[];
  readonly goals: readonly GoalPace[];
}

/** A branch beside the group, as it is and with the group's mix. Shares 0–1. */
export interface MixRow {
  readonly branch: string;
  readonly adjusted: number;
  readonly low: number;
  readonly high: number;
  /** The mix turns the comparison with the others round: where the branch stands itself. */
  readonly flip: "above" | "below" | null;
}

export interface OverviewAround {
  readonly changed: WhatChangedData;
  /** The page compares with a goal or a branch: changes are told over a year instead. */
  readonly instead: boolean;
  readonly chips: readonly CountChip[];
  readonly goals: readonly GoalPace[];
  readonly events: readonly TrendEvent[];
  readonly mix: readonly MixRow[];
}
