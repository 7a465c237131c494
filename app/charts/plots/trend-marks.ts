import * as Plot from "@observablehq/plot";
import { label, quiet, size, textWidth } from "../ink.ts";
import { clearOf } from "../labels.ts";
import { known, type TrendPoint } from "../trend-points.ts";
import type { EndName, Extras, Happened } from "./trend-extras.ts";

/** Pixels of a drawing: where a place and a value stand, and where it ends. */
export interface Geometry {
  pixel(x: number): number;
  heightOf(value: number): number;
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
}
export const eventHeight = 14;

/** Events as rules with their names in lines over the drawing; one without room for its name is a small triangle. */
export function eventMarks(events: readonly Happened[], lines: readonly (number | null)[], { pixel, right, top }: Geometry): Plot.Markish {
  return events.map((event, at) => {
    const line = lines[at] ?? null;
    const dy = line === null ? 0 : 8 + line * eventHeight - top;
    const over = Math.max(0, pixel(event.x) - 4 + textWidth(event.label, size.small) - right);
    return [
      Plot.ruleX([event], { x: "x", stroke: "var(--ink-3)", strokeDasharray: "1 3", strokeWidth: 1.25, insetTop: line === null ? 0 : dy + 7 }),
      line === null
        ? Plot.dot([event], { x: "x", frameAnchor: "top", symbol: "triangle2", r: 3.5, fill: "var(--ink-3)" })
        : Plot.text([event], { ...quiet, x: "x", frameAnchor: "top", lineAnchor: "middle", dy, dx: -4 - over, text: "label", textAnchor: "start", fontSize: size.small }),
    ];
  });
}

/** The goal as steps of dashes, the compared line pale. */
export function besideMarks({ goals, compared }: Extras): Plot.Markish {
  return [
    Plot.lineY(compared, { x: "at", y: "value", stroke: "var(--ink-3)", strokeOpacity: 0.6, strokeWidth: 1.5 }),
    Plot.dot(compared.slice(-1), { x: "at", y: "value", r: 2.5, fill: "var(--ink-3)", fillOpacity: 0.8 }),
    goals.length === 1 ? Plot.tickY(goals, { y: "value", stroke: "var(--ink-2)", strokeDasharray: "6 4" }) : Plot.lineY(goals, { x: "at", y: "value", stroke: "var(--ink-2)", strokeWidth: 1.25, strokeDasharray: "6 4" }),
  ];
}

/** Their names at the right end, clear of the last value's. */
export function endMarks(ends: readonly EndName[], x: number, latest: number, { heightOf, top, bottom }: Geometry): Plot.Markish {
  const taken = [{ at: heightOf(latest) + 5, half: 20 }];
  return ends.map((end) => {
    const place = clearOf(heightOf(end.value), 7, taken, top, bottom);
    taken.push({ at: place, half: 7 });
    return Plot.text([end], { ...label, x: () => x, frameAnchor: "top", textAnchor: "start", lineAnchor: "middle", dx: 9, dy: place - top, text: "text", fontSize: size.small, fill: "var(--ink-2)" });
  });
}

/** The last step of a line whose month is not over: from the month before, dashed, to a hollow dot. */
export function openMarks(points: readonly TrendPoint[], r: number): Plot.Markish {
  const open = known(points).filter((point) => point.open);
  const steps = open.flatMap((point) => {
    const before = known(points).find((other) => other.at === point.at - 1);
    return before ? [{ x1: before.at, y1: before.value, x2: point.at, y2: point.value }] : [];
  });
  return [
    Plot.link(steps, { x1: "x1", y1: "y1", x2: "x2", y2: "y2", stroke: "var(--accent)", strokeWidth: 1.5, strokeDasharray: "3 3" }),
    Plot.dot(open, { x: "at", y: "value", r, fill: "var(--surface)", stroke: "var(--accent)", strokeWidth: 1.5 }),
  ];
}
