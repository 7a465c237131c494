import type { Translate } from "#app/i18n/translate.ts";
import { metricName, metricText } from "../words.ts";

/** Whether a metric's id, name, sentence or formula has every word looked for, in the reader's language. Nothing looked for is in all. */
export function saysOf(query: string, t: Translate): (id: string) => boolean {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (id) => {
    const text = [id, metricName({ metric: id, by: {} }, t), ...(["sentence", "numerator", "denominator"] as const).map((part) => metricText(id, part, t))].join(" ").toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
}
