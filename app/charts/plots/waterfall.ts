import * as Plot from "@observablehq/plot";
import { hatched } from "../hatch.ts";
import { axis, emptyPlot, grid, label, quiet, size, textWidth, tickCount, valueTick } from "../ink.ts";
import { rowNames, rowsFrame } from "../rows.ts";
import type { ChartKind, Frame } from "../types.ts";
import { stepName, waterDomain, type WaterfallData, type WaterStep, waterSteps } from "./waterfall-data.ts";
import { stepText, waterfallDescription, waterfallSubtitle, waterfallTable, waterfallTitle } from "./waterfall-words.ts";

export type { WaterfallData };

/** What took a figure from one value to another, a step a row. */
export function waterfallPlot(data: WaterfallData, frame: Frame): Plot.PlotOptions {
  const steps = waterSteps(data);
  if (steps.length === 0) return emptyPlot(frame, frame.t("plots.empty_waterfall", { name: data.name }));
  const [low, high] = waterDomain(steps);
  const cutOff = low > 0;
  const counted = steps.some((step) => step.n !== null);
  const countText = (step: WaterStep) => (step.n === null ? "" : frame.format.value(step.n, "count"));
  const countWidth = counted ? Math.max(...steps.map((step) => textWidth(countText(step), size.small)), 8) + 12 : 0;
  const right = Math.max(...steps.map((step) => textWidth(stepText(step, data, frame), 13))) + 12 + countWidth;
  const rows = rowsFrame(steps.map((step) => stepName(step, frame)), frame, { top: counted ? 22 : 6, right, bottom: 26 }, 30);
  const good = (step: WaterStep) => (step.kind === "rise") !== (data.lowerIsBetter ?? false);
  const moves = steps.filter((step) => step.kind === "rise" || step.kind === "fall");
  const wholes = steps.filter((step) => step.kind === "whole");
  const span = { x1: (step: WaterStep) => Math.min(step.from, step.to), x2: (step: WaterStep) => Math.max(step.from, step.to), y: "at", ...rows.inset };
  const joints = steps.slice(1).map((step, at) => ({ x: steps[at]?.to ?? 0, from: at, to: step.at }));
  const domain: [number, number] = [low, high === low ? low + 1 : high];
  const tick = valueTick(data.unit, frame, high - low);
  const ticks = tickCount(rows.pixels, domain, tick);
  return {
    ...rows.box,
    x: { type: "linear", domain, axis: null },
    y: { type: "band", domain: steps.map((step) => step.at), padding: 0, axis: null },
    marks: [
      Plot.gridX({ ...grid, ticks }),
      Plot.axisX({ ...axis, ticks, tickFormat: tick }),
      Plot.link(joints, { x1: "x", x2: "x", y1: "from", y2: "to", stroke: "var(--ink-3)", strokeDasharray: "2 2" }),
      cutOff ? Plot.dot(wholes, { x: "to", y: "at", r: 5.5, symbol: "diamond", fill: "var(--ink-2)", dy: rows.lower }) : Plot.barX(wholes, { ...span, fill: "var(--ink-3)" }),
      Plot.barX(moves.filter(good), { ...span, fill: "var(--good)" }),
      Plot.barX(moves.filter((step) => !good(step)), { ...span, fill: "var(--bad)", render: hatched("var(--surface)", 7) }),
      Plot.barX(steps.filter((step) => step.kind === "rest"), { ...span, fill: "var(--unsure-soft)", stroke: "var(--unsure)", strokeDasharray: "3 2" }),
      cutOff ? null : Plot.ruleX([0], { stroke: "var(--ink-3)" }),
      rowNames(steps, (step) => step.at, (step) => stepName(step, frame), rows),
      Plot.text(steps, { ...label, x: (step: WaterStep) => Math.max(step.from, step.to, low), y: "at", text: (step: WaterStep) => stepText(step, data, frame), textAnchor: "start", dx: cutOff ? 10 : 7, dy: rows.lower, fontSize: 13, fontWeight: 600, fontVariant: "tabular-nums" }),
      counted ? Plot.text(["n"], { frameAnchor: "top-right", lineAnchor: "bottom", textAnchor: "end", dx: rows.box.marginRight, dy: -5, fill: "var(--ink-2)", fontSize: size.small }) : null,
      counted ? Plot.text(steps, { ...quiet, frameAnchor: "right", y: "at", text: countText, textAnchor: "end", dx: rows.box.marginRight, dy: rows.lower, fontSize: size.small, fontVariant: "tabular-nums" }) : null,
    ],
  };
}

export const waterfall: ChartKind<WaterfallData> = {
  name: "waterfall",
  nearest: "y",
  plot: waterfallPlot,
  anchors: (data) => waterSteps(data).map((step) => ({ x: step.to, y: step.at })),
  table: waterfallTable,
  title: waterfallTitle,
  subtitle: waterfallSubtitle,
  description: waterfallDescription,
};
