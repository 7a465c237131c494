import { spanAt } from "#app/metrics/compile.ts";
import type { Metric, Span } from "#app/metrics/define.ts";
import { addMonths, monthEnd, monthOf, monthsBetween } from "#app/metrics/period.ts";
import type { Figure } from "#app/metrics/types.ts";

const TREND_MONTHS = 24;

/** The ends of the months of a trend; the last is the as-of date itself. */
export function trendEnds(asOf: string, count = TREND_MONTHS): string[] {
  const months = monthsBetween(monthOf(addMonths(asOf, 1 - count)), monthOf(asOf));
  return months.map((month) => (month === monthOf(asOf) ? asOf : monthEnd(month)));
}

/** The ends of the months after a day's, up to the one in which the data end: a trend goes on to them, so that another of its months can be picked. */
export const laterEnds = (asOf: string, through: string | null): string[] =>
  through === null ? [] : monthsBetween(monthOf(asOf), monthOf(through)).slice(1).map((month) => (month === monthOf(through) ? through : monthEnd(month)));

/** A month of a trend: of what lives in a period the month itself, else the windows that end with it. */
export const monthSpan = (metric: Metric, end: string): Span => spanAt(end, metric.population.window === "trailing" ? undefined : { from: `${monthOf(end)}-01`, to: end });

/** Whether two figures of one metric are of the same survey. */
export const sameOrigin = (a: Figure, b: Figure): boolean => a.by["origin"] === b.by["origin"];
