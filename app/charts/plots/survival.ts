import * as Plot from "@observablehq/plot";
import { axis, cut, emptyPlot, grid, label, quiet, size, textWidth } from "../ink.ts";
import { spreadOut } from "../labels.ts";
import type { ChartKind, Frame } from "../types.ts";
import { atRisk, drawnSteps, survivalCurves, type SurvivalData, tableGroups, timeTicks } from "./survival-data.ts";
import { survivalDescription, survivalSubtitle, survivalTable, survivalTitle } from "./survival-words.ts";

export type { SurvivalData, SurvivalGroup } from "./survival-data.ts";

const strokes = [
  { stroke: "var(--accent)", strokeWidth: 2.25 },
  { stroke: "var(--bad)", strokeWidth: 2, strokeDasharray: "7 3" },
  { stroke: "var(--ink-2)", strokeWidth: 2, strokeDasharray: "2 3" },
  { stroke: "var(--ink)", strokeWidth: 1.25 },
  { stroke: "var(--accent)", strokeWidth: 1.5, strokeDasharray: "10 3 2 3" },
] as const;
const strokeOf = (at: number) => strokes[at % strokes.length] ?? strokes[0];

/** Curves of those not yet back (or back) over time, with intervals, medians and the number still watched under the axis. */
export function survivalPlot(data: SurvivalData, frame: Frame): Plot.PlotOptions {
  const groups = survivalCurves(data);
  const last = Math.max(0, ...groups.flatMap((group) => group.points.map((point) => point.t)));
  if (groups.length === 0 || last === 0) return emptyPlot(frame, frame.t("plots.empty_survival", { name: data.name }));
  const { format, t } = frame;
  const phone = frame.width < 480;
  const ends = groups.map((group) => group.points.at(-1)?.value ?? 0);
  const texts = groups.map((group, at) => `${groups.length > 1 ? `${cut(group.label, frame.width * 0.26)} ` : ""}${format.share(ends[at], 0)}`);
  const risky = groups.length > 1 ? 31 : 15;
  const box = { width: frame.width, height: (phone ? 230 : 260) + 34 + groups.length * risky + 16, marginTop: 18, marginRight: Math.max(...texts.map((text) => textWidth(text)), 20) + 12, marginBottom: 52 + groups.length * risky, marginLeft: 44 };
  const inner = box.height - box.marginTop - box.marginBottom;
  const places = spreadOut(ends.map((end) => box.marginTop + (1 - end) * inner), 15, box.marginTop, box.marginTop + inner);
  const widest = Math.max(...groups.map((group) => textWidth(format.value(atRisk(group, 0), "count"), size.small))) + 12;
  const ticks = timeTicks(last, Math.max(2, Math.min(9, Math.floor((frame.width - box.marginLeft - box.marginRight) / Math.max(widest, 44)))));
  const under = (dy: number) => ({ frameAnchor: "bottom", lineAnchor: "top", dy, fontSize: size.small, fill: "var(--ink-2)" }) as const;
  const { marker } = data;
  return {
    ...box,
    x: { type: "linear", domain: [0, last], axis: null },
    y: { type: "linear", domain: [0, 1] },
    marks: [
      Plot.gridY({ ...grid, ticks: 4 }),
      Plot.axisY({ ...axis, ticks: 4, tickFormat: (share: number) => format.share(share, 0) }),
      Plot.ruleY([0], { stroke: "var(--ink-3)" }),
      Plot.text(ticks, { x: (tick: number) => tick, text: (tick: number) => format.number(tick, 0), ...under(7), fontSize: size.text }),
      Plot.text([data.xLabel], { ...under(23), frameAnchor: "bottom-right" }),
      Plot.text([t("plots.at_risk")], { ...under(38), frameAnchor: "bottom-left", textAnchor: "start", dx: -40 }),
      marker && marker.t <= last ? Plot.ruleX([marker], { x: "t", stroke: "var(--ink-3)", strokeDasharray: "4 3" }) : null,
      marker && marker.t <= last ? Plot.text([marker], { ...quiet, x: "t", frameAnchor: "top", lineAnchor: "bottom", dy: -3, text: "label", textAnchor: marker.t > last * 0.7 ? "end" : marker.t < last * 0.15 ? "start" : "middle", fontSize: size.small }) : null,
      groups.map((group, at) => Plot.areaY(drawnSteps(group), { x: "t", y1: "low", y2: "high", curve: "step-after", fill: strokeOf(at).stroke, fillOpacity: 0.1 })),
      groups.map((group, at) => Plot.lineY(drawnSteps(group), { x: "t", y: "value", curve: "step-after", ...strokeOf(at) })),
      groups.map((group, at) => (group.median === null || group.median > last ? null : Plot.dot([group.median], { x: (median: number) => median, y: 0.5, r: 4, fill: strokeOf(at).stroke, stroke: "var(--surface)" }))),
      groups.map((group, at) => [
        Plot.text([group], { ...label, x: () => group.points.at(-1)?.t ?? last, frameAnchor: "top", textAnchor: "start", dx: 6, dy: (places[at] ?? 0) - box.marginTop, lineAnchor: "middle", text: () => texts[at] ?? "", fill: strokeOf(at).stroke, fontWeight: 600 }),
        groups.length > 1 ? Plot.text([group.label], { ...under(54 + at * risky), frameAnchor: "bottom-left", textAnchor: "start", dx: -40, fill: strokeOf(at).stroke, fontWeight: 600 }) : null,
        Plot.text(ticks, { x: (tick: number) => tick, text: (tick: number) => { const n = atRisk(group, tick); return n === null ? "" : format.value(n, "count"); }, ...under(54 + at * risky + (groups.length > 1 ? 14 : 0)), fill: "var(--ink)", fontVariant: "tabular-nums" }),
      ]),
    ],
  };
}

export const survival: ChartKind<SurvivalData> = {
  name: "survival",
  nearest: "xy",
  plot: survivalPlot,
  anchors: (data) => tableGroups(data).flatMap((group) => group.points.map((point) => ({ x: point.t, y: point.value }))),
  table: (data, words) => survivalTable(tableGroups(data), data, words),
  title: survivalTitle,
  subtitle: survivalSubtitle,
  description: survivalDescription,
};
