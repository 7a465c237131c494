import { planSchema, type ComponentId, type Plan } from "#app/bonus/plan.ts";
import type { InputPerson, Inputs, Result } from "#app/bonus/inputs.ts";
import { resolveTargets } from "#app/bonus/targets.ts";

/** A component that pays in proportion to a fixed target, from nothing to ten times it. */
export const part = (id: ComponentId, target: number, more: object = {}) => ({ id, weight: 1, target: { kind: "fixed", value: target }, better: "higher", threshold: 0, cap: 10, ...more });

/** A plan as somebody would write it: one role unless `more` says otherwise. */
export const planOf = (role: object, more: object = {}): Plan =>
  planSchema.parse({ id: "own", version: 1, name: "Own", period: "month", roles: { advisor: { base_minor: 100_000, components: [], ...role } }, ...more });

export const result = (actual: number | null, n = 100, more: Partial<Result> = {}): Result => ({ actual, n, numerator: null, denominator: null, low: null, high: null, marks: [], rows: [], ...more });
/** x of n, as shares come. */
export const shareOf = (x: number, n: number, more: Partial<Result> = {}): Result => result(n ? x / n : null, n, { numerator: x, denominator: n, ...more });

export const person = (staff_code: string, results: InputPerson["results"] = {}, more: Partial<InputPerson> = {}): InputPerson => ({ staff_code, name: staff_code, branch: "Центр", role: "advisor", results, amounts: {}, ...more });

/** Inputs of May 2026 with the plan's own targets frozen: no goals, and a year before of which nothing is known. */
export function inputsOf(plan: Plan, people: readonly InputPerson[], more: Partial<Inputs> = {}): Inputs {
  const { targets, quotas } = resolveTargets(plan, { branches: [], yearBefore: () => null, goal: () => null });
  return { period: "2026-05", currency: "KZT", frozen: { targets, quotas, priors: [], means: [] }, people: [...people], deals: [], carried: [], adjustments: [], ...more };
}

