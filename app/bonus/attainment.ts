import type { Mark } from "#app/metrics/types.ts";

export interface AttainmentRule {
  readonly better: "higher" | "lower";
  /** Attainment below it is 0; on it, it counts. At least 0. */
  readonly threshold: number;
  readonly cap: number;
}

export interface Attainment {
  readonly value: number;
  readonly marks: readonly Mark[];
}

const NEUTRAL = 1;

/**
 * actual ÷ target, or 2 − actual ÷ target where lower is better; 0 below the threshold, at most the cap.
 * A ratio of decimals may miss an edge by the noise of doubles: within 1e-12 below the threshold it is the threshold.
 * A blank actual or target counts as 1.0 and is marked `neutral`: nobody is paid more or less for what is not known.
 * RangeError for a target that is not positive or an actual that is negative or not finite.
 */
export function attainment(actual: number | null, target: number | null, rule: AttainmentRule): Attainment {
  if (actual === null || target === null) return { value: NEUTRAL, marks: ["neutral"] };
  if (!(target > 0 && Number.isFinite(target))) throw new RangeError(`attainment: a target must be positive, not ${target}`);
  if (!(actual >= 0 && Number.isFinite(actual))) throw new RangeError(`attainment: ${actual} is no result`);
  const ratio = actual / target;
  const raw = rule.better === "higher" ? ratio : 2 - ratio;
  if (raw < rule.threshold - 1e-12) return { value: 0, marks: [] };
  return { value: Math.min(rule.cap, Math.max(raw, rule.threshold)), marks: [] };
}

/**
 * The same for a survey of n answers: under `minimum` it counts as 1.0, marked `small_n`, or `no_answers` for n = 0, so that
 * six answers neither win nor lose a bonus.
 */
export function surveyAttainment(actual: number | null, n: number, minimum: number, target: number | null, rule: AttainmentRule): Attainment {
  if (n === 0) return { value: NEUTRAL, marks: ["no_answers"] };
  if (n < minimum) return { value: NEUTRAL, marks: ["small_n"] };
  return attainment(actual, target, rule);
}
