import { known, type TrendPoint } from "../trend-points.ts";
import type { ChartTable, ChartWords } from "../types.ts";
import { anyKnown, type MultiplesData, panelsOf, unitOf } from "./multiples.ts";

type Known = TrendPoint & { value: number };
const latest = (data: MultiplesData) =>
  panelsOf(data)
    .flatMap((panel): { label: string; point: Known }[] => known(panel.points).slice(-1).map((point) => ({ label: panel.label, point })))
    .toSorted((a, b) => b.point.value - a.point.value);
const say = ({ figure }: TrendPoint, { format }: ChartWords) => format.value(figure?.value ?? null, figure?.unit ?? "count");

/** The highest and the lowest of the last values, unless their intervals overlap. */
export function multiplesTitle(data: MultiplesData, words: ChartWords): string {
  const ends = latest(data);
  const [first, last] = [ends[0], ends.at(-1)];
  if (first === undefined || last === undefined) return data.name;
  const said = { name: data.name, most: first.label, most_value: say(first.point, words), least: last.label, least_value: say(last.point, words) };
  if (first === last) return words.t("charts.trend_now", { name: `${data.name} · ${first.label}`, value: said.most_value });
  const apart = (first.point.low ?? first.point.value) > (last.point.high ?? last.point.value);
  return words.t(apart ? "plots.multiples_title" : "plots.multiples_unclear", said);
}

export function multiplesSubtitle(data: MultiplesData, { t, format }: ChartWords): string {
  const panels = panelsOf(data);
  if (!anyKnown(panels)) return "";
  const months = panels.flatMap((panel) => panel.points.map((point) => point.month)).toSorted();
  return t("plots.multiples_subtitle", { from: format.month(months[0] ?? ""), to: format.month(months.at(-1) ?? "") });
}

export function multiplesDescription(data: MultiplesData, words: ChartWords): string {
  const ends = latest(data);
  if (ends.length === 0) return words.t("plots.empty_multiples", { name: data.name });
  const list = ends.map(({ label, point }) => `${label} ${say(point, words)} (${words.t("charts.n", { n: words.format.value(point.figure?.n ?? null, "count") })})`).join("; ");
  return words.t("plots.multiples_description", { name: data.name, list });
}

export function multiplesTable(data: MultiplesData, words: ChartWords): ChartTable {
  const { t, format } = words;
  const panels = panelsOf(data);
  const unit = unitOf(panels);
  return {
    columns: [{ label: t("plots.row_month"), numeric: false }, ...[data.name, t("charts.interval"), t("charts.count")].map((text) => ({ label: text, numeric: true }))],
    rows: anyKnown(panels) ? panels.flatMap((panel) => panel.points.map((point) => [`${panel.label} · ${format.month(point.month)}`, format.value(point.figure?.value ?? null, unit), format.range(point.low, point.high, unit), format.value(point.figure?.n ?? null, "count")])) : [],
  };
}
