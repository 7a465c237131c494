import type { Mark } from "#app/metrics/types.ts";
import { attainment, surveyAttainment } from "./attainment.ts";
import type { ComponentId, Plan, PlanComponent, Role } from "./plan.ts";

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

function scored(plan: Plan, component: PlanComponent, result: ComponentResult, target: number | null): ScoredComponent {
  const rule = { ...plan.attainment, better: component.better };
  const { value, marks } =
    component.minimum_answers === null
      ? attainment(result.actual, target, rule)
      : surveyAttainment(result.actual, result.n, component.minimum_answers, target, rule);
  const { id, weight } = component;
  return { id, actual: result.actual, n: result.n, weight, target, attainment: value, points: weight * value, marks };
}

/**
 * Motivation score of one person: Σ weight × attainment over the plan's components for the role, nothing rounded.
 * Results of other components are ignored; fixed targets are the plan's own and need not be passed.
 * RangeError when a component of the plan has no result, or no target was resolved for it: a blank is said as null, never left out.
 */
export function motivationScore(plan: Plan, role: Role, results: readonly ComponentResult[], targets: Targets): MotivationScore {
  const components = plan.roles[role].map((component) => {
    const result = results.find(({ id }) => id === component.id);
    if (!result) throw new RangeError(`motivationScore: no result for ${component.id} of the plan ${plan.id}@${plan.version}`);
    const given = targets[component.id];
    const target = given === undefined && component.target.kind === "fixed" ? component.target.value : given;
    if (target === undefined) throw new RangeError(`motivationScore: no target for ${component.id} of the plan ${plan.id}@${plan.version}`);
    return scored(plan, component, result, target);
  });
  return { score: components.reduce((sum, { points }) => sum + points, 0), components };
}
