import { hasMessage, type Translate } from "#app/i18n/translate.ts";
import type { SegmentSpec } from "#app/promotions/segments.ts";

/** A built-in segment as the reader knows it; one by a table is called by the segment alone. */
export function segmentName(id: string, t: Translate): string {
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
