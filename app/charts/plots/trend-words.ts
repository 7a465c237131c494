import { monthId, monthsSaid } from "../months.ts";
import { known, type TrendPoint, trendPoints } from "../trend-points.ts";
import type { ChartTable, ChartWords } from "../types.ts";
import type { TrendData } from "./trend-data.ts";
import { extrasOf, type Place } from "./trend-extras.ts";

export type { TrendData };

const half = (point: TrendPoint) => (point.low === null || point.high === null ? null : (point.high - point.low) / 2);

/** Value now and what a year did to it. A difference that two intervals can explain is not called a change. */
export function trendTitle(data: TrendData, { t, format }: ChartWords): string {
  const points = trendPoints(data.figures, data.incomplete);
  const now = known(points).at(-1);
  if (!now?.figure) return data.name;
  const { unit } = now.figure;
  const words = { name: data.name, value: format.value(now.figure.value, unit) };
  const before = known(points).find((point) => point.at === now.at - 12);
  // Part of a month is not compared with a whole one.
  if (!before || now.open) return t("charts.trend_now", words);
  const change = now.value - before.value;
  const [one, two] = [half(now), half(before)];
  const unclear = one !== null && two !== null && Math.abs(change) <= Math.hypot(one, two);
  return t(unclear ? "charts.trend_unclear" : "charts.trend_year", { ...words, change: format.change(change, unit) });
}

export function trendSubtitle(data: TrendData, { t, format }: ChartWords): string {
  const points = trendPoints(data.figures, data.incomplete);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || known(points).length === 0) return "";
  const span = { months: monthsSaid(format, first.month, last.month) };
  const open = known(points).find((point) => point.open);
  const extras = extrasOf(data, points);
  return [
    t(points.some((point) => point.low !== null) ? "charts.trend_span_band" : "charts.trend_span", span),
    ...(extras.goals.length > 0 ? [t("plots.trend_goal")] : []),
    ...(extras.compared.length > 0 ? [t("plots.trend_compare", { name: data.compareName ?? t("plots.compare") })] : []),
    ...(open ? [t("plots.trend_open", { month: format.month(open.month) })] : []),
  ].join("; ");
}

export function trendDescription(data: TrendData, { t, format }: ChartWords): string {
  const points = trendPoints(data.figures, data.incomplete);
  const drawn = known(points);
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (!first || !last) return t("charts.empty_trend", { name: data.name });
  const say = (point: TrendPoint) => format.value(point.figure?.value ?? null, point.figure?.unit ?? "count");
  const least = drawn.reduce((a, b) => (b.value < a.value ? b : a));
  const most = drawn.reduce((a, b) => (b.value > a.value ? b : a));
  const sentence = t("charts.trend_description", { months: monthsSaid(format, first.month, last.month), first: say(first), least: say(least), least_month: format.month(least.month), most: say(most), most_month: format.month(most.month), last: say(last) });
  const blank = points.length - drawn.length;
  const open = drawn.find((point) => point.open);
  const { events } = extrasOf(data, points);
  return [
    sentence,
    ...(blank > 0 ? [t("charts.trend_gaps", { n: blank })] : []),
    ...(open ? [t("plots.incomplete", { month: format.month(open.month) })] : []),
    ...(events.length > 0 ? [`${t("plots.events")}: ${events.map((event) => `${event.label} (${format.month(monthId(event.at))})`).join(", ")}.`] : []),
  ].join(" ");
}

export function trendTable(data: TrendData, { t, format }: ChartWords): ChartTable {
  const points = trendPoints(data.figures, data.incomplete);
  const { goals, compared, events } = extrasOf(data, points);
  const unit = known(points)[0]?.figure?.unit ?? "count";
  const at = (line: readonly Place[], month: number) => format.value(line.find((place) => place.at === month)?.value ?? null, unit);
  const marks = (point: TrendPoint) =>
    [point.early ? t("charts.first_year") : "", point.open ? t("plots.month_open") : "", ...events.filter((event) => event.at === point.at).map((event) => event.label)].filter((text) => text !== "").join("; ");
  const marked = points.some((point) => marks(point) !== "");
  const also = [...(goals.length > 0 ? [{ label: t("plots.goal"), line: goals }] : []), ...(compared.length > 0 ? [{ label: data.compareName ?? t("plots.compare"), line: compared }] : [])];
  const numeric = [data.name, t("charts.interval"), t("charts.count"), ...also.map(({ label }) => label)].map((label) => ({ label, numeric: true }));
  return {
    columns: [{ label: t("charts.month"), numeric: false }, ...numeric, ...(marked ? [{ label: t("charts.mark"), numeric: false }] : [])],
    rows: points.map((point) => [
      format.month(point.month),
      format.value(point.figure?.value ?? null, unit),
      format.range(point.figure?.low ?? null, point.figure?.high ?? null, unit),
      format.value(point.figure?.n ?? null, "count"),
      ...also.map(({ line }) => at(line, point.at)),
      ...(marked ? [marks(point)] : []),
    ]),
  };
}
