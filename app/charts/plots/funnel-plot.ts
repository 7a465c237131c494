import * as Plot from "@observablehq/plot";
import { axis, cut, emptyPlot, grid, label, position, quiet, size, textWidth } from "../ink.ts";
import { labelSides, placeLabels, sides as allSides } from "../labels.ts";
import type { ChartKind, Frame } from "../types.ts";
import { type BranchDot, branchDots, type FunnelData, type FunnelLimits } from "./funnel-data.ts";
import { funnelDescription, funnelSubtitle, funnelTable, funnelTitle } from "./funnel-words.ts";

export type { FunnelData, FunnelLimits };

const looks = {
  inside: { symbol: "circle", fill: "var(--ink-3)", r: 4.5 },
  above: { symbol: "triangle", fill: "var(--good)", r: 5.5 },
  below: { symbol: "triangle2", fill: "var(--bad)", r: 5.5 },
} as const;
const lookOf = (dot: BranchDot) => (dot.funnel === "inside" ? "inside" : dot.funnel.startsWith("above") ? "above" : "below");

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
  const text = (dot: BranchDot) => `${cut(dot.branch, frame.width / 3)} ${format.share(dot.share)}`;
  // Branches of very different size need a scale that keeps the small apart.
  const wide = to / from > 50;
  const along = (n: number) => (wide ? Math.log(n / from) / Math.log(to / from) : (n - from) / (to - from));
  const height = (value: number) => frameBox.bottom - ((value - domain[0]) / (domain[1] - domain[0])) * (frameBox.bottom - frameBox.top);
  const byWeight = dots.toSorted((a, b) => Number(a.funnel === "inside") - Number(b.funnel === "inside") || b.n - a.n);
  const sides = placeLabels(
    byWeight.map((dot) => ({
      x: frameBox.left + along(dot.n) * (frameBox.right - frameBox.left),
      y: height(dot.share),
      width: textWidth(text(dot)),
      height: 16,
      must: dot.funnel !== "inside",
    })),
    { ...frameBox, top: 0, bottom: frameBox.bottom + 8 },
  );
  const clip = (share: number) => (share < domain[0] || share > domain[1] ? NaN : share);
  const limit = (key: keyof FunnelLimits, dash?: string) => Plot.lineY(curve, { x: "n", y: (point) => clip(point[key]), stroke: "var(--ink-3)", strokeWidth: 1, strokeDasharray: dash });
  const end = curve.slice(-1);
  const apart = (a: number, b: number) => Math.abs(height(a) - height(b)) > 11;
  const last = data.limits(to);
  const endLabel = (key: keyof FunnelLimits, text: string, clear: boolean) => clear ? Plot.text(end, { ...quiet, x: "n", y: key, text: () => text, textAnchor: "start", dx: 5, fontSize: size.small }) : null;

  return {
    ...box,
    x: { type: wide ? "log" : "linear", domain: [from, to] },
    y: { type: "linear", domain },
    marks: [
      Plot.gridY({ ...grid, ticks: 5 }),
      Plot.axisY({ ...axis, ticks: 5, tickFormat: (share: number) => format.share(share, 0) }),
      Plot.axisX({ ...axis, ticks: wide ? 3 : phone ? 3 : 6, tickFormat: (n: number) => (Number.isInteger(n) ? format.value(n, "count") : "") }),
      Plot.text([t("charts.funnel_x")], { frameAnchor: "bottom-right", dy: 36, fill: "var(--ink-2)", fontSize: size.small }),
      Plot.areaY(curve, { x: "n", y1: (point) => Math.max(point.low95, domain[0]), y2: (point) => Math.min(point.high95, domain[1]), fill: "var(--ink-3)", fillOpacity: 0.07 }),
      limit("low95"),
      limit("high95"),
      limit("low998", "3 3"),
      limit("high998", "3 3"),
      Plot.ruleY([group], { stroke: "var(--ink-2)" }),
      Plot.text(end, { ...quiet, x: "n", y: () => group, text: () => groupText, textAnchor: "start", dx: 5, fontWeight: 600 }),
      endLabel("high95", format.share(0.95, 0), apart(last.high95, group + (phone ? 0.01 : 0))),
      endLabel("high998", format.share(0.998), apart(last.high998, last.high95) && apart(last.high998, group)),
      (["inside", "above", "below"] as const).map((look) => Plot.dot(dots.filter((dot) => lookOf(dot) === look), { x: "n", y: "share", ...looks[look], stroke: "var(--surface)", strokeWidth: 1 })),
      allSides.map((side) => Plot.text(byWeight.filter((_, at) => sides[at] === side), { ...label, x: "n", y: "share", text, ...labelSides[side] })),
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
