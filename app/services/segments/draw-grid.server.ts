import { drawChart } from "#app/charts/draw.server.ts";
import { heatmap } from "#app/charts/plots/heatmap.ts";
import type { DrawnChart } from "#app/charts/types.ts";
import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { rfmCuts } from "#app/metrics/rfm.ts";
import type { Rules } from "#app/promotions/segments.ts";
import type { RfmGrid } from "./rfm-grid.server.ts";

const scores = [5, 4, 3, 2, 1] as const;

const spanned = (from: number, to: number): string => (from === to ? String(from) : `${from}–${to}`);

/** Where each class lies, the best first: recency in days or months, frequency in visits. */
function bounds({ cuts }: RfmGrid, { t, format }: { readonly t: Translate; readonly format: Format }): { readonly recency: readonly string[]; readonly frequency: readonly string[] } {
  const whole = (value: number): string => format.number(value, Number.isInteger(value) ? 0 : 1);
  if (!cuts)
    return {
      recency: [...rfmCuts.recency.map((months) => t("segments.within_months", { n: months })), t("segments.months_and_more", { n: rfmCuts.recency.at(-1) ?? 0 })],
      frequency: [...rfmCuts.frequency.map((visits, i) => (i === 0 ? t("segments.and_more", { n: visits }) : spanned(visits, (rfmCuts.frequency[i - 1] ?? 0) - 1))), spanned(1, (rfmCuts.frequency.at(-1) ?? 0) - 1)],
    };
  const [r, f] = [cuts.recency, cuts.frequency.toReversed()];
  return {
    recency: [...r.map((cut) => t("segments.under_days", { n: whole(cut) })), t("segments.from_days", { n: whole(r.at(-1) ?? 0) })],
    frequency: [...f.map((cut) => t("segments.and_more", { n: whole(cut) })), t("segments.under", { n: whole(f.at(-1) ?? 0) })],
  };
}

/** Clients by recency and frequency, classes by their values; null without any. */
export function drawGrid(grid: RfmGrid, rules: Rules, words: { readonly t: Translate; readonly format: Format }): DrawnChart | null {
  if (grid.cells.length === 0) return null;
  const { t } = words;
  const named = bounds(grid, words);
  const count = (r: number, f: number): number | null => grid.cells.find((cell) => cell.r === r && cell.f === f)?.n ?? null;
  const columns = scores.toReversed();
  const rows = scores.map((r, at) => {
    const cells = columns.map((f) => count(r, f));
    return { label: named.recency[at] ?? "", n: cells.reduce<number>((sum, n) => sum + (n ?? 0), 0), cells };
  });
  const data = { name: t("segments.grid_name"), unit: "count" as const, rowsTitle: t("segments.grid_recency"), columnsTitle: t("segments.grid_frequency"), columns: columns.map((f) => named.frequency[5 - f] ?? ""), rows: rows.filter(({ n }) => n > 0) };
  return drawChart(heatmap, data, words, { wide: 640, title: t(rules === "fixed" ? "segments.grid_title_fixed" : "segments.grid_title") });
}
