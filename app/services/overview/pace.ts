import type { Figure } from "#app/metrics/types.ts";
import { fallingIsBetter } from "#app/metrics/direction.ts";

/** Months that a pace is read from. */
export const PACE_MONTHS = 6;

interface Aim {
  /** "YYYY-MM" */
  readonly month: string;
  readonly value: number;
}

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/**
 * Where a figure of a trailing window is by a later month if it goes on along the least-squares line through its last six months; shares stay
 * within 0–1, points within ±100. `values` are month by month, oldest first, in the metric's unit. Null unless all six are known.
 */
export function alongLine(values: readonly (number | null)[], monthsAhead: number, unit: Figure["unit"]): number | null {
  const last = values.slice(-PACE_MONTHS);
  if (last.length < PACE_MONTHS || last.includes(null)) return null;
  const known = last as number[];
  const middle = (PACE_MONTHS - 1) / 2;
  const mean = known.reduce((a, b) => a + b, 0) / PACE_MONTHS;
  const slope = known.reduce((sum, y, x) => sum + (x - middle) * (y - mean), 0) / known.reduce((sum, _, x) => sum + (x - middle) ** 2, 0);
  const value = mean + slope * (PACE_MONTHS - 1 - middle + monthsAhead);
  if (unit === "share") return Math.min(1, Math.max(0, value));
  return unit === "points" ? Math.min(100, Math.max(-100, value)) : Math.max(0, value);
}

/** Where a figure of single months is if it stays as in the last six: Σ ÷ Σ, not a mean of means. Null with a month of nothing. */
export function atLevel(months: readonly Pick<Figure, "numerator" | "denominator">[]): number | null {
  const last = months.slice(-PACE_MONTHS);
  if (last.length < PACE_MONTHS || last.some(({ denominator }) => !(Number(denominator) > 0))) return null;
  const sum = (pick: "numerator" | "denominator") => last.reduce((total, month) => total + Number(month[pick]), 0);
  return sum("numerator") / sum("denominator");
}

/** The goal of the whole out of those of its branches, each at its weight; null unless every branch that has any weight has one. */
export function wholeGoal(branches: readonly { readonly weight: number; readonly goal: number | null }[]): number | null {
  const weighty = branches.filter(({ weight }) => weight > 0);
  const total = weighty.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0 || weighty.some(({ goal }) => goal === null)) return null;
  return weighty.reduce((sum, { weight, goal }) => sum + weight * (goal as number), 0) / total;
}

/** What the pace comes to by the last month with a goal; null when either is unknown. */
export function paceTo(goals: readonly Aim[], month: string, metric: string, valueAt: (monthsAhead: number) => number | null) {
  const last = goals.findLast((goal) => goal.month >= month);
  const value = last && valueAt(indexOf(last.month) - indexOf(month));
  if (!last || value === null || value === undefined) return null;
  return { month: last.month, value, goal: last.value, reached: fallingIsBetter.has(metric) ? value <= last.value : value >= last.value };
}
