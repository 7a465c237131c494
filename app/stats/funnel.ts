import { checkCounts } from "./counts.ts";
import { Z95, Z998 } from "./normal.ts";
import { quantile } from "./quantile.ts";

export type FunnelPosition = "inside" | "above95" | "below95" | "above998" | "below998";

/** Limits within which a unit of n stays by chance alone, as shares 0–1. */
export interface FunnelLimits {
  readonly n: number;
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
}

function standardError(p0: number, n: number, overdispersion: number): number {
  if (!(p0 >= 0 && p0 <= 1)) throw new RangeError(`funnel: the common share must lie within 0–1, not ${p0}`);
  if (!(n > 0)) throw new RangeError(`funnel: a unit of ${n} has no limits`);
  if (!(overdispersion >= 1)) throw new RangeError(`funnel: over-dispersion is at least 1, not ${overdispersion}`);
  return Math.sqrt((overdispersion * p0 * (1 - p0)) / n);
}

/**
 * Limits p0 ± 1.96 and ± 3.09 standard errors at each n (> 0), clamped to 0–1; the curves of the funnel plot.
 * `overdispersion` is a factor of the variance, from `overdispersionFactor`. Spiegelhalter 2005, Stat Med 24:1185.
 */
export function funnelLimits(p0: number, ns: readonly number[], overdispersion = 1): readonly FunnelLimits[] {
  return ns.map((n) => {
    const se = standardError(p0, n, overdispersion);
    return {
      n,
      low95: Math.max(0, p0 - Z95 * se),
      high95: Math.min(1, p0 + Z95 * se),
      low998: Math.max(0, p0 - Z998 * se),
      high998: Math.min(1, p0 + Z998 * se),
    };
  });
}

/**
 * Where x ÷ n lies against the limits for its n; a share on a limit is inside it. Null for n = 0.
 * RangeError unless 0 ≤ x ≤ n and 0 ≤ p0 ≤ 1.
 */
export function funnelPosition(x: number, n: number, p0: number, overdispersion = 1): (FunnelLimits & { readonly position: FunnelPosition }) | null {
  checkCounts("funnelPosition", x, n);
  if (n === 0) return null;
  const limits = funnelLimits(p0, [n], overdispersion)[0] as FunnelLimits;
  const share = x / n;
  let position: FunnelPosition = "inside";
  if (share > limits.high998) position = "above998";
  else if (share < limits.low998) position = "below998";
  else if (share > limits.high95) position = "above95";
  else if (share < limits.low95) position = "below95";
  return { ...limits, position };
}

/**
 * How much more units vary than chance allows: the mean square of their z scores, pulled in to their 10th and 90th
 * percentile so that the odd unit does not widen the limits it should be judged by; at least 1. Multiply variances by it.
 * `units` with n = 0 are left out; 1 when nothing can vary. Spiegelhalter 2005.
 */
export function overdispersionFactor(units: readonly { readonly x: number; readonly n: number }[], p0: number): number {
  const z = units.flatMap(({ x, n }) => {
    checkCounts("overdispersionFactor", x, n);
    const se = n === 0 ? 0 : standardError(p0, n, 1);
    return se === 0 ? [] : [(x / n - p0) / se];
  });
  if (z.length === 0) return 1;
  const low = quantile(z, 0.1) as number;
  const high = quantile(z, 0.9) as number;
  const square = z.reduce((sum, zi) => sum + Math.min(high, Math.max(low, zi)) ** 2, 0);
  return Math.max(1, square / z.length);
}
