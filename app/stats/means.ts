import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { normalTail, Z95 } from "./normal.ts";
import type { Difference, Interval } from "./proportions.ts";

/** A sample by its sufficient statistics; sd is the sample standard deviation (n − 1). */
export interface Sample {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

function check(where: string, { n, mean, sd }: Sample): void {
  if (!(Number.isFinite(n) && n >= 0)) throw new RangeError(`${where}: n must be a number of observations, not ${n}`);
  if (!(n < 2 || (Number.isFinite(mean) && sd >= 0 && Number.isFinite(sd)))) {
    throw new RangeError(`${where}: mean ${mean} and sd ${sd} are no statistics of a sample`);
  }
}

const critical = (z: number, degrees: number) => tQuantile(1 - normalTail(z), degrees);

/**
 * Student's interval of a mean, mean ± t(n − 1) · sd ÷ √n, in the unit of the mean. z = 1.96 stands for the level 95 %.
 * Null below n = 2: one observation says nothing of its own error.
 */
export function meanInterval(n: number, mean: number, sd: number, z: number = Z95): Interval | null {
  check("meanInterval", { n, mean, sd });
  if (n < 2) return null;
  const half = (critical(z, n - 1) * sd) / Math.sqrt(n);
  return { low: mean - half, high: mean + half };
}

export interface MeanDifference extends Difference {
  /** Welch–Satterthwaite degrees of freedom. */
  readonly degrees: number;
}

/**
 * first − second of two independent samples with unequal variances, Welch's interval. Null when either n is below 2;
 * zero width when neither sample varies.
 */
export function meanDifference(first: Sample, second: Sample, z: number = Z95): MeanDifference | null {
  check("meanDifference", first);
  check("meanDifference", second);
  if (first.n < 2 || second.n < 2) return null;
  const a = first.sd ** 2 / first.n;
  const b = second.sd ** 2 / second.n;
  const value = first.mean - second.mean;
  if (a + b === 0) return { value, low: value, high: value, degrees: first.n + second.n - 2 };
  const degrees = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  const half = critical(z, degrees) * Math.sqrt(a + b);
  return { value, low: value - half, high: value + half, degrees };
}
