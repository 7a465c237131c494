import { metricName, valueName, type Wording } from "#app/dashboards/words.ts";
import { findMetric } from "#app/metrics/catalog.ts";
import { linksOf } from "#app/filters/links.ts";
import type { AlertView, RuleView } from "#app/metrics/views/alerts.ts";
import type { Alert } from "./alerts.server.ts";
import { usualRules, type AlertRule, type Signal } from "./rules.ts";

/** A signal in one sentence: which figure, where, and what it passed. */
export function signalSentence({ kind, figure, limit, month }: Signal, words: Wording): string {
  const { t, format } = words;
  const branch = figure.by["branch"];
  const place = branch == null ? t("ui.group").toLocaleLowerCase(format.locale) : valueName("branch", branch, t);
  const value = format.value(figure.value, figure.unit);
  const said = { name: metricName(figure, t), place, value, limit: format.value(limit, figure.unit) };
  return month ? t("ui.alert_control", { ...said, month: format.month(month) }) : t(`ui.alert_${kind === "control" ? "threshold" : kind}`, said);
}

const pageOf = (metric: string): string => (/complaint|nps|csi/.test(metric) ? "/feedback" : "/");

/** Where its figure opens. */
export const signalPath = ({ figure, month }: Signal): string =>
  linksOf(pageOf(figure.metric), { filters: {} }, "").opened({ metric: figure.metric, by: { ...figure.by, ...(month && { month }) }, at: figure.as_of, page: 1 });

export const alertView = ({ id, state, firstDay, overDay, firstAt, signal }: Alert, words: Wording): AlertView => ({
  id, state, firstDay, overDay, sentence: signalSentence(signal, words), to: signalPath(signal), firstAt: `${firstAt.slice(0, 19).replace(" ", "T")}Z`,
});

/** A rule in one sentence. */
export function ruleView(rule: AlertRule, { t, format }: Wording): RuleView {
  const name = metricName({ metric: rule.metric, by: {} }, t);
  const side = t(`ui.alert_side_${rule.side}`);
  const value = rule.value === null ? "" : format.value(rule.value, findMetric(rule.metric)?.unit ?? "count");
  return { id: rule.rule_id, sentence: t(`ui.alert_rule_${rule.kind}`, { name, side, value }), isOn: rule.is_on, own: !usualRules.some(({ rule_id }) => rule_id === rule.rule_id) };
}
