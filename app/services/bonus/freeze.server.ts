import type { Home } from "#pipelines/index.ts";
import { overWhole } from "#app/auth/scope.server.ts";
import type { Frozen, Prior, Result } from "#app/bonus/inputs.ts";
import { roleIds, type ComponentId, type Plan, type RoleId } from "#app/bonus/plan.ts";
import { resolveTargets } from "#app/bonus/targets.ts";
import { addDays, addMonths, monthOf, monthStart, periodBefore, yearBefore, type Period } from "#app/metrics/period.ts";
import { fitBetaBinomial } from "#app/stats/beta-binomial.ts";
import { shrink } from "#app/stats/normal-normal.ts";
import { Z95 } from "#app/stats/normal.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { countedAmong, metricOf } from "./measures.ts";
import { measured, type Measured } from "./measured.server.ts";
import { planGoals } from "./plan-goals.server.ts";

/** What is fixed when a period is opened: targets as numbers, priors of shrinkage and means of roles from before the period. */
export const freeze = (home: Home, plan: Plan, period: Period): Promise<Frozen> =>
  overWhole(async () => {
    const { median, shrunk, meant, averaged, counted } = needsOf(plan);
    const [now, year, past, before] = await Promise.all([
      asked(home, period, []),
      asked(home, yearBefore(period), median),
      asked(home, twelveBefore(period), [...shrunk, ...averaged]),
      asked(home, periodBefore(period), counted),
    ]);
    const start = (await facts(home)).from;
    const targets = resolveTargets(plan, {
      branches: [...new Set(now.people.flatMap(({ branch }) => branch ?? []))].sort(),
      yearBefore: (role, id) => (reaches(start, id, yearBefore(period)) ? inRole(year, role, id).flatMap(({ actual }) => actual ?? []) : null),
      goal: await planGoals(home, plan, period),
    });
    return {
      ...targets,
      priors: shrunk.map(({ role, id }) => ({ role, component: id, prior: fitted(id, inRole(past, role, id)) })),
      means: meant.map(({ role, id }) => ({ role, component: id, actual: roleMean(id, inRole(countedAmong[id] ? before : past, role, id)) })),
    };
  });

/** Reads what freezing each of several periods needs, all of a kind in one question. */
export async function measureAhead(home: Home, plan: Plan, periods: readonly Period[]): Promise<void> {
  const { median, shrunk, averaged, counted } = needsOf(plan);
  const ids = (parts: readonly { readonly id: ComponentId }[]): ComponentId[] => [...new Set(parts.map(({ id }) => id))];
  await Promise.all([
    measured(home, periods.map(yearBefore), ids(median)),
    measured(home, periods.map(twelveBefore), ids([...shrunk, ...averaged])),
    measured(home, periods.map(periodBefore), ids(counted)),
  ]);
}

const twelveBefore = ({ from }: Period): Period => ({ from: addMonths(from, -12), to: addDays(from, -1) });

/** Parts of a plan by what of the time before a period they are read against: medians, priors, means of shares and rates, means of counts. */
function needsOf(plan: Plan) {
  const parts = roleIds.flatMap((role) => (plan.roles[role]?.components ?? []).map((component) => ({ role, id: component.id, component })));
  const meant = parts.filter(({ component }) => component.minimum?.fallback === "role_mean");
  return {
    median: parts.filter(({ component }) => component.target.kind === "role_median_year_before"),
    shrunk: parts.filter(({ component }) => component.use === "shrunk"),
    meant,
    averaged: meant.filter(({ id }) => !countedAmong[id]),
    counted: meant.filter(({ id }) => countedAmong[id]),
  };
}

const asked = async (home: Home, period: Period, parts: readonly { readonly id: ComponentId }[]): Promise<Measured> =>
  (await measured(home, [period], [...new Set(parts.map(({ id }) => id))]))[0] as Measured;

const inRole = ({ people, of }: Measured, role: RoleId, component: ComponentId): Result[] => people.filter((one) => one.role === role).map(({ staff_code }) => of(component, staff_code));

/** Whether a period and what its figures look back on lie within the data. */
const reaches = (start: string | null, component: ComponentId, { from }: Period): boolean => start !== null && monthStart(monthOf(start)) <= addMonths(from, -metricOf[component].population.monthsBack);

function fitted(component: ComponentId, results: readonly Result[]): Prior | null {
  if (metricOf[component].shape === "share") {
    const fit = fitBetaBinomial(results.map(({ numerator }) => numerator ?? 0), results.map(({ n }) => n));
    return fit && { kind: "beta", alpha: fit.alpha, beta: fit.beta };
  }
  const known = results.flatMap(({ actual, low, high }) => (actual !== null && low !== null && high !== null && high > low ? [{ y: actual, v: ((high - low) / (2 * Z95)) ** 2 }] : []));
  const fit = shrink(known.map(({ y }) => y), known.map(({ v }) => v));
  return fit && { kind: "normal", mean: fit.mu, variance: fit.tau2 };
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Of shares, rates and means all that was counted together; of counts what one person comes to. Null over nothing. */
function roleMean(component: ComponentId, results: readonly Result[]): number | null {
  if (countedAmong[component]) return results.length ? sum(results.map(({ actual }) => actual ?? 0)) / results.length : null;
  const n = sum(results.map((one) => one.n));
  return n === 0 ? null : sum(results.map((one) => one.n * (one.actual ?? 0))) / n;
}
