import type { Home } from "#pipelines/index.ts";
import type { BonusesPage, RunRow } from "#app/dashboards/bonuses/views.ts";
import type { Translate } from "#app/i18n/index.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { closedPeriods } from "../periods.ts";
import { listPlans } from "../plans.server.ts";
import { questionsOf } from "../questions.server.ts";
import { readRun } from "../read-run.server.ts";
import { allRuns } from "../step.server.ts";
import { mayRun } from "../who.server.ts";
import { runPath, statementPath } from "./links.ts";
import { planName } from "./names.ts";

/** So many closed periods can be opened, and so many runs are listed: older ones are reached by their address. */
const OPENABLE = 12;
const LISTED = 24;

/** Every run with what the viewer reads of it, and what can be opened. */
export async function bonusesPage(home: Home, t: Translate): Promise<BonusesPage> {
  const [runs, { asOf, currency }, plans] = await Promise.all([allRuns(home), facts(home), listPlans(home)]);
  const rows: RunRow[] = [];
  for (const { period } of runs.slice(-LISTED).reverse()) rows.push(...(await rowOf(home, period)));
  const [may, last] = [mayRun(), plans.at(-1)];
  const opened = new Set(runs.map(({ period }) => period));
  const toOpen = may && last && asOf !== null ? closedPeriods(last.plan.period, asOf, OPENABLE).map(({ id }) => id).filter((id) => !opened.has(id)).reverse() : [];
  return { currency, mayRun: may, runs: rows, toOpen, preview: toOpen[0] === undefined ? null : runPath(toOpen[0]), plan: may && last ? { name: planName(last.plan, t), ref: `${last.plan.id}@${last.version}`, firstPeriod: last.first_period } : null };
}

/** Nothing of a run in which the viewer reads nobody. */
async function rowOf(home: Home, period: string): Promise<RunRow[]> {
  const [run, questions] = await Promise.all([readRun(home, period), questionsOf(home, period)]);
  const [only] = run.staff;
  if (only === undefined && !run.whole) return [];
  const to = run.staff.size === 1 && only !== undefined && !run.whole ? statementPath(period, only) : runPath(period);
  return [{ period, state: run.state, plan: `${run.plan.id}@${run.plan.version}`, fund_minor: run.fund_minor, people: run.totals.length, openQuestions: questions.filter(({ open }) => open).length, to }];
}
