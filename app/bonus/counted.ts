import { Z95 } from "#app/stats/normal.ts";
import { attain } from "./attainment.ts";
import type { Prior, Result } from "./inputs.ts";
import type { PlanComponent } from "./plan.ts";
import { decimal, one, ratio, type Ratio } from "./ratio.ts";
import type { LineMark } from "./types.ts";

/** What a component counts for one person. */
export interface Counted {
  /** What was held against the target, shrunk or carried where the plan says so; null where nothing was. */
  readonly value: Ratio | null;
  readonly attainment: Ratio | null;
  /** 1 where the component is neutral: nobody is paid more or less for what is not known. */
  readonly factor: Ratio;
  readonly marks: readonly LineMark[];
}

/** What was frozen or kept for one person and component; null or absent where there is none. */
export interface Known {
  readonly target: number | null;
  readonly prior?: Prior | null;
  readonly mean?: number | null;
  readonly carried?: Result | null;
}

/** A person's result as the plan counts it: below the plan's minimum by its fallback, else raw or shrunk. RangeError as `attain`. */
export function counted(component: PlanComponent, result: Result, known: Known): Counted {
  const { minimum } = component;
  if (minimum && result.n < minimum.n) {
    const few: LineMark = result.n === 0 ? "no_answers" : "small_n";
    const { mean = null, carried = null } = known;
    if (minimum.fallback === "role_mean" && mean !== null) return held(component, decimal(mean), known, [few, "role_mean"]);
    if (minimum.fallback === "carried_over" && carried !== null && carried.n >= minimum.n) return held(component, exact(component, carried), known, [few, "carried_over"]);
    return { value: null, attainment: null, factor: one, marks: [few] };
  }
  if (component.use === "raw") return held(component, exact(component, result), known, []);
  const value = shrunk(result, known.prior ?? null);
  return value === null ? held(component, exact(component, result), known, ["prior_missing"]) : held(component, decimal(value), known, ["shrunk"]);
}

function held(component: PlanComponent, value: Ratio | null, { target }: Known, marks: readonly LineMark[]): Counted {
  if (value === null || target === null) return { value, attainment: null, factor: one, marks: [...marks, "neutral"] };
  return { value, ...attain(value, decimal(target), component), marks };
}

/** How many of its denominator's units a component is counted in. */
const per = { first_visit_recommend: 1n, corporate_retention: 1n, complaints: 100n } as const;

/** The actual as an exact fraction: of a share, count or rate that of its whole numbers, of a mean the decimal. */
export function exact({ id }: Pick<PlanComponent, "id">, { actual, numerator, denominator }: Result): Ratio | null {
  if (actual === null) return null;
  if (id in per && Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && Number(denominator) > 0) {
    return ratio(BigInt(Number(numerator)) * per[id as keyof typeof per], BigInt(Number(denominator)));
  }
  return decimal(actual);
}

/**
 * The result drawn towards the role by a prior that was fitted before the period: (α + x) ÷ (α + β + n) of a share, B μ + (1 − B) y with
 * B = v ÷ (v + τ²) of a mean whose error variance v is read off its interval. Null where prior, counts or interval are missing.
 */
export function shrunk({ actual, n, numerator, low, high }: Result, prior: Prior | null): number | null {
  if (prior === null || actual === null) return null;
  if (prior.kind === "beta") return numerator === null ? null : (prior.alpha + numerator) / (prior.alpha + prior.beta + n);
  if (low === null || high === null) return null;
  const error = ((high - low) / (2 * Z95)) ** 2;
  if (error + prior.variance === 0) return actual;
  const b = error / (error + prior.variance);
  return b * prior.mean + (1 - b) * actual;
}
