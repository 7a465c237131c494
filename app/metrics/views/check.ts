import type { TimeNotes } from "./overview.ts";
import type { Dimension, Figure, Filters, Tile } from "../types.ts";

/** What the exports hold, so that a part of the page without data names the one it lacks. */
export interface CheckKinds {
  readonly visits: boolean;
  readonly visit_lines: boolean;
}

export const checkSplits = ["branch", "visit_kind", "brand", "car_age"] as const satisfies readonly (keyof Filters)[];
export type CheckSplit = (typeof checkSplits)[number];

/** A group's average check, and what it would be with the mix of all groups together. Major units. */
export interface AdjustedCheck {
  readonly figure: Figure;
  readonly adjusted: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** Above the rest as it stands and below it at the same mix, or the other way round; beyond chance at the same mix, or not. */
  readonly flips: "no" | "chance" | "sure";
  /** Its own average − that of the rest, as it stands and at the same mix; null where there is no rest to compare with. */
  readonly against: { readonly crude: number; readonly adjusted: number } | null;
  /** What the adjusted value is made of, where that was asked for: Σ weight × value. The largest weight first. */
  readonly made?: readonly AdjustedStratum[];
}
/** Orders of one kind of work in a group: how much they weigh in the mix of all (0–1, Σ = 1), and what they come to on average. */
export interface AdjustedStratum {
  readonly by: Readonly<Record<string, string | null>>;
  readonly weight: number;
  readonly n: number;
  readonly value: number;
}
export interface SplitChecks {
  readonly dimension: CheckSplit;
  /** What is held equal. */
  readonly held: readonly Dimension[];
  readonly rows: readonly AdjustedCheck[];
}

export interface SoldItem {
  readonly item: string;
  readonly kind: "labour" | "part";
  readonly orders: Figure;
  readonly revenue: Figure;
}

export interface CheckData {
  readonly asOf: string;
  readonly kinds: CheckKinds;
  readonly notes: TimeNotes;
  readonly ignores: readonly Dimension[];
  readonly check: Tile;
  readonly tiles: readonly Tile[];
  /** Major units; the last bin has no end. */
  readonly bins: readonly { readonly from: number; readonly to: number | null; readonly count: number }[];
  readonly splits: readonly SplitChecks[];
  /** Average check, margin and discount by branch. */
  readonly branches: readonly { readonly branch: string; readonly margin: Figure | null; readonly known: Figure | null; readonly depth: Figure | null; readonly discounted: Figure | null }[];
  readonly bands: readonly Figure[];
  /** Of the orders of the period, those that tell their works and parts. */
  readonly itemised: { readonly orders: number; readonly works: readonly SoldItem[]; readonly parts: readonly SoldItem[] };
  readonly status: readonly Figure[];
}
