import * as Plot from "@observablehq/plot";
import type { Unit } from "#app/metrics/types.ts";
import { hatched } from "../hatch.ts";
import { axis, emptyPlot, grid, label, textWidth, valueTick } from "../ink.ts";
import type { ChartKind, Frame } from "../types.ts";
import { histogramDescription, histogramSubtitle, histogramTable, histogramTitle } from "./histogram-words.ts";

export interface Bin {
  readonly from: number;
  /** Null: and more. */
  readonly to: number | null;
  readonly count: number;
}
export interface HistogramData {
  readonly name: string;
  readonly unit: Unit;
  /** From low to high; values that nothing has may be left out. */
  readonly bins: readonly Bin[];
  /** Values to point at: the median, the 90th percentile. */
  readonly marks: readonly { readonly label: string; readonly value: number }[];
}

/** Bins without holes: where one ends before the next begins, empty ones of the usual width stand between. */
export function wholeBins({ bins }: HistogramData): Bin[] {
  const sorted = bins.toSorted((a, b) => a.from - b.from);
  const usual = Math.min(...sorted.flatMap(({ from, to }) => (to === null || to <= from ? [] : [to - from])));
  return sorted.flatMap((bin, at) => {
    const next = sorted[at + 1];
    const hole = next === undefined || bin.to === null ? 0 : next.from - bin.to;
    if (bin.to === null || hole <= usual * 1e-6) return [bin];
    const count = Math.round(hole / usual);
    const parts = Math.abs(hole / usual - count) < 1e-6 && count <= 40 ? count : 1;
    const end = bin.to;
    return [bin, ...Array.from({ length: parts }, (_, part) => ({ from: end + (hole * part) / parts, to: end + (hole * (part + 1)) / parts, count: 0 }))];
  });
}

/** Whether all closed bins are equally wide. */
export function evenBins(bins: readonly Bin[]): boolean {
  const widths = bins.flatMap(({ from, to }) => (to === null ? [] : [to - from]));
  return Math.max(...widths, 0) - Math.min(...widths, Infinity) <= Math.max(...widths, 0) * 0.011;
}

/** Where a value stands on an axis that gives each bin one step. */
export function binPlace(bins: readonly Bin[], value: number): number {
  const at = bins.findIndex(({ from, to }) => value >= from && (to === null || value < to));
  const bin = bins[at];
  if (bin === undefined) return value < (bins[0]?.from ?? 0) ? 0 : bins.length;
  return bin.to === null ? at + 0.5 : at + (value - bin.from) / (bin.to - bin.from);
}

/** How many fall into each span of values, from zero; the open end is hatched. */
export function histogramPlot(data: HistogramData, frame: Frame): Plot.PlotOptions {
  const bins = wholeBins(data).map((bin, at) => ({ ...bin, at }));
  const most = Math.max(0, ...bins.map((bin) => bin.count));
  if (most === 0) return emptyPlot(frame, frame.t("plots.empty_histogram", { name: data.name }));
  const { format } = frame;
  const phone = frame.width < 480;
  const edges = bins.map((bin) => bin.from);
  const last = bins.at(-1);
  if (last && last.to !== null) edges.push(last.to);
  const tick = valueTick(data.unit, frame, Math.max(...edges) - Math.min(...edges));
  const marginLeft = textWidth(format.value(most, "count")) + 14;
  const pixels = frame.width - marginLeft - 16;
  const widest = Math.max(...edges.map((edge) => textWidth(tick(edge)))) + 12;
  const every = Math.max(1, Math.ceil(widest / (pixels / bins.length)));
  const marks = data.marks.map((mark) => ({ ...mark, x: binPlace(bins, mark.value), text: `${mark.label} ${format.value(mark.value, data.unit)}` })).toSorted((a, b) => a.x - b.x);
  const top = 12 + marks.length * 17;
  return {
    width: frame.width,
    height: top + (phone ? 170 : 200) + 30,
    marginTop: top,
    marginRight: 16,
    marginBottom: 30,
    marginLeft,
    x: { type: "linear", domain: [0, bins.length], axis: null },
    y: { type: "linear", domain: [0, most] },
    marks: [
      Plot.gridY({ ...grid, ticks: 4 }),
      Plot.axisY({ ...axis, ticks: Math.min(4, most), tickFormat: (count: number) => (Number.isInteger(count) ? format.value(count, "count") : "") }),
      Plot.rect(bins.filter((bin) => bin.to !== null), { x1: "at", x2: (bin) => bin.at + 1, y1: 0, y2: "count", fill: "var(--accent)", fillOpacity: 0.8, insetLeft: 0.5, insetRight: 0.5 }),
      Plot.rect(bins.filter((bin) => bin.to === null), { x1: "at", x2: (bin) => bin.at + 1, y1: 0, y2: "count", fill: "var(--accent)", fillOpacity: 0.45, insetLeft: 0.5, insetRight: 0.5, render: hatched("var(--surface)", 6, 1.5) }),
      Plot.ruleY([0], { stroke: "var(--ink-3)" }),
      Plot.text(edges.map((edge, at) => ({ edge, at })).filter(({ at }) => at % every === 0), { x: "at", frameAnchor: "bottom", lineAnchor: "top", dy: 7, text: ({ edge }) => tick(edge), fill: "var(--ink-2)" }),
      marks.map((mark, at) => {
        const dy = -top + 8 + at * 17;
        const left = (mark.x / bins.length) * pixels + textWidth(mark.text) > pixels;
        return [
          Plot.ruleX([mark], { x: "x", stroke: "var(--ink)", strokeDasharray: "4 3", insetTop: dy + 8 }),
          Plot.text([mark], { ...label, x: "x", frameAnchor: "top", dy, dx: left ? 3 : -3, text: "text", textAnchor: left ? "end" : "start", fontWeight: 600 }),
        ];
      }),
    ],
  };
}

export const histogram: ChartKind<HistogramData> = {
  name: "histogram",
  nearest: "x",
  plot: histogramPlot,
  anchors: (data) => wholeBins(data).map((bin, at) => ({ x: at + 0.5, y: bin.count })),
  table: histogramTable,
  title: histogramTitle,
  subtitle: histogramSubtitle,
  description: histogramDescription,
};
