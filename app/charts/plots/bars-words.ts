import type { ChartTable, ChartWords } from "../types.ts";
import { type BarRow, type BarsData, knownBars } from "./bars.ts";

export const barText = (row: BarRow, data: BarsData, { format }: ChartWords) => format.value(row.value, data.unit);
const most = (data: BarsData) => knownBars(data).toSorted((a, b) => b.value - a.value);

/** Who has most; nobody, where the intervals of the first two overlap. */
export function barsTitle(data: BarsData, words: ChartWords): string {
  const [first, second] = most(data);
  if (first === undefined) return data.name;
  const said = { name: data.name, label: first.label, value: barText(first, data, words) };
  if (second === undefined) return words.t("plots.bars_one", said);
  const apart = (first.low ?? first.value) > (second.high ?? second.value);
  return words.t(apart ? "plots.bars_title" : data.dots ? "plots.bars_unclear" : "plots.bars_even", said);
}

export function barsSubtitle(data: BarsData, { t }: ChartWords): string {
  if (knownBars(data).length === 0) return "";
  return t(data.dots ? "plots.bars_dots" : "plots.bars_zero");
}

export function barsDescription(data: BarsData, words: ChartWords): string {
  const { t } = words;
  if (knownBars(data).length === 0) return t("plots.empty_bars", { name: data.name });
  const list = most(data).slice(0, 5).map((row) => `${row.label} ${barText(row, data, words)}`).join("; ");
  return t("plots.bars_description", { name: data.name, rows: data.rows.length, list });
}

export function barsTable(data: BarsData, words: ChartWords): ChartTable {
  const { t, format } = words;
  const spans = data.rows.some((row) => (row.low ?? null) !== null);
  const counted = data.rows.some((row) => row.n !== undefined);
  return {
    columns: [
      { label: t("plots.row"), numeric: false },
      { label: data.name, numeric: true },
      ...(spans ? [{ label: t("charts.interval"), numeric: true }] : []),
      ...(counted ? [{ label: t("charts.count"), numeric: true }] : []),
    ],
    rows: data.rows.map((row) => [row.label, barText(row, data, words), ...(spans ? [format.range(row.low, row.high, data.unit)] : []), ...(counted ? [format.value(row.n ?? null, "count")] : [])]),
  };
}
