import { hasMessage, type Translate } from "#app/i18n/translate.ts";
import { rfmCuts } from "#app/metrics/rfm.ts";
import { cellOf, type SegmentSpec } from "#app/promotions/segments.ts";

/** Classes of recency and of frequency by the cuts that the business fixed, in words, the best first. */
export function fixedClasses(t: Translate): { readonly recency: readonly string[]; readonly frequency: readonly string[] } {
  const { recency, frequency } = rfmCuts;
  const visits = (from: number, below: number): string => (from === below - 1 ? String(from) : `${from}–${below - 1}`);
  return {
    recency: [...recency.map((months, at) => (at === 0 ? t("segments.within_months", { n: months }) : t("segments.months_between", { from: recency[at - 1] ?? 0, to: months }))), t("segments.months_and_more", { n: recency.at(-1) ?? 0 })],
    frequency: [...frequency.map((from, at) => (at === 0 ? t("segments.and_more", { n: from }) : visits(from, frequency[at - 1] ?? 0))), visits(1, frequency.at(-1) ?? 0)],
  };
}

/** A cell of the grid: by its bounds where they stand still, by its classes where they move with the clients. */
function cellName(id: string, t: Translate): string | null {
  const cell = cellOf(id);
  if (!cell) return null;
  if (cell.rules === "rfm") return t("segments.is_cell_of_fifths", { r: cell.r, f: cell.f });
  const { recency, frequency } = fixedClasses(t);
  return t("segments.is_cell", { recency: recency[5 - cell.r] ?? "", frequency: frequency[5 - cell.f] ?? "" });
}

/** A built-in segment as the reader knows it; one by a table is called by the segment alone. */
export function segmentName(id: string, t: Translate): string {
  const cell = cellName(id, t);
  if (cell !== null) return cell;
  const own = `segments.is_${id}`;
  if (hasMessage(own)) return t(own);
  const key = `segments.rfm_${id.slice(id.indexOf("_") + 1)}`;
  return hasMessage(key) ? t(key) : id;
}

/** A segment in words: "overdue · lost or at risk · not: refused". */
export function specWords({ all }: SegmentSpec, t: Translate): string {
  if (all.length === 0) return t("segments.everybody");
  const word = (text: string): string => (text.startsWith("-") ? t("segments.not_in", { segment: segmentName(text.slice(1), t) }) : segmentName(text, t));
  return all.map((group) => group.map(word).join(t("segments.or"))).join(" · ");
}
