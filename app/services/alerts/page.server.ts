import type { Home } from "#pipelines/index.ts";
import { metricName, type Wording } from "#app/dashboards/words.ts";
import { catalog } from "#app/metrics/catalog.ts";
import type { Locale } from "#app/i18n/translate.ts";
import { alertsOf } from "./alerts.server.ts";
import { alertView, ruleView } from "./alert-words.ts";
import { freshAlerts } from "./evaluate.server.ts";
import type { FeedAbout } from "./feed.ts";
import { changeAlerts, rulesOf } from "./rules.server.ts";

/** Signals and rules in the reader's words, and the metrics a rule can be about. */
export async function alertsPage(home: Home, words: Wording) {
  const [{ asOf, alerts }, rules] = await Promise.all([alertsOf(home), rulesOf(home)]);
  const metrics = catalog.filter(({ shape }) => shape !== "score").map((metric) => ({ id: metric.id as string, name: metricName({ metric: metric.id, by: {} }, words.t) }));
  return { asOf, alerts: alerts.map((alert) => alertView(alert, words)), rules: rules.map((rule) => ruleView(rule, words)), metrics: metrics.toSorted((a, b) => a.name.localeCompare(b.name, words.format.locale)) };
}

/** Does what a form of the page asks, and looks again where the rules are others. */
export async function answerAlerts(home: Home, form: FormData): Promise<void> {
  if (await changeAlerts(home, form)) await freshAlerts(home, true);
}

/** The same for a feed: what lasts, and what was over within the kept. */
export async function alertFeed(home: Home, words: Wording, self: string, locale: Locale) {
  const { alerts } = await alertsOf(home);
  const { t } = words;
  const about: FeedAbout = {
    title: `${t("ui.alerts")} · ${t("ui.app_name")}`, description: t("ui.alerts_lead"), language: locale, home: new URL("/", self).href, self,
    states: { new: t("ui.alert_new"), seen: t("ui.alert_seen"), over: t("ui.alert_over") },
  };
  return { about, alerts: alerts.map((alert) => alertView(alert, words)) };
}
