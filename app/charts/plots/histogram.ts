import * as Plot from "@observablehq/plot";
import { hatched } from "../hatch.ts";
import { axis, cut, emptyPlot, grid, label, textWidth, valueTick } from "../ink.ts";
import type { ChartKind, Frame } from "../types.ts";
import { binPlace, type HistogramData, wholeBins } from "./histogram-data.ts";
import { histogramDescription, histogramSubtitle, histogramTable, histogramTitle } from "./histogram-words.ts";

export type { HistogramData };

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
  const marginRight = Math.max(16, Math.ceil(textWidth(tick(edges.at(-1) ?? 0)) / 2) + 2);
  const pixels = frame.width - marginLeft - marginRight;
  const widest = Math.max(...edges.map((edge) => textWidth(tick(edge)))) + 12;
  const every = Math.max(1, Math.ceil(widest / (pixels / bins.length)));
  const marks = data.marks.map((mark) => ({ ...mark, x: binPlace(bins, mark.value), text: `${cut(mark.label, frame.width * 0.55)} ${format.value(mark.value, data.unit)}` })).toSorted((a, b) => a.x - b.x);
  const top = 12 + marks.length * 17;
  return {
    width: frame.width,
    height: top + (phone ? 170 : 200) + 30,
    marginTop: top,
    marginRight,
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
        // Beside its rule, but within the drawing.
        const at0 = marginLeft + (mark.x / bins.length) * pixels;
        const start = Math.max(2, Math.min(at0 - 3, frame.width - textWidth(mark.text) - 2));
        return [
          Plot.ruleX([mark], { x: "x", stroke: "var(--ink)", strokeDasharray: "4 3", insetTop: dy + 8 }),
          Plot.text([mark], { ...label, x: "x", frameAnchor: "top", dy, dx: start - at0, text: "text", textAnchor: "start", fontWeight: 600 }),
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
