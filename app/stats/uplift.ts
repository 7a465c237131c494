import { studentP } from "./beta-tail.ts";
import { chiSquaredTail } from "./gamma.ts";
import { meanDifference, type MeanDifference, type Sample } from "./means.ts";
import { normalQuantile, Z95 } from "./normal.ts";
import type { Difference } from "./proportions.ts";

/** Sufficient statistics of 0/1 values: x ones of n. RangeError unless 0 ≤ x ≤ n; the mean of nothing is 0 with n = 0. */
export function shareSample(x: number, n: number): Sample {
  if (!(x >= 0 && x <= n)) throw new RangeError(`shareSample: ${x} of ${n} is no share`);
  const p = n === 0 ? 0 : x / n;
  return { n, mean: p, sd: n < 2 ? 0 : Math.sqrt((p * (1 - p) * n) / (n - 1)) };
}

export interface Welch extends MeanDifference {
  readonly standardError: number;
  /** Two-sided p value; 1 when nothing varies and nothing differs, 0 when nothing varies and it does. */
  readonly p: number;
}

/**
 * treated − control per assigned client (those who did not come count as 0), with Welch's interval and test, from n, mean and
 * sample sd of each arm. Null when either n is below 2. Welch 1947.
 */
export function welch(treated: Sample, control: Sample, z: number = Z95): Welch | null {
  const found = meanDifference(treated, control, z);
  if (!found) return null;
  const standardError = Math.sqrt(treated.sd ** 2 / treated.n + control.sd ** 2 / control.n);
  if (standardError === 0) return { ...found, standardError, p: found.value === 0 ? 1 : 0 };
  return { ...found, standardError, p: studentP(found.value / standardError, found.degrees) };
}

/** An arm with what its clients had done before: y the outcome, x the same before the promotion (never after: that would bias). */
export interface CovariateSample extends Sample {
  readonly meanX: number;
  readonly sdX: number;
  /** Sample covariance of x and y (n − 1). */
  readonly covariance: number;
}

export interface Cuped extends Welch {
  /** Slope of y on x within the arms. */
  readonly theta: number;
  /** Share of the variance that x explained, ρ²: what was gained. */
  readonly explained: number;
}

/**
 * Difference of the means of y − θ (x − x̄), θ = cov ÷ var pooled within the arms: the same effect with less noise. Where x does
 * not vary it is `welch`. Null when either n is below 2. Deng, Xu, Kohavi and Walker 2013 (CUPED).
 */
export function cuped(treated: CovariateSample, control: CovariateSample, z: number = Z95): Cuped | null {
  if (treated.n < 2 || control.n < 2) return null;
  const arms = [treated, control];
  const pooled = (pick: (arm: CovariateSample) => number) => arms.reduce((sum, arm) => sum + (arm.n - 1) * pick(arm), 0);
  const [xx, xy, yy] = [pooled((a) => a.sdX ** 2), pooled((a) => a.covariance), pooled((a) => a.sd ** 2)];
  const theta = xx > 0 ? xy / xx : 0;
  const centre = arms.reduce((sum, { n, meanX }) => sum + n * meanX, 0) / (treated.n + control.n);
  const [t, c] = arms.map(({ n, mean, sd, meanX, sdX, covariance }) => ({
    n,
    mean: mean - theta * (meanX - centre),
    sd: Math.sqrt(Math.max(0, sd ** 2 - 2 * theta * covariance + theta ** 2 * sdX ** 2)),
  })) as [Sample, Sample];
  const found = welch(t, c, z);
  return found && { ...found, theta, explained: xx > 0 && yy > 0 ? xy ** 2 / (xx * yy) : 0 };
}

export interface BeforeAfter {
  readonly before: Sample;
  readonly after: Sample;
}

/**
 * (treated after − before) − (control after − before) of four independent samples, normal interval. For the same clients
 * before and after pass each client's change to `welch` instead: that counts a client once, and is sharper. An estimate, not
 * proof: show how both moved before. Null when any n is below 2.
 */
export function differenceInDifferences(treated: BeforeAfter, control: BeforeAfter, z: number = Z95): (Difference & { readonly standardError: number }) | null {
  const cells = [treated.after, treated.before, control.after, control.before];
  if (cells.some(({ n }) => n < 2)) return null;
  const value = treated.after.mean - treated.before.mean - (control.after.mean - control.before.mean);
  const standardError = Math.sqrt(cells.reduce((sum, { sd, n }) => sum + sd ** 2 / n, 0));
  return { value, low: value - z * standardError, high: value + z * standardError, standardError };
}

/** p below which arms are not of the sizes that were drawn. */
export const MISMATCH_P = 0.001;

/**
 * Whether arms have the sizes they were to have (χ²; equal parts if not said). A mismatch means that somebody chose who is in which
 * arm, or lost some: no result is to be read. Null without clients or with one arm.
 */
export function sampleRatio(counts: readonly number[], weights: readonly number[] = counts.map(() => 1)): { readonly chi2: number; readonly p: number; readonly mismatch: boolean } | null {
  if (counts.length !== weights.length || weights.some((w) => !(w > 0))) throw new RangeError("sampleRatio: every arm needs a weight above 0");
  if (counts.some((n) => !(n >= 0 && Number.isFinite(n)))) throw new RangeError("sampleRatio: an arm has a number of clients");
  const n = counts.reduce((a, b) => a + b, 0);
  const total = weights.reduce((a, b) => a + b, 0);
  if (n === 0 || counts.length < 2) return null;
  const chi2 = counts.reduce((sum, count, i) => {
    const expected = (n * (weights[i] as number)) / total;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const p = chiSquaredTail(chi2, counts.length - 1);
  return { chi2, p, mismatch: p < MISMATCH_P };
}

const reach = (power: number, z: number) => {
  if (!(power > 0.5 && power < 1)) throw new RangeError(`power must lie between ½ and 1, not ${power}`);
  return z + normalQuantile(power);
};

/** The smallest true difference of means that arms of these sizes find with the given power (.8): (z + z_power) σ √(1 ÷ n₁ + 1 ÷ n₂). Null with an empty arm. */
export function smallestDetectable(sd: number, n1: number, n2: number, power = 0.8, z: number = Z95): number | null {
  if (!(sd >= 0 && n1 >= 0 && n2 >= 0)) throw new RangeError(`smallestDetectable: sd ${sd}, arms of ${n1} and ${n2}`);
  return n1 === 0 || n2 === 0 ? null : reach(power, z) * sd * Math.sqrt(1 / n1 + 1 / n2);
}

/** Clients per arm, as a fraction, that find a difference with the given power: 2 (z + z_power)² σ² ÷ δ². */
export function clientsPerArm(sd: number, difference: number, power = 0.8, z: number = Z95): number {
  if (!(sd >= 0 && difference !== 0)) throw new RangeError(`clientsPerArm: sd ${sd}, difference ${difference}`);
  return (2 * reach(power, z) ** 2 * sd ** 2) / difference ** 2;
}
