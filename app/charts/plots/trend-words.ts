import type { Figure } from "#app/metrics/types.ts";
import { known, type TrendPoint, trendPoints } from "../trend-points.ts";
import type { ChartTable, ChartWords } from "../types.ts";

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
}

const half = (point: TrendPoint) => (point.low === null || point.high === null ? null : (point.high - point.low) / 2);

/** Value now and what a year did to it. A difference that two intervals can explain is not called a change. */
export function trendTitle(data: TrendData, { t, format }: ChartWords): string {
  const points = trendPoints(data.figures);
  const now = known(points).at(-1);
  if (!now?.figure) return data.name;
  const { unit } = now.figure;
  const words = { name: data.name, value: format.value(now.figure.value, unit) };
  const before = known(points).find((point) => point.at === now.at - 12);
  if (!before) return t("charts.trend_now", words);
  const change = now.value - before.value;
  const [one, two] = [half(now), half(before)];
  const unclear = one !== null && two !== null && Math.abs(change) <= Math.hypot(one, two);
  return t(unclear ? "charts.trend_unclear" : "charts.trend_year", { ...words, change: format.change(change, unit) });
}

export function trendSubtitle(data: TrendData, { t, format }: ChartWords): string {
  const points = trendPoints(data.figures);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || known(points).length === 0) return "";
  const span = { from: format.month(first.month), to: format.month(last.month) };
  return t(points.some((point) => point.low !== null) ? "charts.trend_span_band" : "charts.trend_span", span);
}

export function trendDescription(data: TrendData, { t, format }: ChartWords): string {
  const points = trendPoints(data.figures);
  const drawn = known(points);
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (!first || !last) return t("charts.empty_trend", { name: data.name });
  const say = (point: TrendPoint) => format.value(point.figure?.value ?? null, point.figure?.unit ?? "count");
  const least = drawn.reduce((a, b) => (b.value < a.value ? b : a));
  const most = drawn.reduce((a, b) => (b.value > a.value ? b : a));
  const sentence = t("charts.trend_description", { from: format.month(first.month), to: format.month(last.month), first: say(first), least: say(least), least_month: format.month(least.month), most: say(most), most_month: format.month(most.month), last: say(last) });
  const blank = points.length - drawn.length;
  return blank === 0 ? sentence : `${sentence} ${t("charts.trend_gaps", { n: blank })}`;
}

export function trendTable(data: TrendData, { t, format }: ChartWords): ChartTable {
  const points = trendPoints(data.figures);
  const early = points.some((point) => point.early);
  const columns = [
    { label: t("charts.month"), numeric: false },
    { label: data.name, numeric: true },
    { label: t("charts.interval"), numeric: true },
    { label: t("charts.count"), numeric: true },
    ...(early ? [{ label: t("charts.mark"), numeric: false }] : []),
  ];
  const rows = points.map(({ month, figure, early: marked }) => {
    const unit = figure?.unit ?? "count";
    const cells = [format.month(month), format.value(figure?.value ?? null, unit), format.range(figure?.low ?? null, figure?.high ?? null, unit), format.value(figure?.n ?? null, "count")];
    return early ? [...cells, marked ? t("charts.first_year") : ""] : cells;
  });
  return { columns, rows };
}
