import type { Home } from "#pipelines/index.ts";
import type { ComponentId, Plan } from "#app/bonus/plan.ts";
import { componentsOf, type TargetFacts } from "#app/bonus/targets.ts";
import { monthOf, monthsBetween, type Period } from "#app/metrics/period.ts";
import { goalsFor } from "../goals.server.ts";
import { countedAmong, metricOf } from "./measures.ts";

/** Goals of a period for whatever components a plan reads: counts of its months add up, of shares and rates the mean counts. Null where a month has none. */
export async function planGoals(home: Home, plan: Plan, { from, to }: Period): Promise<TargetFacts["goal"]> {
  const wanted = componentsOf(plan).filter((id) => Object.values(plan.roles).some(({ components }) => components.some((one) => one.id === id && one.target.kind === "goal")));
  const months = monthsBetween(monthOf(from), monthOf(to));
  const found = new Map(await Promise.all(wanted.map(async (id) => [id, await goalsFor(home, metricOf[id], monthOf(from), monthOf(to))] as const)));
  return (component: ComponentId, branch: string | null) => {
    const values = months.map((month) => found.get(component)?.find((goal) => goal.branch === branch && goal.month === month)?.value ?? null);
    if (values.some((value) => value === null)) return null;
    const total = values.reduce((sum: number, value) => sum + (value ?? 0), 0);
    return countedAmong[component] ? total : total / months.length;
  };
}
