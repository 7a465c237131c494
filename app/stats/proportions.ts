import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { checkCounts } from "./counts.ts";
import { normalCdf, Z95 } from "./normal.ts";

/** An interval in the unit of its point estimate. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson score interval of a share x ÷ n (0–1); z = 1.96 gives 95 %.
 * Null for n = 0: a share of nothing is blank. RangeError unless 0 ≤ x ≤ n.
 * Wilson 1927; Newcombe 1998, Stat Med 17:857, method 3.
 */
export function wilson(x: number, n: number, z: number = Z95): Interval | null {
  checkCounts("wilson", x, n);
  if (n === 0) return null;
  const p = x / n;
  const z2 = (z * z) / n;
  const centre = (p + z2 / 2) / (1 + z2);
  const half = (z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n))) / (1 + z2);
  return { low: x === 0 ? 0 : Math.max(0, centre - half), high: x === n ? 1 : Math.min(1, centre + half) };
}

/**
 * Jeffreys interval of a share: quantiles of Beta(x + ½, n − x + ½), open at 0 for x = 0 and at 1 for x = n.
 * Null for n = 0; RangeError unless 0 ≤ x ≤ n. Brown, Cai and DasGupta 2001, Stat Sci 16:101.
 */
export function jeffreys(x: number, n: number, z: number = Z95): Interval | null {
  checkCounts("jeffreys", x, n);
  if (n === 0) return null;
  const tail = normalCdf(-z);
  return {
    low: x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5),
    high: x === n ? 1 : betaQuantile(1 - tail, x + 0.5, n - x + 0.5),
  };
}

/** A difference with its interval, in the unit of what was compared. */
export interface Difference extends Interval {
  readonly value: number;
}

/**
 * Difference of two independent shares, x1 ÷ n1 − x2 ÷ n2 (−1…1), with its interval from the Wilson limits of each.
 * Not for overlapping windows or a branch against a whole that contains it: those are not independent.
 * Null when either n is 0. Newcombe 1998, Stat Med 17:873, method 10.
 */
export function newcombe10(x1: number, n1: number, x2: number, n2: number, z: number = Z95): Difference | null {
  const first = wilson(x1, n1, z);
  const second = wilson(x2, n2, z);
  if (!first || !second) return null;
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const value = p1 - p2;
  return {
    value,
    low: value - Math.hypot(p1 - first.low, second.high - p2),
    high: value + Math.hypot(first.high - p1, p2 - second.low),
  };
}
