import type { Home } from "#pipelines/index.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { cubes } from "#app/metrics/cubes.ts";
import type { Metric } from "#app/metrics/define.ts";
import { monthEnd, monthOf, type Period } from "#app/metrics/period.ts";
import type { Dimension, Figure, Filters } from "#app/metrics/types.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { figures, type Detail } from "./figures.server.ts";
import { monthSpan } from "./trend-months.ts";

/**
 * Figures of a metric at the ends of months, in their order. Where sums by month tell them they are asked a calendar year at a time, whatever
 * part of it is wanted: the answers are kept, so that the trend of another day, its year before and the months just picked on a chart are
 * already there. What is read off the rows is asked for as it is: each month of it costs as much as the first.
 */
export async function monthFigures(home: Home, metric: Metric, ends: readonly string[], by: readonly Dimension[], filters: Filters): Promise<Figure[]> {
  const { to } = await facts(home);
  const last = monthOf(to ?? "9999-12-31");
  const summed = cubes.some(({ population }) => population === metric.population);
  const shared = ends.filter((end) => summed && end === monthEnd(monthOf(end)) && monthOf(end) <= last);
  const years = [...new Set(shared.map((end) => end.slice(0, 4)))];
  const rest = ends.filter((end) => !shared.includes(end));
  const others = summed ? rest.map((end) => [end]) : rest.length > 0 ? [rest] : [];
  const asked = [...years.map((year) => monthsOf(year).filter((month) => month <= last).map(monthEnd)), ...others];
  const found = (await Promise.all(asked.map((days) => figures(home, metric, days.map((end) => monthSpan(metric, end)), by, filters, undefined, "sums")))).flat();
  return ends.flatMap((end) => found.filter((figure) => figure.as_of === end));
}

/** Figures of one day. A snapshot at a month's end is a month of the trend, whatever the period; anything else is asked for itself. */
export const figuresAt = (home: Home, metric: Metric, { asOf, period }: { readonly asOf: string; readonly period?: Period | undefined }, filters: Filters, detail?: Detail): Promise<Figure[]> =>
  metric.population.window === "trailing" && asOf === monthEnd(monthOf(asOf)) ? monthFigures(home, metric, [asOf], [], filters) : figures(home, metric, [spanAt(asOf, period)], [], filters, undefined, detail);

const monthsOf = (year: string): string[] => Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, "0")}`);
