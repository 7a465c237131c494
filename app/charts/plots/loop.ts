import * as Plot from "@observablehq/plot";
import { hatched } from "../hatch.ts";
import { emptyPlot, label, quiet, size, textWidth } from "../ink.ts";
import { rowNames, rowsFrame } from "../rows.ts";
import type { ChartKind, ChartTable, ChartWords, Frame } from "../types.ts";

export interface LoopStage {
  readonly id: string;
  readonly label: string;
  /** Who got here. */
  readonly people: number;
  /** Of those who could have; null where there is nothing to divide by. */
  readonly share: number | null;
  /** Who could have and did not. */
  readonly leak: number | null;
  /** What their absence costs, a decimal string in major units. */
  readonly money: string | null;
}
export interface LoopData {
  readonly name: string;
  /** In the order of a client's life; the last leads back to the first. */
  readonly stages: readonly LoopStage[];
}

/** A stage a row: those who got there from zero, and hatched behind them those who could have; the last leads back to the first. */
export function loopPlot(data: LoopData, frame: Frame): Plot.PlotOptions {
  const { stages } = data;
  if (!stages.some((stage) => stage.people > 0)) return emptyPlot(frame, frame.t("plots.empty_loop", { name: data.name }));
  const whole = (stage: LoopStage) => stage.people + (stage.leak ?? 0);
  const texts = stages.map((stage) => [stageText(stage, frame), leakText(stage, frame)]);
  const right = Math.max(...texts.map(([first = "", second = ""]) => Math.max(textWidth(first, 13), textWidth(second, size.small)))) + 12;
  const rows = rowsFrame(stages.map((stage) => stage.label), frame, { top: 6, right, bottom: 6 }, 44);
  const most = Math.max(...stages.map(whole));
  const place = { y: "id", insetTop: rows.phone ? 22 : 8, insetBottom: rows.phone ? 6 : 8 };
  const end = (stage: LoopStage) => (whole(stage) / most) * rows.pixels;
  const joints = stages.slice(1).map((stage, at) => ({ from: stages[at]?.id ?? "", to: stage.id }));
  return {
    ...rows.box,
    x: { type: "linear", domain: [0, most], axis: null },
    y: { type: "band", domain: stages.map((stage) => stage.id), padding: 0, axis: null },
    marks: [
      rows.phone ? null : Plot.arrow(joints, { x1: 0, x2: 0, y1: "from", y2: "to", stroke: "var(--ink-3)", insetStart: 15, insetEnd: 15, headLength: 7, dx: 9, strokeWidth: 1.25 }),
      Plot.barX(stages.filter((stage) => (stage.leak ?? 0) > 0), { x1: "people", x2: whole, ...place, fill: "var(--bad-soft)", insetLeft: 1, render: hatched("var(--bad)", 6) }),
      Plot.barX(stages, { x1: 0, x2: "people", ...place, fill: "var(--accent)" }),
      Plot.ruleX([0], { stroke: "var(--ink-3)" }),
      rowNames(stages, (stage) => stage.id, (stage) => stage.label, rows),
      stages.map((stage, at) => [
        Plot.text([stage], { ...label, x: 0, y: "id", text: () => texts[at]?.[0] ?? "", textAnchor: "start", dx: end(stage) + 8, dy: rows.lower - (texts[at]?.[1] ? 7 : 0), fontSize: 13, fontWeight: 600, fontVariant: "tabular-nums" }),
        Plot.text([stage], { ...quiet, fill: "var(--bad)", x: 0, y: "id", text: () => texts[at]?.[1] ?? "", textAnchor: "start", dx: end(stage) + 8, dy: rows.lower + 9, fontSize: size.small, fontVariant: "tabular-nums" }),
      ]),
    ],
  };
}

/** "1 204 · 62,0 %" */
const stageText = ({ people, share }: LoopStage, { format }: ChartWords) => [format.value(people, "count"), ...(share === null ? [] : [format.share(share)])].join(" · ");
/** "− 740 · 12 300 000 ₸" */
const leakText = ({ leak, money }: LoopStage, { format }: ChartWords) => (leak === null || leak === 0 ? "" : [`−${format.value(leak, "count")}`, ...(money === null ? [] : [format.money(money, 0)])].join(" · "));

const empty = (data: LoopData) => !data.stages.some((stage) => stage.people > 0);
const stagesOf = (data: LoopData) => (empty(data) ? [] : data.stages);
/** By money where it is known of every leak, else by people. */
function worst(data: LoopData): LoopStage | undefined {
  const leaks = data.stages.filter((stage) => (stage.leak ?? 0) > 0);
  const weight = (stage: LoopStage) => (leaks.every((each) => each.money !== null) ? Number(stage.money) : (stage.leak ?? 0));
  return leaks.toSorted((a, b) => weight(b) - weight(a))[0];
}

function loopTitle(data: LoopData, words: ChartWords): string {
  const stage = worst(data);
  if (empty(data)) return data.name;
  return stage === undefined ? words.t("plots.loop_whole", { name: data.name }) : words.t("plots.loop_title", { label: stage.label, leak: leakText(stage, words) });
}

const loopSubtitle = (data: LoopData, { t }: ChartWords): string => (empty(data) ? "" : t("plots.loop_subtitle", { name: data.name }));

function loopDescription(data: LoopData, words: ChartWords): string {
  if (empty(data)) return words.t("plots.empty_loop", { name: data.name });
  return `${data.stages.map((stage) => `${stage.label}: ${[stageText(stage, words), leakText(stage, words)].filter((text) => text !== "").join(", ")}`).join("; ")}.`;
}

function loopTable(data: LoopData, { t, format }: ChartWords): ChartTable {
  return {
    columns: [{ label: t("plots.stage"), numeric: false }, ...[t("plots.people"), t("plots.reached"), t("plots.lost"), t("plots.money")].map((text) => ({ label: text, numeric: true }))],
    rows: stagesOf(data).map((stage) => [stage.label, format.value(stage.people, "count"), format.share(stage.share), format.value(stage.leak, "count"), format.money(stage.money, 0)]),
  };
}

export const loop: ChartKind<LoopData> = {
  name: "loop",
  nearest: "y",
  plot: loopPlot,
  anchors: (data) => stagesOf(data).map((stage) => ({ x: stage.people, y: stage.id })),
  table: loopTable,
  title: loopTitle,
  subtitle: loopSubtitle,
  description: loopDescription,
};
