import * as Plot from "@observablehq/plot";
import type { BranchRow, Figure } from "#app/metrics/types.ts";
import { axis, emptyPlot, grid, label, position, quiet, size, textWidth } from "../ink.ts";
import { placeLabels, type Side } from "../labels.ts";
import type { ChartKind, Frame } from "../types.ts";
import { funnelDescription, funnelSubtitle, funnelTable, funnelTitle } from "./funnel-words.ts";

/** Where chance alone would put a branch of n clients, as shares. */
export interface FunnelLimits {
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
}
export interface FunnelData {
  readonly name: string;
  readonly group: Figure;
  readonly rows: readonly BranchRow[];
  /** Which of a row's figures is compared, the first unless told. */
  readonly at?: number;
  /** The same rule that judged the rows. */
  readonly limits: (n: number) => FunnelLimits;
}
export interface BranchDot {
  readonly branch: string;
  readonly n: number;
  readonly share: number;
  readonly funnel: BranchRow["funnel"];
  readonly figure: Figure;
}

export const branchDots = ({ rows, at = 0 }: FunnelData): BranchDot[] =>
  rows.flatMap(({ branch, figures, funnel }) => {
    const figure = figures[at];
    const share = position(figure?.value ?? null);
    return figure === undefined || share === null || figure.n === 0 ? [] : [{ branch, n: figure.n, share, funnel, figure }];
  });

const looks = {
  inside: { symbol: "circle", fill: "var(--ink-3)", r: 4.5 },
  above: { symbol: "triangle", fill: "var(--good)", r: 5.5 },
  below: { symbol: "triangle2", fill: "var(--bad)", r: 5.5 },
} as const;
const lookOf = (dot: BranchDot) => (dot.funnel === "inside" ? "inside" : dot.funnel.startsWith("above") ? "above" : "below");
const anchors: Readonly<Record<Side, Plot.TextOptions>> = {
  right: { textAnchor: "start", dx: 9 },
  left: { textAnchor: "end", dx: -9 },
  top: { lineAnchor: "bottom", dy: -8 },
  bottom: { lineAnchor: "top", dy: 8 },
};

/** Branches by number of clients and share, with the limits of chance around the group: a small branch is not blamed for noise. */
export function funnelPlot(data: FunnelData, frame: Frame): Plot.PlotOptions {
  const dots = branchDots(data);
  const group = position(data.group.value);
  if (dots.length === 0 || group === null) return emptyPlot(frame, frame.t("charts.empty_funnel", { name: data.name }));
  const { format, t } = frame;
  const sizes = dots.map((dot) => dot.n);
  const from = Math.max(1, Math.floor(Math.min(...sizes) * 0.6));
  const to = Math.ceil(Math.max(...sizes) * 1.15) + 1;
  const curve = Array.from({ length: 40 }, (_, at) => Math.round(from * (to / from) ** (at / 39))).filter((n, at, all) => n !== all[at - 1]).map((n) => ({ n, ...data.limits(n) }));
  const narrowest = data.limits(Math.min(...sizes));
  const seen = [narrowest.low998, narrowest.high998, ...dots.map((dot) => dot.share)];
  const spare = (Math.max(...seen) - Math.min(...seen)) * 0.08 + 0.005;
  const domain: [number, number] = [Math.max(0, Math.min(...seen) - spare), Math.min(1, Math.max(...seen) + spare)];

  const phone = frame.width < 480;
  const groupText = `${t("charts.group")}${phone ? "\n" : " "}${format.value(data.group.value, "share")}`;
  const box = { width: frame.width, height: phone ? 280 : 320, marginTop: 12, marginRight: textWidth(groupText) + 8, marginBottom: 40, marginLeft: 44 };
  const frameBox = { left: box.marginLeft, right: box.width - box.marginRight, top: box.marginTop, bottom: box.height - box.marginBottom };
  const text = (dot: BranchDot) => `${dot.branch} ${format.share(dot.share)}`;
  const byWeight = dots.toSorted((a, b) => Number(a.funnel === "inside") - Number(b.funnel === "inside") || b.n - a.n);
  const sides = placeLabels(
    byWeight.map((dot) => ({
      x: frameBox.left + ((dot.n - from) / (to - from)) * (frameBox.right - frameBox.left),
      y: frameBox.bottom - ((dot.share - domain[0]) / (domain[1] - domain[0])) * (frameBox.bottom - frameBox.top),
      width: textWidth(text(dot)),
      height: 14,
    })),
    { ...frameBox, right: box.width },
  );
  const clip = (share: number) => (share < domain[0] || share > domain[1] ? NaN : share);
  const limit = (key: keyof FunnelLimits, dash?: string) => Plot.lineY(curve, { x: "n", y: (point) => clip(point[key]), stroke: "var(--ink-3)", strokeWidth: 1, strokeDasharray: dash });
  const end = curve.slice(-1);

  return {
    ...box,
    x: { type: "linear", domain: [from, to] },
    y: { type: "linear", domain },
    marks: [
      Plot.gridY({ ...grid, ticks: 5 }),
      Plot.axisY({ ...axis, ticks: 5, tickFormat: (share: number) => format.share(share, 0) }),
      Plot.axisX({ ...axis, ticks: phone ? 3 : 6, tickFormat: (n: number) => (Number.isInteger(n) ? format.value(n, "count") : "") }),
      Plot.text([t("charts.funnel_x")], { frameAnchor: "bottom-right", dy: 36, fill: "var(--ink-2)", fontSize: size.small }),
      Plot.areaY(curve, { x: "n", y1: (point) => Math.max(point.low95, domain[0]), y2: (point) => Math.min(point.high95, domain[1]), fill: "var(--ink-3)", fillOpacity: 0.07 }),
      limit("low95"),
      limit("high95"),
      limit("low998", "3 3"),
      limit("high998", "3 3"),
      Plot.ruleY([group], { stroke: "var(--ink-2)" }),
      Plot.text(end, { ...quiet, x: "n", y: () => group, text: () => groupText, textAnchor: "start", dx: 5, fontWeight: 600 }),
      Plot.text(end, { ...quiet, x: "n", y: "high95", text: () => format.share(0.95, 0), textAnchor: "start", dx: 5, fontSize: size.small }),
      Plot.text(end, { ...quiet, x: "n", y: "high998", text: () => format.share(0.998), textAnchor: "start", dx: 5, fontSize: size.small }),
      (["inside", "above", "below"] as const).map((look) => Plot.dot(dots.filter((dot) => lookOf(dot) === look), { x: "n", y: "share", ...looks[look], stroke: "var(--surface)", strokeWidth: 1 })),
      (["right", "left", "top", "bottom"] as const).map((side) => Plot.text(byWeight.filter((_, at) => sides[at] === side), { ...label, x: "n", y: "share", text, ...anchors[side] })),
    ],
  };
}

export const funnel: ChartKind<FunnelData> = {
  name: "funnel",
  nearest: "xy",
  plot: funnelPlot,
  anchors: (data) => branchDots(data).map((dot) => ({ x: dot.n, y: dot.share })),
  table: funnelTable,
  title: funnelTitle,
  subtitle: funnelSubtitle,
  description: funnelDescription,
};
