import * as Plot from "@observablehq/plot";
import { axis, cut, emptyPlot, grid, label, quiet, size, textWidth, valueTick } from "../ink.ts";
import { monthLabel, monthTicks } from "../months.ts";
import { fullLine, known, lonely, paleLine, type TrendPoint, trendPoints } from "../trend-points.ts";
import type { ChartKind, Frame } from "../types.ts";
import { endNames, eventLines, extrasOf, trendDomain } from "./trend-extras.ts";
import { besideMarks, endMarks, eventHeight, eventMarks, openMarks } from "./trend-marks.ts";
import { trendDescription, trendSubtitle, trendTable, trendTitle, type TrendData } from "./trend-words.ts";

/** A share, a score or money month by month: the line, its interval as a band, the corridor as a strip, gaps where a month is blank. */
export function trendWithBand(data: TrendData, frame: Frame): Plot.PlotOptions {
  const points = trendPoints(data.figures, data.incomplete);
  const drawn = known(points);
  const [first, last, latest] = [points[0], points.at(-1), drawn.at(-1)];
  if (!first || !last || !latest) return emptyPlot(frame, frame.t("charts.empty_trend", { name: data.name }));

  const { corridor } = data;
  const { format } = frame;
  const unit = latest.figure?.unit ?? "count";
  const extras = extrasOf(data, points);
  const domain = trendDomain(data, unit);
  const tick = valueTick(unit, frame, domain[1] - domain[0]);
  const text = format.value(latest.figure?.value ?? null, unit);
  const count = frame.t("charts.n", { n: format.value(latest.figure?.n ?? 0, "count") });
  const ends = endNames(data, extras, frame, unit);
  const marginRight = Math.max(textWidth(text, size.strong), ...[count, ...ends.map((end) => end.text)].map((each) => textWidth(each, size.small))) + 16;
  const marginLeft = Math.max(...domain.map((end) => textWidth(tick(end)))) + 12;
  const pixels = frame.width - marginLeft - marginRight;
  const months = monthTicks(first.at, last.at, pixels);
  const span: [number, number] = first.at === last.at ? [first.at - 1, last.at + 1] : [first.at, last.at];
  const pixel = (x: number) => marginLeft + ((x - span[0]) / (span[1] - span[0])) * pixels;
  const events = extras.events.map((event) => ({ ...event, x: Math.min(Math.max(event.x, span[0]), span[1]), label: cut(event.label, frame.width / 3, size.small) }));
  const lines = eventLines(events, pixel, frame.width);
  const marginTop = 14 + Math.max(0, ...lines.map((line) => (line === null ? 0 : 4 + (line + 1) * eventHeight)));
  const height = (frame.width < 480 ? 206 : 246) + marginTop;
  const bottom = height - 38;
  const geometry = { pixel, heightOf: (value: number) => marginTop + (1 - (value - domain[0]) / (domain[1] - domain[0])) * (bottom - marginTop), top: marginTop, bottom, right: frame.width };
  const within = (value: number) => Math.min(Math.max(value, domain[0]), domain[1]);

  return {
    width: frame.width,
    height,
    marginTop,
    marginRight,
    marginBottom: 38,
    marginLeft,
    x: { type: "linear", domain: span },
    y: { type: "linear", domain },
    marks: [
      corridor && Plot.rect([corridor], { y1: "low", y2: "high", fill: "var(--corridor)" }),
      Plot.gridY({ ...grid, ticks: 4 }),
      domain[0] <= 0 && domain[1] >= 0 ? Plot.ruleY([0], { stroke: "var(--ink-3)" }) : null,
      Plot.axisY({ ...axis, ticks: 4, tickFormat: tick }),
      Plot.axisX(months, { ...axis, tickFormat: (month: number) => monthLabel(month, months, frame), lineHeight: 1.25 }),
      corridor && Plot.text([corridor], { ...quiet, ...corridorPlace(points, corridor, domain), fill: "var(--corridor-ink)", stroke: "var(--corridor)", fontSize: size.small, text: () => frame.t("charts.corridor", { range: format.range(corridor.low, corridor.high, unit).replaceAll(",0", "").replaceAll(".0", "") }) }),
      Plot.areaY(points, { x: "at", y1: (point: TrendPoint) => (point.low === null ? NaN : within(point.low)), y2: (point: TrendPoint) => (point.high === null ? NaN : within(point.high)), fill: "var(--accent)", fillOpacity: 0.14 }),
      Plot.ruleX(lonely(points).filter((point) => point.low !== null && point.high !== null), { x: "at", y1: (point: TrendPoint) => within(point.low ?? 0), y2: (point: TrendPoint) => within(point.high ?? 0), stroke: "var(--accent)", strokeOpacity: 0.3, strokeWidth: 3 }),
      eventMarks(events, lines, geometry),
      besideMarks(extras),
      Plot.lineY(points, { x: "at", y: paleLine(points), stroke: "var(--accent)", strokeOpacity: 0.45, strokeWidth: 2 }),
      Plot.lineY(points, { x: "at", y: fullLine, stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.dot(lonely(points), { x: "at", y: "value", r: 2.5, fill: "var(--accent)" }),
      openMarks(points, 4),
      firstYear(points, frame),
      endMarks(ends, last.at, latest.value, geometry),
      latest.open ? null : Plot.dot([latest], { x: "at", y: "value", r: 4, fill: "var(--accent)", stroke: "var(--surface)", strokeWidth: 1.5 }),
      Plot.text([latest], { ...label, x: "at", y: "value", text: () => text, textAnchor: "start", dx: 9, dy: -2, fontSize: size.strong, fontWeight: 600 }),
      Plot.text([latest], { ...quiet, x: "at", y: "value", text: () => count, textAnchor: "start", dx: 9, dy: 13, fontSize: size.small }),
    ],
  };
}

/** Says over the paler part of the line why it is paler. */
function firstYear(points: readonly TrendPoint[], frame: Frame) {
  const early = known(points).filter((point) => point.early);
  if (early.length < 3) return null;
  return Plot.text(early.slice(0, 1), { ...quiet, x: "at", frameAnchor: "bottom", text: () => frame.t("charts.first_year"), textAnchor: "start", dx: 2, dy: -4, fontSize: size.small, fontStyle: "italic" });
}

/** The name of the corridor stands at the left end, on whichever edge is farther from the line there. */
function corridorPlace(points: readonly TrendPoint[], corridor: { low: number; high: number }, domain: readonly [number, number]) {
  const start = known(points.slice(0, Math.ceil(points.length / 3)));
  const clear = (edge: number) => Math.min(domain[1] - domain[0], ...start.map((point) => Math.abs(point.value - edge)));
  const top = clear(corridor.high) >= clear(corridor.low);
  return { x: points[0]?.at ?? 0, y: top ? corridor.high : corridor.low, dx: 5, dy: top ? 5 : -5, textAnchor: "start", lineAnchor: top ? "top" : "bottom" } as const;
}

export const trend: ChartKind<TrendData> = {
  name: "trend",
  nearest: "x",
  plot: trendWithBand,
  anchors: (data) => trendPoints(data.figures, data.incomplete).map((point) => (point.value === null ? null : { x: point.at, y: point.value })),
  table: trendTable,
  title: trendTitle,
  subtitle: trendSubtitle,
  description: trendDescription,
};
