import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { solve } from "./linear.ts";
import { normalTail, Z95 } from "./normal.ts";

/** Sums over n observations of k + 1 variables: k that may move an outcome, and the outcome last. */
export interface Moments {
  readonly n: number;
  readonly sums: readonly number[];
  /** Σ of products, symmetric, (k + 1) × (k + 1). */
  readonly products: readonly (readonly number[])[];
}

export interface Importance {
  /** Standardised coefficient: standard deviations of the outcome for one of the variable, the others held. */
  readonly weight: number;
  readonly low: number;
  readonly high: number;
  /** Correlation of the variable alone with the outcome. */
  readonly correlation: number;
}

/**
 * Standardised regression of the last variable on the others: weights β = R⁻¹ r with Student's intervals from s.e.² = (1 − R²) (R⁻¹)ⱼⱼ ÷ (n − k − 1),
 * as ordinary least squares gives them for standardised variables. Null where n ≤ k + 1, where a variable does not vary or is made of the others.
 * Cohen, Cohen, West, Aiken, "Applied Multiple Regression", 3.4–3.6.
 */
export function importance({ n, sums, products }: Moments, z: number = Z95): readonly Importance[] | null {
  const k = sums.length - 1;
  if (k < 1 || n <= k + 1) return null;
  const spread = (i: number, j: number) => (products[i]?.[j] as number) - ((sums[i] as number) * (sums[j] as number)) / n;
  const scale = sums.map((_, i) => Math.sqrt(Math.max(0, spread(i, i))));
  if (scale.some((size, i) => !(size > 1e-9 * Math.sqrt(Math.max(1, products[i]?.[i] as number))))) return null;
  const r = (i: number, j: number) => (i === j ? 1 : spread(i, j) / ((scale[i] as number) * (scale[j] as number)));
  const among = Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_, j) => r(i, j)));
  const outcome = Array.from({ length: k }, (_, i) => r(i, k));
  const weights = solve(among, outcome);
  const diagonal = outcome.map((_, j) => solve(among, outcome.map((_, i) => (i === j ? 1 : 0)))?.[j]);
  if (!weights || diagonal.some((value) => value === undefined)) return null;
  const explained = Math.min(1, weights.reduce((sum, weight, j) => sum + weight * (outcome[j] as number), 0));
  const critical = tQuantile(1 - normalTail(z), n - k - 1);
  return weights.map((weight, j) => {
    const half = critical * Math.sqrt((Math.max(0, 1 - explained) * (diagonal[j] as number)) / (n - k - 1));
    return { weight, low: weight - half, high: weight + half, correlation: outcome[j] as number };
  });
}
