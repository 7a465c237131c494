import type { Home } from "#pipelines/index.ts";
import type { Inputs } from "#app/bonus/inputs.ts";
import type { Plan } from "#app/bonus/plan.ts";
import { periodNamed } from "./periods.ts";
import { isLocked, type Run } from "./runs.ts";
import { snapshotOf } from "./snapshots.server.ts";

/** Of each person and component that falls back on it: the latest result of an earlier approved run that met the plan's minimum. */
export async function carriedOver(home: Pick<Home, "state">, runs: readonly Run[], plan: Plan, period: string): Promise<Inputs["carried"]> {
  const wanted = Object.values(plan.roles).flatMap(({ components }) => components.flatMap(({ id, minimum }) => (minimum?.fallback === "carried_over" ? [{ id, n: minimum.n }] : [])));
  if (wanted.length === 0) return [];
  const start = periodNamed(period).from;
  const earlier = runs.filter((run) => isLocked(run) && periodNamed(run.period).to < start).toReversed();
  const found = new Map<string, Inputs["carried"][number]>();
  for (const run of earlier) {
    const { inputs } = await snapshotOf(home, run.approved as NonNullable<Run["approved"]>);
    for (const { staff_code, results } of inputs.people) {
      for (const { id, n } of wanted) {
        const [result, key] = [results[id], JSON.stringify([staff_code, id])];
        if (result && result.n >= n && result.actual !== null && !found.has(key)) found.set(key, { staff_code, component: id, of_period: run.period, result });
      }
    }
  }
  return [...found.values()];
}
