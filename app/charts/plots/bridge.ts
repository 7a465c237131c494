import * as Plot from "@observablehq/plot";
import type { OverviewData } from "#app/metrics/types.ts";
import { axis, emptyPlot, grid, label, quiet, size, textWidth } from "../ink.ts";
import type { ChartKind, ChartTable, ChartWords, Frame } from "../types.ts";

export interface BridgeData {
  readonly steps: OverviewData["bridge"];
  readonly corridor?: { readonly low: number; readonly high: number };
}
type Step = BridgeData["steps"][number]["step"];
interface Bar {
  readonly step: Step;
  readonly clients: number;
  readonly share: number;
  readonly from: number;
  readonly to: number;
}

const fills: Readonly<Record<Step, string>> = {
  repeat: "var(--ink-3)",
  discount_only: "var(--bad)",
  detractors: "var(--bad)",
  loyal: "var(--accent)",
  confirmed: "var(--accent)",
  never_asked: "var(--unsure)",
};
const taken = (step: Step) => step === "discount_only" || step === "detractors";
const within = (step: Step) => step === "confirmed" || step === "never_asked";

/** Steps as bars from zero; what is taken off hangs at the end of what was left, the two parts of the loyal stand side by side under them. */
export function bridgeBars(steps: BridgeData["steps"]): Bar[] {
  const bars: Bar[] = [];
  let left = 0;
  let part = 0;
  for (const { step, clients, share } of steps) {
    if (share === null) continue;
    const from = taken(step) ? left - share : within(step) ? part : 0;
    bars.push({ step, clients, share, from, to: from + share });
    if (within(step)) part += share;
    else left = taken(step) ? from : share;
  }
  return bars;
}

const figures = (bar: Bar, { format }: ChartWords) => {
  const sign = taken(bar.step) && bar.clients > 0 ? "−" : "";
  return `${sign}${format.value(bar.clients, "count")} · ${sign}${format.share(bar.share)}`;
};
const round = (range: string) => range.replaceAll(/[.,]0(?=\D|$)/g, "");

/** Repeat by count − discount-only − detractors = loyal: one horizontal step a row, with people and share of the active. */
export function bridge(data: BridgeData, frame: Frame): Plot.PlotOptions {
  const bars = bridgeBars(data.steps);
  if (!bars.some((bar) => bar.clients > 0)) return emptyPlot(frame, frame.t("charts.empty_bridge"));
  const { corridor } = data;
  const { t, format } = frame;
  const phone = frame.width < 480;
  const name = (bar: Bar) => t(`charts.step_${bar.step}`);
  const rows = bars.map((bar) => bar.step);
  const marginLeft = phone ? 2 : Math.max(...bars.map((bar) => textWidth(name(bar), 13))) + 14;
  const marginRight = Math.max(...bars.map((bar) => textWidth(figures(bar, frame), 13))) + 10;
  const step = phone ? 46 : 34;
  const lower = phone ? 7 : 0;
  const whole = bars.filter((bar) => !within(bar.step));
  const parts = bars.filter((bar) => within(bar.step));
  // From where each bar ends down to the next: what is taken off hangs there, what is left starts there.
  const drops = whole.slice(1).map((bar, at) => ({ x: bar.to, above: whole[at]?.step, step: bar.step }));
  const shown = { x1: "from", x2: "to", y: "step", fill: (bar: Bar) => fills[bar.step] };
  return {
    width: frame.width,
    height: 24 + bars.length * step + 26,
    marginTop: 24,
    marginRight,
    marginBottom: 26,
    marginLeft,
    x: { domain: [0, Math.max(...bars.map((bar) => bar.to), phone ? 0 : (corridor?.high ?? 0))], axis: null },
    y: { type: "band", domain: rows, padding: 0, axis: null },
    color: { type: "identity" },
    marks: [
      corridor && Plot.rectX([corridor], { x1: "low", x2: "high", fill: "var(--corridor)" }),
      corridor && Plot.text([corridor], { x: (strip) => (strip.low + strip.high) / 2, frameAnchor: "top", dy: -14, text: () => t("charts.corridor", { range: round(format.range(corridor.low, corridor.high, "share")) }), fill: "var(--corridor-ink)", fontSize: size.small }),
      Plot.gridX({ ...grid, ticks: 4 }),
      Plot.axisX({ ...axis, ticks: 4, tickFormat: (share: number) => format.share(share, 0) }),
      Plot.link(drops, { x1: "x", x2: "x", y1: "above", y2: "step", stroke: "var(--ink-3)", strokeDasharray: "2 2" }),
      Plot.barX(whole, { ...shown, insetTop: phone ? 20 : 5, insetBottom: 5 }),
      Plot.barX(parts, { ...shown, insetTop: phone ? 24 : 10, insetBottom: 9, fillOpacity: 0.75 }),
      phone ? null : Plot.ruleX([0], { stroke: "var(--ink-3)" }),
      phone
        ? Plot.text(bars, { ...label, x: 0, y: "step", text: name, textAnchor: "start", dy: -13, fontSize: 13 })
        : Plot.text(bars, { x: 0, y: "step", text: name, textAnchor: "end", dx: -10, fontSize: 13, fill: "var(--ink)" }),
      Plot.text(whole, { ...label, x: "to", y: "step", text: (bar: Bar) => figures(bar, frame), textAnchor: "start", dx: 6, dy: lower, fontSize: 13, fontWeight: 600, fontVariant: "tabular-nums" }),
      Plot.text(parts, { ...quiet, x: "to", y: "step", text: (bar: Bar) => figures(bar, frame), textAnchor: "start", dx: 6, dy: lower, fontVariant: "tabular-nums" }),
    ],
  };
}

export const bridgeChart: ChartKind<BridgeData> = {
  name: "bridge",
  nearest: "y",
  plot: bridge,
  anchors: (data) => bridgeBars(data.steps).map((bar) => ({ x: bar.to, y: bar.step })),
  table: bridgeTable,
  title: bridgeTitle,
  subtitle: ({ steps }, { t }) => (bridgeBars(steps).length === 0 ? "" : t("charts.bridge_subtitle")),
  description: bridgeDescription,
};

function bridgeTable(data: BridgeData, { t, format }: ChartWords): ChartTable {
  return {
    columns: [
      { label: t("charts.step"), numeric: false },
      { label: t("charts.clients"), numeric: true },
      { label: t("charts.share_active"), numeric: true },
    ],
    rows: bridgeBars(data.steps).map((bar) => [t(`charts.step_${bar.step}`), format.value(bar.clients, "count"), format.share(bar.share)]),
  };
}

function bridgeTitle({ steps, corridor }: BridgeData, { t, format }: ChartWords): string {
  const share = steps.find(({ step }) => step === "loyal")?.share ?? null;
  if (share === null) return t("charts.bridge_name");
  if (corridor === undefined) return t("charts.bridge_plain", { share: format.share(share) });
  const place = share < corridor.low ? "below" : share > corridor.high ? "above" : "inside";
  return t(`charts.bridge_${place}`, { share: format.share(share), range: round(format.range(corridor.low, corridor.high, "share")) });
}

function bridgeDescription({ steps }: BridgeData, { t, format }: ChartWords): string {
  if (bridgeBars(steps).length === 0) return t("charts.empty_bridge");
  const people = (wanted: Step) => format.value(steps.find(({ step }) => step === wanted)?.clients ?? 0, "count");
  return t("charts.bridge_description", { repeat: people("repeat"), discount_only: people("discount_only"), detractors: people("detractors"), loyal: people("loyal") });
}
