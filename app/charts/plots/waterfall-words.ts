import type { ChartTable, ChartWords } from "../types.ts";
import { stepName, waterDomain, type WaterfallData, type WaterStep, waterSteps } from "./waterfall-data.ts";

/** A total as it is, a step with its sign. */
export const stepText = (step: WaterStep, { unit }: WaterfallData, { format }: ChartWords) => (step.kind === "whole" ? format.value(step.to, unit) : format.change(step.to - step.from, unit));

const biggest = (data: WaterfallData) => waterSteps(data).filter((step) => step.kind === "rise" || step.kind === "fall").toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))[0];
const empty = (data: WaterfallData) => waterSteps(data).length === 0;

export function waterfallTitle(data: WaterfallData, words: ChartWords): string {
  const step = biggest(data);
  if (empty(data)) return data.name;
  const said = { name: data.name, change: words.format.change(data.to.value - data.from.value, data.unit) };
  return step === undefined || step.to === step.from ? words.t("plots.waterfall_plain", said) : words.t("plots.waterfall_title", { ...said, label: stepName(step, words), delta: stepText(step, data, words) });
}

export function waterfallSubtitle(data: WaterfallData, { t }: ChartWords): string {
  if (empty(data)) return "";
  const sentence = t("plots.waterfall_subtitle", { from: data.from.label, to: data.to.label });
  return waterDomain(waterSteps(data))[0] > 0 ? `${sentence}; ${t("plots.not_zero")}` : sentence;
}

export function waterfallDescription(data: WaterfallData, words: ChartWords): string {
  if (empty(data)) return words.t("plots.empty_waterfall", { name: data.name });
  return `${waterSteps(data).map((step) => `${stepName(step, words)}: ${stepText(step, data, words)}`).join("; ")}.`;
}

export function waterfallTable(data: WaterfallData, words: ChartWords): ChartTable {
  const { t, format } = words;
  const steps = waterSteps(data);
  const counted = steps.some((step) => step.n !== null);
  return {
    columns: [{ label: t("charts.step"), numeric: false }, { label: t("plots.change"), numeric: true }, { label: t("plots.became"), numeric: true }, ...(counted ? [{ label: t("charts.count"), numeric: true }] : [])],
    rows: steps.map((step) => [stepName(step, words), step.kind === "whole" ? "" : stepText(step, data, words), format.value(step.to, data.unit), ...(counted ? [format.value(step.n, "count")] : [])]),
  };
}
