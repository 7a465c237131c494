import type { ChartTable, ChartWords } from "../types.ts";
import type { LoopData, LoopStage } from "./loop.ts";

/** "1 204 · 62,0 %" */
export const stageText = ({ people, share }: LoopStage, { format }: ChartWords) => [format.value(people, "count"), ...(share === null ? [] : [format.share(share)])].join(" · ");
/** "− 740 · 12 300 000 ₸" */
export const leakText = ({ leak, money }: LoopStage, { format }: ChartWords) => (leak === null || leak === 0 ? "" : [`−${format.value(leak, "count")}`, ...(money === null ? [] : [format.money(money, 0)])].join(" · "));

const empty = (data: LoopData) => !data.stages.some((stage) => stage.people > 0);
/** By money where it is known of every leak, else by people. */
function worst(data: LoopData): LoopStage | undefined {
  const leaks = data.stages.filter((stage) => (stage.leak ?? 0) > 0);
  const weight = (stage: LoopStage) => (leaks.every((each) => each.money !== null) ? Number(stage.money) : (stage.leak ?? 0));
  return leaks.toSorted((a, b) => weight(b) - weight(a))[0];
}

export function loopTitle(data: LoopData, words: ChartWords): string {
  const stage = worst(data);
  if (empty(data)) return data.name;
  return stage === undefined ? words.t("plots.loop_whole", { name: data.name }) : words.t("plots.loop_title", { label: stage.label, leak: leakText(stage, words) });
}

export const loopSubtitle = (data: LoopData, { t }: ChartWords): string => (empty(data) ? "" : t("plots.loop_subtitle", { name: data.name }));

export function loopDescription(data: LoopData, words: ChartWords): string {
  if (empty(data)) return words.t("plots.empty_loop", { name: data.name });
  return `${data.stages.map((stage) => `${stage.label}: ${[stageText(stage, words), leakText(stage, words)].filter((text) => text !== "").join(", ")}`).join("; ")}.`;
}

export function loopTable(data: LoopData, { t, format }: ChartWords): ChartTable {
  return {
    columns: [{ label: t("plots.stage"), numeric: false }, ...[t("plots.people"), t("plots.reached"), t("plots.lost"), t("plots.money")].map((text) => ({ label: text, numeric: true }))],
    rows: data.stages.map((stage) => [stage.label, format.value(stage.people, "count"), format.share(stage.share), format.value(stage.leak, "count"), format.money(stage.money, 0)]),
  };
}
