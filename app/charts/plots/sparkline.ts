import * as Plot from "@observablehq/plot";
import { fullLine, known, lonely, paleLine, trendPoints } from "../trend-points.ts";
import type { Frame } from "../types.ts";
import { openMarks } from "./trend-marks.ts";
import type { TrendData } from "./trend-words.ts";

/** The trend of a tile: shape only, no axes; the last value is dotted, blank months are gaps, the corridor a strip. */
export function sparkline(data: TrendData, frame: Pick<Frame, "width">): Plot.PlotOptions {
  const points = trendPoints(data.figures, data.incomplete);
  const drawn = known(points);
  const latest = drawn.at(-1);
  const box = { width: frame.width, height: 32, margin: 5, marginLeft: 2 };
  if (!latest) return { ...box, x: { domain: [0, 1], axis: null }, y: { domain: [0, 1], axis: null }, marks: [Plot.ruleY([0.5], { stroke: "var(--grid)", strokeDasharray: "2 3" })] };

  const values = drawn.map((point) => point.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const spare = high === low ? Math.max(Math.abs(high) * 0.1, 0.01) : 0;
  const domain: [number, number] = [low - spare, high + spare];
  const strip = data.corridor && { low: Math.max(data.corridor.low, domain[0]), high: Math.min(data.corridor.high, domain[1]) };
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  return {
    ...box,
    x: { type: "linear", axis: null, domain: first === last ? [first - 1, last] : [first, last] },
    y: { type: "linear", axis: null, domain },
    marks: [
      strip && strip.low < strip.high ? Plot.rect([strip], { y1: "low", y2: "high", fill: "var(--corridor)" }) : null,
      Plot.lineY(points, { x: "at", y: paleLine(points), stroke: "var(--accent)", strokeOpacity: 0.45 }),
      Plot.lineY(points, { x: "at", y: fullLine, stroke: "var(--accent)" }),
      Plot.dot(lonely(points), { x: "at", y: "value", r: 1.5, fill: "var(--accent)" }),
      latest.open ? openMarks(points, 2.5) : Plot.dot([latest], { x: "at", y: "value", r: 3, fill: "var(--accent)" }),
    ],
  };
}
