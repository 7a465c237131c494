import type { ChartTable, ChartWords } from "../types.ts";
import { heatCells, heatEnds, type HeatmapData } from "./heatmap-data.ts";

/** The least and the most among rows of at least ten, or among all where no row has ten: a row of two is not an extreme. */
function extremes(data: HeatmapData) {
  const known = heatCells(data).flatMap(({ row, column, value }) => (value === null ? [] : [{ row, column, value }]));
  const weighty = known.filter(({ row }) => (data.rows[row]?.n ?? 0) >= 10);
  const cells = weighty.length > 0 ? weighty : known;
  const first = cells[0];
  if (first === undefined) return null;
  return { least: cells.reduce((a, b) => (b.value < a.value ? b : a), first), most: cells.reduce((a, b) => (b.value > a.value ? b : a), first) };
}
const placeOf = (data: HeatmapData, cell: { row: number; column: number }) => `${data.rows[cell.row]?.label ?? ""} · ${data.columns[cell.column] ?? ""}`;

export function heatTitle(data: HeatmapData, { t, format }: ChartWords): string {
  const ends = extremes(data);
  if (ends === null) return data.name;
  const say = (value: number) => format.value(value, data.unit);
  if (ends.least.value === ends.most.value) return t("plots.heat_even", { name: data.name, value: say(ends.most.value) });
  return t("plots.heat_title", { name: data.name, most: say(ends.most.value), most_at: placeOf(data, ends.most), least: say(ends.least.value), least_at: placeOf(data, ends.least) });
}

export function heatSubtitle(data: HeatmapData, { t, format }: ChartWords): string {
  if (heatCells(data).length === 0) return "";
  const { low, high } = heatEnds(data);
  const early = data.rows.some((row) => row.early) ? `; ${t("plots.heat_early")}` : "";
  return t("plots.heat_subtitle", { low: format.value(low, data.unit), high: format.value(high, data.unit) }) + early;
}

export function heatDescription(data: HeatmapData, words: ChartWords): string {
  const ends = extremes(data);
  if (ends === null) return words.t("plots.empty_heat", { name: data.name });
  const blank = data.rows.length * data.columns.length - heatCells(data).filter(({ value }) => value !== null).length;
  return `${words.t("plots.heat_description", { rows: data.rowsTitle, columns: data.columnsTitle, title: heatTitle(data, words) })} ${words.t("plots.heat_blank", { n: blank })}`;
}

export function heatTable(data: HeatmapData, { t, format }: ChartWords): ChartTable {
  const early = data.rows.some((row) => row.early);
  return {
    columns: [
      { label: `${data.rowsTitle} · ${data.columnsTitle}`, numeric: false },
      { label: data.name, numeric: true },
      { label: t("charts.count"), numeric: true },
      ...(early ? [{ label: t("charts.mark"), numeric: false }] : []),
    ],
    rows: heatCells(data).map((cell) => {
      const row = data.rows[cell.row];
      return [placeOf(data, cell), format.value(cell.value, data.unit), format.value(row?.n ?? null, "count"), ...(early ? [row?.early ? t("charts.first_year") : ""] : [])];
    }),
  };
}
