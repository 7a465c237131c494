import type { PlanComponent } from "./plan.ts";
import { compare, decimal, least, minus, most, over, zero, type Ratio } from "./ratio.ts";
import { readTiers, tierFactor } from "./tiers.ts";

export type AttainmentRule = Pick<PlanComponent, "better" | "threshold" | "cap" | "tiers">;

export interface Attainment {
  /** actual ÷ target, or 2 − actual ÷ target (at least 0) where lower is better. */
  readonly attainment: Ratio;
  /** What counts of it: 0 below the threshold, through the tiers, at most the cap. */
  readonly factor: Ratio;
}

const two: Ratio = { n: 2n, d: 1n };

/** Attainment of a target by a rule of the plan, exactly. RangeError for a target that is not positive or a negative actual. */
export function attain(actual: Ratio, target: Ratio, rule: AttainmentRule): Attainment {
  if (target.n <= 0n) throw new RangeError("attain: a target must be positive");
  if (actual.n < 0n) throw new RangeError("attain: a result cannot be negative");
  const share = over(actual, target);
  const attainment = rule.better === "higher" ? share : most(zero, minus(two, share));
  if (compare(attainment, decimal(rule.threshold)) < 0) return { attainment, factor: zero };
  const counts = rule.tiers ? tierFactor(attainment, readTiers(rule.tiers)) : attainment;
  return { attainment, factor: least(counts, decimal(rule.cap)) };
}
