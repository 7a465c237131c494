import type { Figure } from "#app/metrics/types.ts";

export interface TrendData {
  /** One metric, a figure a month. */
  readonly figures: readonly Figure[];
  /** The metric's name in the reader's language. */
  readonly name: string;
  /** Where the value can be expected to lie, in the metric's unit. */
  readonly corridor?: { readonly low: number; readonly high: number };
  /** What happened, as labelled rules. ISO days; those outside the months shown are left out. */
  readonly events?: readonly { readonly day: string; readonly label: string }[];
  /** What should be reached, month by month: a goal, or the pace towards it. In the metric's unit. */
  readonly goal?: readonly { readonly month: string; readonly value: number }[];
  /** The same metric of another time or group, as a pale line. */
  readonly compare?: readonly Figure[];
  /** What the pale line is: "a year before". */
  readonly compareName?: string;
  /** How many months later than their own the compared figures stand: 12 for a year before. */
  readonly compareShift?: number;
  /** The month that is not over, "2026-05"; else told by an as-of day before the month's end. */
  readonly incomplete?: string;
  /** The charts of the same unit that it stands beside, itself too or not: all have one scale, so that they can be compared. */
  readonly beside?: readonly Omit<TrendData, "beside">[];
}
