import * as Plot from "@observablehq/plot";
import { axis, cut, emptyPlot, grid, label, quiet, size, textWidth, valueTick, wrapped } from "../ink.ts";
import type { ChartKind, ChartTable, ChartWords, Frame } from "../types.ts";

export interface WeekMark {
  /** The first day of the week, ISO. */
  readonly day: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What really was, where the value is what was to be expected. */
  readonly beside?: number;
}
export interface WeeksData {
  /** What the line and its band are, in the reader's language. */
  readonly name: string;
  readonly subtitle: string;
  readonly empty: string;
  readonly unit: "money";
  readonly points: readonly WeekMark[];
  /** What stands beside the line in each point. */
  readonly besideName?: string;
  /** After which point (from 0) something ended. */
  readonly end?: { readonly at: number; readonly label: string };
  /** What the line must pass. */
  readonly level?: { readonly value: number; readonly label: string };
}

type Placed = WeekMark & { readonly at: number };
const placed = ({ points }: WeeksData): Placed[] => points.map((point, at) => ({ ...point, at }));

/** Weeks that begin a month, as far apart as their names need. */
function monthStarts(points: readonly Placed[], pixels: number): Placed[] {
  const firsts = points.filter(({ day }, at) => at === 0 || day.slice(0, 7) !== points[at - 1]?.day.slice(0, 7));
  const apart = Math.ceil((firsts.length * 52) / Math.max(1, pixels));
  return firsts.filter((_, at) => at % Math.max(1, apart) === 0);
}

/** At that end of the level where the line is farther off, so that its name covers less. */
function levelPlace(points: readonly Placed[], level: number): { readonly frameAnchor: "left" | "right"; readonly textAnchor: "start" | "end"; readonly dx: number } {
  const off = (point: Placed | undefined): number => Math.abs((point?.value ?? level) - level);
  return off(points.at(-1)) > off(points[0]) ? { frameAnchor: "right", textAnchor: "end", dx: -3 } : { frameAnchor: "left", textAnchor: "start", dx: 3 };
}

/** A line with its band week by week: an effect and its limits, or what was to be expected and, beside it, what really was. */
export function weeksPlot(data: WeeksData, frame: Frame): Plot.PlotOptions {
  const points = placed(data);
  const last = points.at(-1);
  if (!last) return emptyPlot(frame, data.empty);
  const { format } = frame;
  const ends = points.flatMap(({ low, high, value, beside = value }) => [low, high, value, beside]);
  const reached = [...ends, 0, ...(data.level ? [data.level.value] : [])];
  const [lowest, highest] = [Math.min(...reached), Math.max(...reached)];
  const domain: [number, number] = lowest === highest ? [lowest - 1, highest + 1] : [lowest, highest];
  const tick = valueTick(data.unit, frame, domain[1] - domain[0]);
  const shown = last.beside ?? last.value;
  const text = format.value(shown, data.unit);
  const marginRight = textWidth(text, size.strong) + 14;
  const marginLeft = Math.max(...domain.map((end) => textWidth(tick(end)))) + 12;
  const pixels = frame.width - marginLeft - marginRight;
  const firsts = monthStarts(points, pixels);
  // What ends after the last week that is drawn has no place.
  const end = data.end && data.end.at < points.length ? data.end : null;
  const ended = end === null ? 0 : end.at / Math.max(1, points.length - 1);
  const endRoom = ended > 0.5 ? pixels * ended : pixels * (1 - ended) + marginRight;
  const names = new Map(firsts.map(({ at, day }) => [at, format.monthShort(day)]));
  return {
    width: frame.width,
    height: frame.width < 480 ? 216 : 250,
    marginTop: 26,
    marginRight,
    marginBottom: 30,
    marginLeft,
    x: { type: "linear", domain: points.length === 1 ? [-1, 1] : [0, points.length - 1] },
    y: { type: "linear", domain, nice: 4 },
    marks: [
      Plot.gridY({ ...grid, ticks: 4 }),
      Plot.axisY({ ...axis, ticks: 4, tickFormat: tick }),
      Plot.axisX(firsts.map(({ at }) => at), { ...axis, tickFormat: (at: number) => names.get(at) ?? "" }),
      Plot.areaY(points, { x: "at", y1: "low", y2: "high", fill: "var(--accent)", fillOpacity: 0.14 }),
      points.length === 1 ? Plot.ruleX(points, { x: "at", y1: "low", y2: "high", stroke: "var(--accent)", strokeOpacity: 0.3, strokeWidth: 3 }) : null,
      Plot.ruleY([0], { stroke: "var(--ink-3)" }),
      data.level ? Plot.ruleY([data.level.value], { stroke: "var(--unsure)", strokeDasharray: "5 3", strokeWidth: 1.5 }) : null,
      data.level ? Plot.text([data.level], { ...quiet, y: "value", ...levelPlace(points, data.level.value), text: (level: { label: string }) => wrapped(level.label, pixels - 6, size.small), lineAnchor: "bottom", dy: -4, fontSize: size.small }) : null,
      end ? Plot.ruleX([end], { x: "at", stroke: "var(--ink-3)", strokeDasharray: "2 3" }) : null,
      end ? Plot.text([end], { ...quiet, x: "at", frameAnchor: "top", text: ({ label: said }: { label: string }) => cut(said, endRoom, size.small), textAnchor: ended > 0.5 ? "end" : "start", dy: -16, fontSize: size.small }) : null,
      Plot.lineY(points, { x: "at", y: "value", stroke: "var(--accent)", strokeWidth: 2, ...(data.besideName !== undefined && { strokeDasharray: "5 3" }) }),
      data.besideName === undefined ? null : Plot.lineY(points, { x: "at", y: "beside", stroke: "var(--ink)", strokeWidth: 2 }),
      Plot.dot([last], { x: "at", y: shown, r: 4, fill: data.besideName === undefined ? "var(--accent)" : "var(--ink)", stroke: "var(--surface)", strokeWidth: 1.5 }),
      Plot.text([last], { ...label, x: "at", y: shown, text: () => text, textAnchor: "start", dx: 9, fontSize: size.strong, fontWeight: 600 }),
    ],
  };
}

function weeksTable(data: WeeksData, { t, format }: ChartWords): ChartTable {
  const beside = data.besideName;
  return {
    columns: [{ label: t("promotions.week"), numeric: false }, ...[...(beside === undefined ? [] : [beside]), data.name, t("charts.interval")].map((text) => ({ label: text, numeric: true }))],
    rows: data.points.map(({ day, value, low, high, beside: was }) => [format.date(day), ...(beside === undefined ? [] : [format.value(was ?? null, data.unit)]), format.value(value, data.unit), format.range(low, high, data.unit)]),
  };
}

export const weeks: ChartKind<WeeksData> = {
  name: "weeks",
  nearest: "x",
  plot: weeksPlot,
  anchors: (data) => placed(data).map(({ at, value, beside = value }) => ({ x: at, y: beside })),
  table: weeksTable,
  title: ({ name }) => name,
  subtitle: ({ subtitle }) => subtitle,
  description: (data, { t, format }) => {
    const [first, last] = [data.points[0], data.points.at(-1)];
    if (!first || !last) return data.empty;
    const say = ({ value, low, high, beside }: WeekMark): string => t("promotions.chart_point", { value: format.value(beside ?? value, data.unit), expected: format.value(value, data.unit), low: format.value(low, data.unit), high: format.value(high, data.unit) });
    return t("promotions.chart_description", { weeks: data.points.length, n: data.points.length, from: format.date(first.day), first: say(first), last: say(last) });
  },
};
