import * as Plot from "@observablehq/plot";
import type { Unit } from "#app/metrics/types.ts";
import { hatched } from "../hatch.ts";
import { axis, emptyPlot, grid, label, quiet, size, textWidth, valueTick } from "../ink.ts";
import { rowNames, rowsFrame } from "../rows.ts";
import type { ChartKind, ChartWords, Frame } from "../types.ts";
import { stepText, waterfallDescription, waterfallSubtitle, waterfallTable, waterfallTitle } from "./waterfall-words.ts";

export interface WaterfallData {
  readonly name: string;
  readonly unit: Unit;
  readonly from: { readonly label: string; readonly value: number };
  readonly steps: readonly { readonly label: string; readonly delta: number; readonly n?: number }[];
  readonly to: { readonly label: string; readonly value: number };
  /** A fall is the good direction: complaints, days. */
  readonly lowerIsBetter?: boolean;
}
export interface WaterStep {
  readonly at: number;
  /** Null for what the steps leave unexplained. */
  readonly label: string | null;
  readonly kind: "whole" | "rise" | "fall" | "rest";
  readonly from: number;
  readonly to: number;
  readonly n: number | null;
}

/** From a total to a total: each step hangs where the last ended; what the steps do not explain is a step of its own. */
export function waterSteps({ from, steps, to }: WaterfallData): WaterStep[] {
  const all: Omit<WaterStep, "at">[] = [{ label: from.label, kind: "whole", from: 0, to: from.value, n: null }];
  let left = from.value;
  for (const { label: name, delta, n } of steps) {
    all.push({ label: name, kind: delta < 0 ? "fall" : "rise", from: left, to: left + delta, n: n ?? null });
    left += delta;
  }
  const scale = Math.max(Math.abs(from.value), Math.abs(to.value), ...steps.map((step) => Math.abs(step.delta)));
  if (Math.abs(to.value - left) > scale * 1e-6) all.push({ label: null, kind: "rest", from: left, to: to.value, n: null });
  all.push({ label: to.label, kind: "whole", from: 0, to: to.value, n: null });
  return all.map((step, at) => ({ ...step, at }));
}

/** The values to show: from zero, unless the steps would then be too small to see; then totals are points, never cut bars. */
export function waterDomain(steps: readonly WaterStep[]): [number, number] {
  const ends = steps.flatMap((step) => (step.kind === "whole" ? [step.to] : [step.from, step.to]));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (low <= 0 || high - low > high * 0.2) return [Math.min(0, low), Math.max(0, high)];
  const spare = (high - low) * 0.15 || high * 0.1;
  return [Math.max(0, low - spare), high + spare];
}
export const stepName = (step: WaterStep, { t }: ChartWords) => step.label ?? t("plots.rest");

/** What took a figure from one value to another, a step a row. */
export function waterfallPlot(data: WaterfallData, frame: Frame): Plot.PlotOptions {
  const steps = waterSteps(data);
  if (steps.every((step) => step.to === 0)) return emptyPlot(frame, frame.t("plots.empty_waterfall", { name: data.name }));
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
  return {
    ...rows.box,
    x: { type: "linear", domain: [low, high === low ? low + 1 : high], axis: null },
    y: { type: "band", domain: steps.map((step) => step.at), padding: 0, axis: null },
    marks: [
      Plot.gridX({ ...grid, ticks: rows.phone ? 3 : 5 }),
      Plot.axisX({ ...axis, ticks: rows.phone ? 3 : 5, tickFormat: valueTick(data.unit, frame, high - low) }),
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
  anchors: (data) => (waterSteps(data).every((step) => step.to === 0) ? [] : waterSteps(data).map((step) => ({ x: step.to, y: step.at }))),
  table: waterfallTable,
  title: waterfallTitle,
  subtitle: waterfallSubtitle,
  description: waterfallDescription,
};
