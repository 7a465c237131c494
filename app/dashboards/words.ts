import type { Change, Figure, Mark, Narrow } from "#app/metrics/types.ts";
import { fallingIsBetter } from "#app/metrics/direction.ts";
import type { Format } from "#app/i18n/format.ts";
import { hasMessage, type Translate } from "#app/i18n/translate.ts";
import { countedAround } from "./counted-around.ts";

export interface Wording {
  readonly t: Translate;
  readonly format: Format;
}

/** A metric by the name the reader knows; a figure of one survey names the survey. */
export function metricName({ metric, by }: Pick<Figure, "metric" | "by">, t: Translate): string {
  const key = `metrics.${metric}`;
  const name = hasMessage(key) ? t(key) : metric;
  const origin = `ui.origin_${by["origin"]}`;
  return hasMessage(origin) ? `${name}, ${t(origin)}` : name;
}

/** One of a metric's sentences ("sentence", "numerator", "denominator"); empty where it has none. */
export function metricText(metric: string, part: "sentence" | "numerator" | "denominator", t: Translate): string {
  const key = `metrics.${metric}_${part}`;
  return hasMessage(key) ? t(key) : "";
}

const counted = {
  ...countedAround,
  average_check: "ui.n_orders",
  client_of_month: "ui.n_orders",
  nps: "ui.n_answers",
  repeat_sale_share: "ui.n_sales",
  repeat_sale_amount_share: "ui.n_sales",
  repeat_sales: "ui.n_sales",
  service_to_sale: "ui.n_sales",
  sale_to_service: "ui.n_cars",
  first_visit_recommend: "ui.n_answers",
  importer_csi: "ui.n_answers",
  motivation_score: "ui.n_observations",
} as const;

/** "из 1 240 клиентов": how many stand behind a figure. */
export const countText = ({ metric, n }: Figure, { t, format }: Wording): string =>
  t(counted[metric as keyof typeof counted] ?? "ui.n_clients", { n, count: format.count(n) });

/** What a change means: good or bad only when its interval leaves out zero. Without an interval it is told and not judged. */
export function judge(change: Change): "good" | "bad" | "unsure" | "plain" {
  if (change.low === null || change.high === null) return "plain";
  if (change.low <= 0 && change.high >= 0) return "unsure";
  return change.low > 0 !== fallingIsBetter.has(change.from.metric) ? "good" : "bad";
}

/** Whether a change spans just one year. */
export const spansYear = (from: string, to: string): boolean => Number(to.slice(0, 4)) - Number(from.slice(0, 4)) === 1 && from.slice(5, 7) === to.slice(5, 7);

/** Reasons for care as sentences; where they make a component count as 1.0, in the same breath. */
export function markTexts(marks: readonly Mark[] = [], t: Translate, neutral = marks.includes("neutral")): string[] {
  const texts = marks.filter((mark) => mark !== "neutral").map((mark) => {
    const key = `ui.mark_${mark}${neutral ? "_neutral" : ""}`;
    return t(hasMessage(key) ? key : `ui.mark_${mark}`);
  });
  return marks.includes("neutral") && texts.length === 0 ? [t("ui.mark_neutral")] : texts;
}

const surveyed = new Set(["first_visit_recommend", "importer_csi"]);

/** The same for a component of the score: a survey with too few answers counts as 1.0. */
export const componentMarks = ({ id, marks }: { readonly id: string; readonly marks: readonly Mark[] }, t: Translate): string[] =>
  markTexts(marks, t, marks.includes("neutral") || surveyed.has(id));

/** A code of a dimension in the reader's words: "person" → "частные лица"; names of branches stay as they are. */
export function valueName(dimension: string, value: string | null, t: Translate): string {
  if (value === null) return t("ui.no_word");
  const key = `ui.${dimension}_${value}`;
  return hasMessage(key) ? t(key) : value;
}

/** Which part of a metric's units a mark of a chart stands for: "within 180 days", "amounts from 20 000 to 40 000". */
export function narrowWords(narrow: Narrow, { t, format }: Wording): string {
  if ("upTo" in narrow) return t("ui.drawer_up_to", { n: narrow.upTo, count: format.count(narrow.upTo) });
  const from = format.money(narrow.from, 0);
  return narrow.to === null ? t("ui.drawer_from", { from }) : t("ui.drawer_from_to", { from, to: format.money(narrow.to, 0) });
}
