import type { Home } from "#pipelines/index.ts";
import { systemViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { findMetric } from "#app/metrics/catalog.ts";
import { spanAt } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import { addDays, addMonths, monthEnd, monthOf, monthStart, monthsEarlier } from "#app/metrics/period.ts";
import type { Figure } from "#app/metrics/types.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { figures } from "../figures.server.ts";
import { sameOrigin } from "../trend-months.ts";
import { changedClearly, keyOf, outOfControl, outsideFunnel, pastThreshold, type AlertRule, type Signal } from "./rules.ts";
import { forgetNewAlerts } from "./new-alerts.server.ts";
import { rulesOf } from "./rules.server.ts";

const CONTROL_MONTHS = 36;
/** The server's bundle has a second copy of this module: what was looked at hangs on globalThis. */
const shared = globalThis as { loyaltyAlertLooks?: WeakMap<object, { version: number; work: Promise<void> }> };
const evaluated = (shared.loyaltyAlertLooks ??= new WeakMap());

/** Looks at every rule once for each state of the data (or of the rules: `again`), and keeps what it finds. The same data twice change nothing. */
export function freshAlerts(home: Home, again = false): Promise<void> {
  const known = evaluated.get(home.state);
  if (known && known.version === home.version && !again) return known.work;
  const before = known?.work.catch(() => undefined) ?? Promise.resolve();
  const work = before.then(() => seenAs(systemViewer("alerts"), () => evaluate(home))).finally(() => forgetNewAlerts(home));
  evaluated.set(home.state, { version: home.version, work });
  work.catch(() => evaluated.get(home.state)?.work === work && evaluated.delete(home.state));
  return work;
}

async function evaluate(home: Home): Promise<void> {
  const { asOf } = await facts(home);
  if (asOf === null) return;
  const signals = await signalsAt(home, asOf, await rulesOf(home));
  const { takeInSignals } = await import("#pipelines/index.ts");
  await takeInSignals(home.state, asOf, new Map(signals.map((one) => [keyOf(one), JSON.stringify(one)])));
}

/** What the rules that are on say as of a day, for the group and every branch. A rule of a metric that is gone says nothing. */
export async function signalsAt(home: Home, asOf: string, rules: readonly AlertRule[]): Promise<Signal[]> {
  const found = await Promise.all(
    rules.filter(({ is_on }) => is_on).map(async (rule) => {
      const metric = findMetric(rule.metric);
      return metric && metric.shape !== "score" ? signalsOf(home, metric, rule, asOf) : [];
    }),
  );
  return found.flat();
}

async function signalsOf(home: Home, metric: Metric, rule: AlertRule, asOf: string): Promise<Signal[]> {
  const splits = metric.population.dimensions.includes("branch") ? ([[], ["branch"]] as const) : ([[]] as const);
  const lists = await Promise.all(splits.map((by) => (rule.kind === "control" ? monthly(home, metric, asOf, by) : atTimes(home, metric, rule, asOf, by))));
  const all = lists.flat();
  if (rule.kind === "control") return groupsOf(all).map((months) => outOfControl(rule, months)).filter((one) => one !== null);
  const now = all.filter((figure) => figure.as_of === asOf && !(figure.by["branch"] === null));
  return now
    .map((to) => {
      if (rule.kind === "threshold") return pastThreshold(rule, to);
      const same = (other: Figure) => sameOrigin(other, to) && other.by["branch"] === to.by["branch"];
      if (rule.kind === "change") return changedClearly(rule, all.find((other) => other.as_of !== asOf && same(other)), to);
      const group = now.find((other) => sameOrigin(other, to) && other.by["branch"] === undefined);
      return group && to.by["branch"] !== undefined ? outsideFunnel(rule, group, to) : null;
    })
    .filter((one) => one !== null);
}

function atTimes(home: Home, metric: Metric, rule: AlertRule, asOf: string, by: readonly "branch"[]): Promise<Figure[]> {
  const days = rule.kind === "change" ? [asOf, monthsEarlier(asOf, 12)] : [asOf];
  return figures(home, metric, days.map((day) => spanAt(day)), by, {}, undefined, "sums");
}

/** The whole months up to the day; of a snapshot there are none that stand for themselves. */
async function monthly(home: Home, metric: Metric, asOf: string, by: readonly "branch"[]): Promise<Figure[]> {
  if (metric.population.monthly !== "event") return [];
  const to = asOf === monthEnd(monthOf(asOf)) ? asOf : addDays(monthStart(monthOf(asOf)), -1);
  const from = monthStart(monthOf(addMonths(to, 1 - CONTROL_MONTHS)));
  return figures(home, metric, [spanAt(to, { from, to })], [...by, "month"], {}, undefined, "sums");
}

function groupsOf(months: readonly Figure[]): Figure[][] {
  const known = months.filter(({ by, denominator }) => by["branch"] !== null && by["month"] != null && Number(denominator) > 0);
  const name = ({ by }: Figure) => `${by["branch"] ?? ""}|${by["origin"] ?? ""}`;
  return [...new Set(known.map(name))].map((group) => known.filter((figure) => name(figure) === group).toSorted((a, b) => String(a.by["month"]).localeCompare(String(b.by["month"]))));
}
