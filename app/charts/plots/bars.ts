import * as Plot from "@observablehq/plot";
import type { Unit } from "#app/metrics/types.ts";
import { axis, emptyPlot, grid, label, quiet, size, textWidth, tickCount, valueTick } from "../ink.ts";
import { rowNames, rowsFrame } from "../rows.ts";
import type { ChartKind, ChartTable, ChartWords, Frame } from "../types.ts";

export interface BarRow {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly n?: number;
  /** Not of the chosen: drawn pale. */
  readonly dimmed?: boolean;
}
export interface BarsData {
  readonly name: string;
  readonly unit: Unit;
  /** In the order to show. */
  readonly rows: readonly BarRow[];
  readonly reference?: { readonly label: string; readonly value: number };
  /** Rates with intervals: a dot and its whisker instead of a bar. */
  readonly dots?: boolean;
}
type Known = BarRow & { readonly value: number };
const knownBars = (data: BarsData): Known[] => data.rows.filter((row): row is Known => row.value !== null);
/** All rows, or none where no row has a value. */
const shownBars = (data: BarsData): readonly BarRow[] => (knownBars(data).length === 0 ? [] : data.rows);

/** One value a row, from zero; as dots with whiskers where a rate has an interval. */
export function barsPlot(data: BarsData, frame: Frame): Plot.PlotOptions {
  const known = knownBars(data);
  if (known.length === 0) return emptyPlot(frame, frame.t("plots.empty_bars", { name: data.name }));
  const { format, t } = frame;
  const { reference, dots = false, rows: all } = data;
  const ends = known.flatMap((row) => [row.value, ...(dots ? [row.low ?? row.value, row.high ?? row.value] : [])]);
  const domain: [number, number] = [Math.min(0, ...ends, reference?.value ?? 0), Math.max(0, ...ends, reference?.value ?? 0)];
  if (domain[0] === domain[1]) domain[1] = 1;
  const counted = all.some((row) => row.n !== undefined);
  const countText = (row: BarRow) => (row.n === undefined ? "" : format.value(row.n, "count"));
  const countWidth = counted ? Math.max(textWidth("n", size.small), ...all.map((row) => textWidth(countText(row), size.small))) + 10 : 0;
  const valueWidth = Math.max(...all.map((row) => textWidth(barText(row, data, frame), 13))) + 12;
  const top = counted || reference ? 24 : 6;
  const rows = rowsFrame(all.map((row) => row.label), frame, { top, right: valueWidth + countWidth + 2, bottom: 26 }, 28);
  const tick = valueTick(data.unit, frame, domain[1] - domain[0]);
  const ticks = tickCount(rows.pixels, domain, tick);
  const pale = (row: BarRow) => (row.dimmed ? 0.35 : 1);
  const edge = (row: BarRow) => Math.max(0, dots ? (row.high ?? row.value ?? 0) : (row.value ?? 0));
  const place = reference ? (reference.value - domain[0]) / (domain[1] - domain[0]) : 0;
  return {
    ...rows.box,
    x: { type: "linear", domain, axis: null },
    y: { type: "band", domain: all.map((row) => row.key), padding: 0, axis: null },
    marks: [
      Plot.gridX({ ...grid, ticks }),
      Plot.axisX({ ...axis, ticks, tickFormat: tick }),
      dots
        ? [
            Plot.ruleY(known.filter((row) => (row.low ?? null) !== null && (row.high ?? null) !== null), { y: "key", x1: (row: Known) => row.low, x2: (row: Known) => row.high, stroke: "var(--accent)", strokeOpacity: (row: Known) => 0.35 * pale(row), strokeWidth: 5, strokeLinecap: "round", dy: rows.lower }),
            Plot.dot(known, { x: "value", y: "key", r: 4.5, fill: "var(--accent)", fillOpacity: pale, stroke: "var(--surface)", dy: rows.lower }),
          ]
        : [true, false].map((above) => Plot.barX(known.filter((row) => row.value >= 0 === above), { x1: 0, x2: "value", y: "key", fill: above ? "var(--accent)" : "var(--bad)", fillOpacity: pale, ...rows.inset })),
      Plot.ruleX([0], { stroke: "var(--ink-3)" }),
      reference && Plot.ruleX([reference], { x: "value", stroke: "var(--ink-2)", strokeDasharray: "4 3" }),
      reference && Plot.text([reference], { ...quiet, x: "value", frameAnchor: "top", lineAnchor: "bottom", dy: -5, textAnchor: place > 0.6 ? "end" : place < 0.2 ? "start" : "middle", text: () => `${reference.label} ${format.value(reference.value, data.unit)}`, fontSize: size.small }),
      rowNames(all, (row) => row.key, (row) => row.label, rows, (row) => (row.dimmed ? "var(--ink-3)" : "var(--ink)")),
      Plot.text(all, { ...label, x: edge, y: "key", text: (row: BarRow) => barText(row, data, frame), textAnchor: "start", dx: 7, dy: rows.lower, fontSize: 13, fontWeight: 600, fillOpacity: (row: BarRow) => (row.dimmed ? 0.7 : 1), fontVariant: "tabular-nums" }),
      counted ? Plot.text([t("charts.count")], { frameAnchor: "top-right", lineAnchor: "bottom", textAnchor: "end", dx: rows.box.marginRight, dy: -5, fill: "var(--ink-2)", fontSize: size.small }) : null,
      counted ? Plot.text(all, { ...quiet, frameAnchor: "right", y: "key", text: countText, textAnchor: "end", dx: rows.box.marginRight, dy: rows.lower, fontSize: size.small, fontVariant: "tabular-nums" }) : null,
    ],
  };
}

const barText = (row: BarRow, data: BarsData, { format }: ChartWords) => format.value(row.value, data.unit);
const most = (data: BarsData) => knownBars(data).toSorted((a, b) => b.value - a.value);

/** Who has most; nobody, where the intervals of the first two overlap. */
function barsTitle(data: BarsData, words: ChartWords): string {
  const [first, second] = most(data);
  if (first === undefined) return data.name;
  const said = { name: data.name, label: first.label, value: barText(first, data, words) };
  if (second === undefined) return words.t("plots.bars_one", said);
  const apart = (first.low ?? first.value) > (second.high ?? second.value);
  return words.t(apart ? "plots.bars_title" : data.dots ? "plots.bars_unclear" : "plots.bars_even", said);
}

function barsSubtitle(data: BarsData, { t }: ChartWords): string {
  if (knownBars(data).length === 0) return "";
  return t(data.dots ? "plots.bars_dots" : "plots.bars_zero");
}

function barsDescription(data: BarsData, words: ChartWords): string {
  const { t } = words;
  if (knownBars(data).length === 0) return t("plots.empty_bars", { name: data.name });
  const list = most(data).slice(0, 5).map((row) => `${row.label} ${barText(row, data, words)}`).join("; ");
  return t("plots.bars_description", { name: data.name, rows: data.rows.length, list });
}

function barsTable(data: BarsData, words: ChartWords): ChartTable {
  const { t, format } = words;
  const spans = data.rows.some((row) => (row.low ?? null) !== null);
  const counted = data.rows.some((row) => row.n !== undefined);
  return {
    columns: [
      { label: t("plots.row"), numeric: false },
      { label: data.name, numeric: true },
      ...(spans ? [{ label: t("charts.interval"), numeric: true }] : []),
      ...(counted ? [{ label: t("charts.count"), numeric: true }] : []),
    ],
    rows: shownBars(data).map((row) => [row.label, barText(row, data, words), ...(spans ? [format.range(row.low, row.high, data.unit)] : []), ...(counted ? [format.value(row.n ?? null, "count")] : [])]),
  };
}

export const bars: ChartKind<BarsData> = {
  name: "bars",
  nearest: "y",
  plot: barsPlot,
  anchors: (data) => shownBars(data).map((row) => (row.value === null ? null : { x: row.value, y: row.key })),
  table: barsTable,
  title: barsTitle,
  subtitle: barsSubtitle,
  description: barsDescription,
};
