import { drawChart } from "#app/charts/draw.server.ts";
import { heatmap } from "#app/charts/plots/heatmap.ts";
import type { DrawnChart } from "#app/charts/types.ts";
import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { cellId, only, type Rules } from "#app/promotions/segments.ts";
import { segmentsPath, type SegmentsAddress } from "./links.ts";
import { fixedClasses } from "./names.ts";
import type { RfmGrid } from "./rfm-grid.server.ts";

const scores = [5, 4, 3, 2, 1] as const;

/** Where each class lies, the best first: recency in days or months, frequency in visits. */
function bounds({ cuts }: RfmGrid, { t, format }: { readonly t: Translate; readonly format: Format }): { readonly recency: readonly string[]; readonly frequency: readonly string[] } {
  if (!cuts) return fixedClasses(t);
  const whole = (value: number): string => format.number(value, Number.isInteger(value) ? 0 : 1);
  const [r, f] = [cuts.recency, cuts.frequency.toReversed()];
  return {
    recency: [...r.map((cut) => t("segments.under_days", { n: whole(cut) })), t("segments.from_days", { n: whole(r.at(-1) ?? 0) })],
    frequency: [...f.map((cut) => t("segments.and_more", { n: whole(cut) })), t("segments.under", { n: whole(f.at(-1) ?? 0) })],
  };
}

/** Clients by recency and frequency, classes by their values, and where each cell's clients are listed; null without any. */
export function drawGrid(grid: RfmGrid, rules: Rules, at: Omit<SegmentsAddress, "seg">, words: { readonly t: Translate; readonly format: Format }): { readonly chart: DrawnChart; readonly doors: readonly (string | null)[] } | null {
  if (grid.cells.length === 0) return null;
  const { t } = words;
  const named = bounds(grid, words);
  const count = (r: number, f: number): number | null => grid.cells.find((cell) => cell.r === r && cell.f === f)?.n ?? null;
  const columns = scores.toReversed();
  const rows = scores.map((r, place) => {
    const cells = columns.map((f) => count(r, f));
    const doors = columns.map((f) => (count(r, f) === null ? null : `${segmentsPath({ ...at, seg: only(cellId(rules, r, f)) })}#segment-chosen`));
    return { doors, label: named.recency[place] ?? "", n: cells.reduce<number>((sum, n) => sum + (n ?? 0), 0), cells };
  });
  const data = { name: t("segments.grid_name"), unit: "count" as const, rowsTitle: t("segments.grid_recency"), columnsTitle: t("segments.grid_frequency"), columns: columns.map((f) => named.frequency[5 - f] ?? ""), rows: rows.filter(({ n }) => n > 0) };
  return {
    chart: drawChart(heatmap, data, words, { wide: 640, title: t(rules === "fixed" ? "segments.grid_title_fixed" : "segments.grid_title") }),
    // In step with the table of the heat map: the blank end of a row is not in it.
    doors: data.rows.flatMap(({ doors }) => doors.slice(0, doors.findLastIndex((door) => door !== null) + 1)),
  };
}
