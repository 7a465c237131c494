import type { ChartTable, ChartWords } from "../types.ts";
import { atRisk, survivalCurves, type SurvivalData, type SurvivalGroup } from "./survival-data.ts";

const drawn = (data: SurvivalData) => survivalCurves(data).filter((group) => (group.points.at(-1)?.t ?? 0) > 0);
const medianText = (group: SurvivalGroup, { t, format }: ChartWords) => (group.median === null ? t("plots.no_median") : format.number(group.median, Number.isInteger(group.median) ? 0 : 1));

/** When half were there; where half never were, how many at the end of what was watched. */
export function survivalTitle(data: SurvivalData, words: ChartWords): string {
  const groups = drawn(data);
  const [only] = groups;
  if (only === undefined) return data.name;
  if (groups.every((group) => group.median === null)) {
    const list = groups.map((group) => `${groups.length > 1 ? `${group.label} ` : ""}${words.format.share(group.points.at(-1)?.value ?? null, 0)}`).join(", ");
    return words.t("plots.survival_no_half", { name: data.name, list });
  }
  if (groups.length === 1) return words.t("plots.survival_half", { name: data.name, median: medianText(only, words), x: data.xLabel });
  return words.t("plots.survival_halves", { name: data.name, x: data.xLabel, list: groups.map((group) => `${group.label} ${medianText(group, words)}`).join(", ") });
}

export function survivalSubtitle(data: SurvivalData, { t }: ChartWords): string {
  return drawn(data).length === 0 ? "" : t(data.rising ? "plots.survival_rising" : "plots.survival_falling");
}

export function survivalDescription(data: SurvivalData, words: ChartWords): string {
  const { t, format } = words;
  const groups = drawn(data);
  if (groups.length === 0) return t("plots.empty_survival", { name: data.name });
  return groups
    .map((group) => {
      const last = group.points.at(-1);
      return t("plots.survival_description", { label: group.label, median: medianText(group, words), x: data.xLabel, end: format.share(last?.value ?? null, 0), t: format.number(last?.t ?? null, 0), n: format.value(atRisk(group, 0), "count") });
    })
    .join(" ");
}

export function survivalTable(groups: readonly SurvivalGroup[], data: SurvivalData, { t, format }: ChartWords): ChartTable {
  const counted = groups.some((group) => group.points.some((point) => point.events !== undefined));
  return {
    columns: [
      { label: data.xLabel, numeric: false },
      ...[data.name, t("charts.interval"), t("plots.at_risk"), ...(counted ? [t("plots.happened")] : [])].map((text) => ({ label: text, numeric: true })),
    ],
    rows: groups.flatMap((group) => group.points.map((point) => [`${groups.length > 1 ? `${group.label} · ` : ""}t = ${format.number(point.t, Number.isInteger(point.t) ? 0 : 1)}`, format.share(point.value), format.range(point.low, point.high, "share"), format.value(point.atRisk, "count"), ...(counted ? [format.value(point.events ?? null, "count")] : [])])),
  };
}
