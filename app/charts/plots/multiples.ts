import * as Plot from "@observablehq/plot";
import type { Figure, Unit } from "#app/metrics/types.ts";
import { axis, cut, emptyPlot, grid, quiet, size, textWidth, valueTick } from "../ink.ts";
import { monthLabel, monthsSaid } from "../months.ts";
import { known, lonely, type TrendPoint, trendPoints, valueDomain } from "../trend-points.ts";
import type { ChartKind, ChartTable, ChartWords, Frame } from "../types.ts";

export interface MultiplesData {
  readonly name: string;
  /** A small trend each, of the same metric. */
  readonly panels: readonly { readonly label: string; readonly figures: readonly Figure[] }[];
}
export interface Panel {
  readonly label: string;
  readonly points: readonly TrendPoint[];
}
export type PanelPoint = TrendPoint & { readonly panel: number };

export const panelsOf = (data: MultiplesData): Panel[] => data.panels.map(({ label: name, figures }) => ({ label: name, points: trendPoints(figures) }));
export const anyKnown = (panels: readonly Panel[]) => panels.some((panel) => known(panel.points).length > 0);
export const unitOf = (panels: readonly Panel[]): Unit => panels.flatMap((panel) => panel.points).find((point) => point.figure !== null)?.figure?.unit ?? "count";

/** Pixels of a panel, and between it and the next for its name and the months. */
const tall = 92;
const gap = 62;

/** How many panels stand side by side. */
export const across = (panels: number, width: number) => Math.max(1, Math.min(panels, width < 480 ? 2 : Math.floor(width / 190)));

/** The same trend of several branches, brands or people: one axis of values for all, so that they can be compared. */
export function multiplesPlot(data: MultiplesData, frame: Frame): Plot.PlotOptions {
  const panels = panelsOf(data);
  if (!anyKnown(panels)) return emptyPlot(frame, frame.t("plots.empty_multiples", { name: data.name }));
  const { format, t } = frame;
  const unit = unitOf(panels);
  const columns = across(panels.length, frame.width);
  const rows = Math.ceil(panels.length / columns);
  const spot = (panel: number) => ({ fx: panel % columns, fy: Math.floor(panel / columns) });
  const points = panels.flatMap((panel, at) => panel.points.map((point): PanelPoint => ({ ...point, panel: at })));
  const months = points.map((point) => point.at);
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const domain = valueDomain(points, unit);
  const tick = valueTick(unit, frame, domain[1] - domain[0]);
  const within = (value: number | null) => (value === null ? NaN : Math.min(Math.max(value, domain[0]), domain[1]));
  const marginLeft = Math.max(...domain.map((end) => textWidth(tick(end), size.small))) + 12;
  const cell = (frame.width - marginLeft - 8) / columns;
  const facet = { fx: (point: { panel: number }) => spot(point.panel).fx, fy: (point: { panel: number }) => spot(point.panel).fy };
  const heads = panels.map((panel, at) => ({ panel: at, label: panel.label, latest: known(panel.points).at(-1) ?? null }));
  const note = ({ latest }: (typeof heads)[number]) => (latest?.figure ? `${format.value(latest.figure.value, unit)} · ${t("charts.n", { n: format.value(latest.figure.n, "count") })}` : t("plots.no_data"));
  const ends = panels.flatMap((_, panel) => (first === last ? [{ panel, at: first }] : [{ panel, at: first }, { panel, at: last }]));
  const single = panels.flatMap((panel, at) => lonely(panel.points).map((point): PanelPoint => ({ ...point, panel: at })));
  return {
    width: frame.width,
    height: rows * (tall + gap),
    marginTop: 38,
    marginRight: 10,
    marginBottom: gap - 38,
    marginLeft,
    fx: { type: "band", domain: Array.from({ length: columns }, (_, at) => at), axis: null, paddingInner: columns > 1 ? 26 / cell : 0, paddingOuter: 0, round: false },
    fy: { type: "band", domain: Array.from({ length: rows }, (_, at) => at), axis: null, paddingInner: rows > 1 ? gap / (tall + gap) : 0, paddingOuter: 0, round: false },
    color: { type: "identity" },
    x: { type: "linear", domain: first === last ? [first - 1, last + 1] : [first, last], axis: null },
    y: { type: "linear", domain, axis: null },
    marks: [
      Plot.gridY({ ...grid, ticks: 3 }),
      Plot.axisY({ ...axis, ticks: 3, tickFormat: tick, fontSize: size.small }),
      Plot.areaY(points, { ...facet, z: "panel", x: "at", y1: (point: PanelPoint) => within(point.low), y2: (point: PanelPoint) => within(point.high), fill: "var(--accent)", fillOpacity: 0.14 }),
      Plot.lineY(points, { ...facet, z: "panel", x: "at", y: (point: PanelPoint) => (point.open ? NaN : (point.value ?? NaN)), stroke: "var(--accent)", strokeWidth: 1.75 }),
      Plot.dot(single, { ...facet, x: "at", y: "value", r: 2, fill: "var(--accent)" }),
      Plot.dot(heads.flatMap(({ panel, latest }) => (latest === null ? [] : [{ panel, ...latest }])), { ...facet, x: "at", y: "value", r: 3, fill: (point: PanelPoint) => (point.open ? "var(--surface)" : "var(--accent)"), stroke: "var(--accent)" }),
      Plot.text(heads, { ...facet, frameAnchor: "top-left", lineAnchor: "bottom", textAnchor: "start", dy: -18, text: (head: (typeof heads)[number]) => cut(head.label, cell * 0.9, 13), fontWeight: 600, fontSize: 13, fill: "var(--ink)" }),
      Plot.text(heads, { ...quiet, ...facet, frameAnchor: "top-left", lineAnchor: "bottom", textAnchor: "start", dy: -5, text: note, fontSize: size.small, fontVariant: "tabular-nums" }),
      (["start", "end"] as const).map((textAnchor) => Plot.text(ends.filter((end) => (end.at === first) === (textAnchor === "start")), { ...facet, x: "at", frameAnchor: "bottom", lineAnchor: "top", dy: 4, textAnchor, text: ({ at }) => monthLabel(at, [at], frame).replace("\n", " "), fill: "var(--ink-2)", fontSize: size.small })),
    ],
  };
}

type Known = TrendPoint & { value: number };
const latest = (data: MultiplesData) =>
  panelsOf(data)
    .flatMap((panel): { label: string; point: Known }[] => known(panel.points).slice(-1).map((point) => ({ label: panel.label, point })))
    .toSorted((a, b) => b.point.value - a.point.value);
const say = ({ figure }: TrendPoint, { format }: ChartWords) => format.value(figure?.value ?? null, figure?.unit ?? "count");

/** The highest and the lowest of the last values, unless their intervals overlap. */
function multiplesTitle(data: MultiplesData, words: ChartWords): string {
  const ends = latest(data);
  const [first, last] = [ends[0], ends.at(-1)];
  if (first === undefined || last === undefined) return data.name;
  const said = { name: data.name, most: first.label, most_value: say(first.point, words), least: last.label, least_value: say(last.point, words) };
  if (first === last) return words.t("charts.trend_now", { name: `${data.name} · ${first.label}`, value: said.most_value });
  const apart = (first.point.low ?? first.point.value) > (last.point.high ?? last.point.value);
  return words.t(apart ? "plots.multiples_title" : "plots.multiples_unclear", said);
}

function multiplesSubtitle(data: MultiplesData, { t, format }: ChartWords): string {
  const panels = panelsOf(data);
  if (!anyKnown(panels)) return "";
  const months = panels.flatMap((panel) => panel.points.map((point) => point.month)).toSorted();
  const open = panels.flatMap((panel) => known(panel.points)).find((point) => point.open);
  return [
    t("plots.multiples_subtitle", { months: monthsSaid(format, months[0] ?? "", months.at(-1) ?? "") }),
    ...(open ? [t("plots.trend_open", { month: format.month(open.month) })] : []),
  ].join("; ");
}

function multiplesDescription(data: MultiplesData, words: ChartWords): string {
  const ends = latest(data);
  if (ends.length === 0) return words.t("plots.empty_multiples", { name: data.name });
  const list = ends.map(({ label, point }) => `${label} ${say(point, words)} (${words.t("charts.n", { n: words.format.value(point.figure?.n ?? null, "count") })})`).join("; ");
  return words.t("plots.multiples_description", { name: data.name, list });
}

function multiplesTable(data: MultiplesData, words: ChartWords): ChartTable {
  const { t, format } = words;
  const panels = panelsOf(data);
  const unit = unitOf(panels);
  return {
    columns: [{ label: t("plots.row_month"), numeric: false }, ...[data.name, t("charts.interval"), t("charts.count")].map((text) => ({ label: text, numeric: true }))],
    rows: anyKnown(panels) ? panels.flatMap((panel) => panel.points.map((point) => [`${panel.label} · ${format.month(point.month)}`, format.value(point.figure?.value ?? null, unit), format.range(point.low, point.high, unit), format.value(point.figure?.n ?? null, "count")])) : [],
  };
}

export const multiples: ChartKind<MultiplesData> = {
  name: "multiples",
  nearest: "xy",
  plot: multiplesPlot,
  anchors: (data, width = 640) => {
    const panels = panelsOf(data);
    const columns = across(panels.length, width);
    if (!anyKnown(panels)) return [];
    return panels.flatMap((panel, at) => panel.points.map((point) => (point.value === null ? null : { x: point.at, y: point.value, fx: at % columns, fy: Math.floor(at / columns) })));
  },
  table: multiplesTable,
  title: multiplesTitle,
  subtitle: multiplesSubtitle,
  description: multiplesDescription,
};
