import type { DrawnChart } from "#app/charts/types.ts";

export type VerdictWord = "earned" | "lost" | "not_clear" | "cannot_tell";
export const promotionSorts = ["date", "profit", "naive", "verdict"] as const;
export type PromotionSort = (typeof promotionSorts)[number];

/** A promotion in the list. Money in whole minor units. */
export interface PromotionRow {
  readonly code: string;
  readonly name: string;
  readonly to: string;
  readonly from: string;
  readonly until: string;
  readonly treated: number;
  readonly others: number;
  readonly naive_minor: number;
  readonly discount_minor: number;
  readonly profit: { readonly value_minor: number; readonly low_minor: number; readonly high_minor: number } | null;
  /** P(profit > 0); null where nothing may be said. */
  readonly chance: number | null;
  readonly verdict: VerdictWord;
  /** Why nothing can be told, in words. */
  readonly why: string | null;
}
export interface PromotionsPage {
  readonly currency: string;
  readonly sort: PromotionSort;
  readonly rows: readonly PromotionRow[];
  readonly sorts: readonly { readonly id: PromotionSort; readonly to: string }[];
  /** Where a test is designed; null for who may not. */
  readonly design: string | null;
}

/** A number of a promotion as it is read, with how it was made. */
export interface Told {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** Its 95 % interval. */
  readonly range: string | null;
  readonly formula: string;
}
export interface GroupRow {
  readonly key: string;
  readonly dimension: string;
  readonly name: string;
  readonly treated: string;
  readonly holdout: string;
  /** Null where an arm has too few. */
  readonly effect: string | null;
  readonly range: string | null;
  readonly formula: string;
}
export interface PromotionPage {
  readonly currency: string;
  readonly code: string;
  readonly name: string;
  /** Days, kind and branches in one line. */
  readonly about: string;
  readonly verdict: VerdictWord;
  /** What can be said, the verdict first. */
  readonly sentences: readonly string[];
  readonly causal: readonly Told[];
  readonly attributed: readonly Told[];
  readonly who: readonly Told[];
  readonly charts: readonly DrawnChart[];
  readonly groups: readonly GroupRow[];
  readonly assumptions: readonly string[];
  readonly files: readonly { readonly to: string; readonly label: string }[];
  readonly source: string;
  /** What was assumed, as it stands in the form; refused: it could not be read. */
  readonly assumed: { readonly margin: string; readonly contact: string; readonly refused: boolean };
}
