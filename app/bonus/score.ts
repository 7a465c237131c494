import type { Mark } from "#app/metrics/types.ts";
import { counted } from "./counted.ts";
import type { Result } from "./inputs.ts";
import type { ComponentId, Plan, PlanComponent, RoleId } from "./plan.ts";
import { toNumber } from "./ratio.ts";

/** What a person did in the period, in the unit of the component's target; null = blank. */
export interface ComponentResult {
  readonly id: ComponentId;
  readonly actual: number | null;
  /** Answers of a survey, else what the actual was counted over. */
  readonly n: number;
}

/** Numbers to attain; null where there is none (see `resolveTarget`). */
export type Targets = Readonly<Partial<Record<ComponentId, number | null>>>;

export interface ScoredComponent extends ComponentResult {
  readonly weight: number;
  readonly target: number | null;
  /** What counts of it: after threshold, tiers and cap. */
  readonly attainment: number;
  /** weight × attainment. */
  readonly points: number;
  readonly marks: readonly Mark[];
}

export interface MotivationScore {
  /** Σ points; 1 = everything on target. */
  readonly score: number;
  /** In the order of the plan. */
  readonly components: readonly ScoredComponent[];
}

function scored(component: PlanComponent, { id, actual, n }: ComponentResult, target: number | null): ScoredComponent {
  const bare: Result = { actual, n, numerator: null, denominator: null, low: null, high: null, marks: [], rows: [] };
  // A leaderboard asks nobody's earlier periods: below the minimum it counts 1, and raw values count.
  const { factor, marks } = counted({ ...component, use: "raw" }, bare, { target });
  const attainment = toNumber(factor);
  return { id, actual, n, weight: component.weight, target, attainment, points: component.weight * attainment, marks: marks as readonly Mark[] };
}

/**
 * Motivation score of one person: Σ weight × attainment over the plan's components for the role, nothing rounded.
 * Results of other components are ignored; fixed targets are the plan's own and need not be passed.
 * RangeError when a component of the plan has no result, or no target was resolved for it: a blank is said as null, never left out.
 */
export function motivationScore(plan: Plan, role: RoleId, results: readonly ComponentResult[], targets: Targets): MotivationScore {
  const components = (plan.roles[role]?.components ?? []).map((component) => {
    const result = results.find(({ id }) => id === component.id);
    if (!result) throw new RangeError(`motivationScore: no result for ${component.id} of the plan ${plan.id}@${plan.version}`);
    const given = targets[component.id];
    const target = given === undefined && component.target.kind === "fixed" ? component.target.value : given;
    if (target === undefined) throw new RangeError(`motivationScore: no target for ${component.id} of the plan ${plan.id}@${plan.version}`);
    return scored(component, result, target);
  });
  return { score: components.reduce((sum, { points }) => sum + points, 0), components };
}
