import type { Home } from "#pipelines/index.ts";
import { metricName, type Wording } from "#app/dashboards/words.ts";
import { catalog } from "#app/metrics/catalog.ts";
import type { Locale } from "#app/i18n/translate.ts";
import { alertsOf } from "./alerts.server.ts";
import { alertView, ruleView } from "./alert-words.ts";
import { freshAlerts } from "./evaluate.server.ts";
import { feedAbout } from "./feed-about.ts";
import { setsRules } from "./for-viewer.server.ts";
import { mailView } from "./mail-view.server.ts";
import { forgetNewAlerts } from "./new-alerts.server.ts";
import { changeAlerts, rulesOf } from "./rules.server.ts";

/** Signals and rules in the reader's words, and the metrics a rule can be about. */
export async function alertsPage(home: Home, words: Wording) {
  const [{ asOf, alerts }, rules, mail] = await Promise.all([alertsOf(home), rulesOf(home), setsRules() ? mailView(home, words) : null]);
  const metrics = catalog.filter(({ shape }) => shape !== "score").map((metric) => ({ id: metric.id as string, name: metricName({ metric: metric.id, by: {} }, words.t) }));
  return { asOf, mail, alerts: alerts.map((alert) => alertView(alert, words)), rules: rules.map((rule) => ruleView(rule, words)), metrics: metrics.toSorted((a, b) => a.name.localeCompare(b.name, words.format.locale)) };
}

/** Does what a form of the page asks, and looks again where the rules are others. */
export async function answerAlerts(home: Home, form: URLSearchParams): Promise<void> {
  const rulesAreOthers = await changeAlerts(home, form);
  forgetNewAlerts(home);
  if (rulesAreOthers) await freshAlerts(home, true);
}

/** The same for a feed: what lasts, and what was over within the kept. */
export async function alertFeed(home: Home, words: Wording, self: string, locale: Locale) {
  const { alerts } = await alertsOf(home);
  return { about: feedAbout(words, self, locale), alerts: alerts.map((alert) => alertView(alert, words)) };
}
