import { heatmap, type HeatmapData } from "../plots/heatmap.ts";
import { type ChartStates, galleryMonths } from "./words.ts";

const months = galleryMonths("2025-09", 9);
/** Cohorts by month of sale: each later one has had a month less to come back. */
const cohorts = (names: { name: string; rowsTitle: string; columnsTitle: string }, label: (month: string) => string): HeatmapData => ({
  ...names,
  unit: "share",
  columns: months.map((_, at) => String(at)),
  rows: months.map((month, row) => ({
    label: label(month),
    n: 40 + ((row * 37) % 90),
    early: row < 2,
    cells: months.map((_, column) => (column >= 9 - row || (row === 4 && column === 3) ? null : Math.round(1000 * (0.07 + 0.62 * (1 - Math.exp(-column / 5)) * (1 - row * 0.02))) / 1000)),
  })),
});
const russian = { name: "Доля вернувшихся", rowsTitle: "Месяц продажи", columnsTitle: "Месяцев после продажи" };
const normal = cohorts(russian, (month) => `${month.slice(5)}.${month.slice(0, 4)}`);
const rfm = (name: string, unit: HeatmapData["unit"], cells: readonly (number | null)[][]): HeatmapData => ({ name, unit, rowsTitle: "Давность", columnsTitle: "Частота и сумма", columns: ["1 визит", "2–3 визита", "4 и больше"], rows: cells.map((row, at) => ({ label: ["до 3 месяцев", "до 6 месяцев", "до года", "больше года"][at] ?? "", n: row.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0), cells: row })) });

export const heatmapStates: ChartStates<HeatmapData> = {
  kind: heatmap,
  states: {
    normal: { data: normal },
    grid: { data: rfm("Клиенты", "count", [[120, 340, 96], [88, 210, 41], [305, 120, 12], [810, 77, null]]) },
    empty: { data: { ...normal, rows: normal.rows.map((row) => ({ ...row, cells: row.cells.map(() => null) })) } },
    one: { data: { ...normal, columns: ["0"], rows: [{ label: "05.2026", n: 1, cells: [1] }] } },
    extreme: { data: rfm("NPS", "points", [[-100, 0, 100], [12.4, null, -3.1], [88, 1, 2], [null, null, null]]) },
    kazakh: { locale: "kk", data: cohorts({ name: "Қайта келгендердің үлесі", rowsTitle: "Сатылған айы", columnsTitle: "Сатудан кейінгі айлар саны" }, (month) => `${month.slice(5)}.${month.slice(0, 4)}`) },
    dark: { dark: true, data: normal },
  },
};
