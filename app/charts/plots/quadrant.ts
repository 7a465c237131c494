import * as Plot from "@observablehq/plot";
import { axis, cut, emptyPlot, grid, label, size, textWidth, valueTick } from "../ink.ts";
import { labelSides, placeLabels, sides } from "../labels.ts";
import type { ChartKind, Frame } from "../types.ts";
import { type Corner, cornerOf, type QuadrantData, type QuadrantPoint, splitOf } from "./quadrant-data.ts";
import { quadrantDescription, quadrantSubtitle, quadrantTable, quadrantTitle } from "./quadrant-words.ts";

export type { QuadrantData };

const reach = (values: readonly number[]): [number, number] => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const spare = high - low > 1e-9 ? (high - low) * 0.12 : Math.max(Math.abs(high) * 0.1, 0.1);
  return [low - spare, high + spare];
};

/** Things by how well they do and how much they matter: what matters and is weak stands top left. */
export function quadrantPlot(data: QuadrantData, frame: Frame): Plot.PlotOptions {
  const { points } = data;
  if (points.length === 0) return emptyPlot(frame, frame.t("plots.empty_quadrant", { name: data.name }));
  const { t } = frame;
  const phone = frame.width < 480;
  const split = splitOf(data);
  const x = reach([...points.map((point) => point.x), split.x]);
  const y = reach([...points.flatMap((point) => [point.low ?? point.y, point.high ?? point.y, point.y]), split.y]);
  const tickX = valueTick(data.xUnit ?? "score", frame, x[1] - x[0]);
  const tickY = valueTick(data.yUnit ?? "score", frame, y[1] - y[0]);
  const box = { width: frame.width, height: phone ? 320 : 380, marginTop: 26, marginRight: 12, marginBottom: 44, marginLeft: Math.max(...y.map((end) => textWidth(tickY(Math.round(end * 100) / 100)))) + 10 };
  const field = { left: box.marginLeft, right: box.width - box.marginRight, top: box.marginTop + 14, bottom: box.height - box.marginBottom - 14 };
  const text = (point: QuadrantPoint) => cut(point.label, frame.width * (phone ? 0.38 : 0.3));
  const placed = placeLabels(
    points.map((point) => ({ x: field.left + ((point.x - x[0]) / (x[1] - x[0])) * (field.right - field.left), y: box.height - box.marginBottom - ((point.y - y[0]) / (y[1] - y[0])) * (box.height - box.marginTop - box.marginBottom), width: textWidth(text(point)), height: 15, must: false })),
    field,
  );
  const fix = points.filter((point) => cornerOf(point, split) === "fix");
  const rest = points.filter((point) => cornerOf(point, split) !== "fix");
  const corner = (name: Corner, frameAnchor: "top-left" | "top-right" | "bottom-left" | "bottom-right") =>
    Plot.text([textWidth(t(`plots.corner_${name}`), size.small) > (field.right - field.left) * 0.45 ? t(`plots.corner_${name}`).replace(", ", ",\n") : t(`plots.corner_${name}`)], { frameAnchor, dx: frameAnchor.endsWith("left") ? 5 : -5, dy: frameAnchor.startsWith("top") ? 4 : -4, fill: name === "fix" ? "var(--bad)" : "var(--ink-3)", fontSize: size.small, fontStyle: "italic" });
  const withInterval = points.filter((point) => point.low !== undefined && point.high !== undefined);
  return {
    ...box,
    x: { type: "linear", domain: x },
    y: { type: "linear", domain: y },
    marks: [
      Plot.rect([split], { x1: x[0], x2: split.x, y1: split.y, y2: y[1], fill: "var(--bad-soft)", fillOpacity: 0.6 }),
      Plot.gridX({ ...grid, ticks: 4 }),
      Plot.gridY({ ...grid, ticks: 4 }),
      Plot.axisX({ ...axis, ticks: 4, tickFormat: tickX }),
      Plot.axisY({ ...axis, ticks: 4, tickFormat: tickY }),
      Plot.ruleX([split.x], { stroke: "var(--ink-3)" }),
      Plot.ruleY([split.y], { stroke: "var(--ink-3)" }),
      Plot.text([`${cut(data.xLabel, field.right - field.left - 14, size.small)} →`], { frameAnchor: "bottom-right", dy: 38, fill: "var(--ink-2)", fontSize: size.small }),
      Plot.text([`↑ ${cut(data.yLabel, frame.width - 24, size.small)}`], { frameAnchor: "top-left", textAnchor: "start", lineAnchor: "bottom", dx: 2 - box.marginLeft, dy: -8, fill: "var(--ink-2)", fontSize: size.small }),
      corner("fix", "top-left"),
      corner("keep", "top-right"),
      corner("leave", "bottom-left"),
      corner("enough", "bottom-right"),
      Plot.ruleX(withInterval, { x: "x", y1: (point: QuadrantPoint) => point.low, y2: (point: QuadrantPoint) => point.high, stroke: "var(--ink-3)", strokeOpacity: 0.5, strokeWidth: 3, strokeLinecap: "round" }),
      Plot.dot(rest, { x: "x", y: "y", r: 5, fill: "var(--accent)", stroke: "var(--surface)" }),
      Plot.dot(fix, { x: "x", y: "y", r: 6, symbol: "diamond", fill: "var(--bad)", stroke: "var(--surface)" }),
      sides.map((side) =>
        [true, false].map((clear) => {
          const own = points.filter((point, at) => placed[at] === side && clear !== (point.y === split.y));
          // A name beside a dot on the dividing line stands above the line.
          const lift = clear || side === "top" || side === "bottom" ? {} : { dy: -9 };
          return Plot.text(own, { ...label, x: "x", y: "y", text, ...labelSides[side], ...lift });
        }),
      ),
    ],
  };
}

export const quadrant: ChartKind<QuadrantData> = {
  name: "quadrant",
  nearest: "xy",
  plot: quadrantPlot,
  anchors: (data) => data.points.map(({ x, y }) => ({ x, y })),
  table: quadrantTable,
  title: quadrantTitle,
  subtitle: quadrantSubtitle,
  description: quadrantDescription,
};
