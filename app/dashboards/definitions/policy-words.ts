import type { Format } from "#app/i18n/format.ts";
import { hasMessage, type Translate } from "#app/i18n/translate.ts";
import type { Policy } from "#app/metrics/policy.ts";
import { parameters, type Parameter } from "#app/metrics/policy-steps.ts";
import type { EffectView, Side } from "#app/metrics/views/definitions.ts";
import type { Wording } from "../words.ts";

/** A payer or a kind by its word. */
export const wordName = (parameter: "payers" | "kinds", word: string, t: Translate): string => {
  const key = `ui.def_${parameter === "payers" ? "payer" : "kind"}_${word}`;
  return hasMessage(key) ? t(key) : word;
};

/** A parameter's value as the reader sees it. */
export function valueText(parameter: Parameter, policy: Policy, { t, format }: Wording): string {
  if (parameter === "payers" || parameter === "kinds") return policy[parameter].map((word) => wordName(parameter, word, t)).join(", ");
  if (parameter === "sold_cars") return t(policy.sold_cars ? "ui.def_yes" : "ui.def_no");
  if (parameter === "counting") return t(`ui.def_counting_${policy.counting}`);
  return parameter === "discount_threshold" ? percent(policy, format) : format.number(policy[parameter]);
}
const percent = (policy: Policy, format: Format): string => format.number(Math.round(policy.discount_threshold * 10_000) / 100);

/** The parameters on which two policies differ. */
export const differing = (a: Policy, b: Policy): Parameter[] => parameters.filter((parameter) => JSON.stringify(a[parameter]) !== JSON.stringify(b[parameter]));

/** "Окно, месяцев: 18; Кто платит: клиент": what of a policy differs from another. */
export const changesText = (policy: Policy, from: Policy, words: Wording): string =>
  differing(from, policy).map((parameter) => `${words.t(`ui.def_p_${parameter}`)}: ${valueText(parameter, policy, words)}`).join("; ");

/** "окно 12 → 18 мес.", "без «гарантия»", "без проданных машин". */
export function stepText({ parameter, item, was, is }: EffectView["steps"][number], words: Wording): string {
  const { t } = words;
  if (parameter === "payers" || parameter === "kinds") return item ? t(item.counts ? "ui.def_step_plus" : "ui.def_step_minus", { word: wordName(parameter, item.word, t) }) : t(`ui.def_p_${parameter}`);
  if (parameter === "sold_cars") return t(is.sold_cars ? "ui.def_step_sold_cars_yes" : "ui.def_step_sold_cars_no");
  return t(`ui.def_step_${parameter}`, { was: valueText(parameter, was, words), is: valueText(parameter, is, words) });
}

export const sideText = ({ version }: Pick<Side, "version">, t: Translate): string => (version === null ? t("ui.def_side_draft") : t("ui.def_side_version", { version }));

/** Tenths of a percent as a share: 612 → "61,2 %". */
export const tenthsText = (tenths: number | null, { format }: Wording): string => format.share(tenths === null ? null : tenths / 1000);
export const tenthsChange = (tenths: number | null, { format }: Wording): string => format.change(tenths === null ? null : tenths / 1000, "share");

/** The whole bridge in one line: "61,0 % → 48,0 %: окно 12 → 9 мес. −6,0 п.п.; …". */
export const effectText = ({ points, steps }: EffectView, words: Wording): string =>
  `${tenthsText(points.from, words)} → ${tenthsText(points.to, words)}: ${steps.map((step) => `${stepText(step, words)} ${tenthsChange(step.points, words)}`).join("; ")}`;
