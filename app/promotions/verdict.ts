import type { Difference } from "#app/stats/proportions.ts";

/** What can be said of a promotion: metrics.md, "Promotions". */
export const verdicts = ["earned", "lost", "not_clear", "cannot_tell"] as const;
export type Verdict = (typeof verdicts)[number];

/** Why nothing can be said. */
export type Barred =
  /** Nobody is known to have been put into it, so there is nobody to compare. */
  | "no_list"
  /** Clients of one arm alone, and too few others like them. */
  | "no_comparison"
  /** The arms have not the sizes that were drawn. */
  | "mismatch"
  /** Before the promotion the arms came differently often: they were not drawn. */
  | "unbalanced"
  /** Treated and others moved apart already before it began. */
  | "pre_trend"
  /** It has not begun, or has not ended. */
  | "running"
  /** The median gap between visits after its end is not over. */
  | "tail"
  | "too_small";

/** Fewer clients in an arm tell nothing: a mean of so few skewed amounts has no interval to rely on. */
export const FEWEST = 30;

/** Earned or lost where the whole interval of the profit lies on one side of 0; what is barred cannot be told. */
export function verdictOf(profit: Difference | null, barred: Barred | null): Verdict {
  if (barred !== null || profit === null) return "cannot_tell";
  if (profit.low > 0) return "earned";
  return profit.high < 0 ? "lost" : "not_clear";
}
