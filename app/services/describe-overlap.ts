import type { OverlapInfo } from "#pipelines/index.ts";
import type { Wording } from "./plan-upload-columns.ts";

/** How the days and rows of a file meet those loaded before it: "212 rows of 1–3 March were already loaded". NULL when they do not meet. */
export function overlapSentence(overlap: OverlapInfo | "skipped" | null, { t, format }: Wording): string | null {
  if (overlap === null) return null;
  if (overlap === "skipped") return t("ui.overlap_later");
  const { file, loaded, known_rows, known_from, known_to, known_in } = overlap;
  if (known_rows === null) {
    const meets = file.from <= loaded.to && loaded.from <= file.to;
    return meets ? t("ui.overlap_days", { from: format.date(maxOf(file.from, loaded.from)), to: format.date(minOf(file.to, loaded.to)) }) : null;
  }
  if (known_rows === 0) return null;
  const files = known_in.map((one) => one.file).join(", ");
  const params = { n: known_rows, rows: format.count(known_rows), from: format.date(known_from), to: format.date(known_to), files };
  return known_from === null ? t("ui.overlap_rows", params) : t("ui.overlap_rows_days", params);
}

const maxOf = (a: string, b: string): string => (a > b ? a : b);
const minOf = (a: string, b: string): string => (a < b ? a : b);
