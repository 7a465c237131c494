import { addDays } from "#app/metrics/period.ts";

/** How long a promotion is judged. Days are ISO dates. */
export interface Window {
  readonly from: string;
  /** Its last day, and the last day of the tail. */
  readonly to: string;
  readonly until: string;
  /** The last day of it that the data know; before `from` where it has not begun. */
  readonly read: string;
  readonly early: "running" | "tail" | null;
}

/** From the first day to the last, and on for as long as half of the returns take: who would have come anyway has come by then. */
export function windowOf(promotion: { readonly from: string; readonly to: string }, tailDays: number | null, dataEnd: string | null): Window {
  const until = addDays(promotion.to, tailDays ?? 0);
  const end = dataEnd ?? addDays(promotion.from, -1);
  return { from: promotion.from, to: promotion.to, until, read: end < until ? end : until, early: end < promotion.to ? "running" : end < until ? "tail" : null };
}
