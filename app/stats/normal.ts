/**
 * The normal distribution.
 * z of two-sided confidence levels, for callers that pass them on to SQL (the engine has no quantile functions).
 */
export const Z90 = 1.6448536269514722;
export const Z95 = 1.959963984540054;
export const Z998 = 3.090232306167813;

const SQRT_2PI = Math.sqrt(2 * Math.PI);

/** φ(x). */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / SQRT_2PI;
}

/**
 * Upper tail P(Z > x), accurate in relative terms also far out (where 1 − Φ would be all rounding).
 * Near the centre Marsaglia's series (2004, J. Stat. Soft. 11:4); from |x| = 3 the continued fraction of Mills' ratio.
 */
export function normalTail(x: number): number {
  if (Number.isNaN(x)) throw new RangeError("normalTail: x is not a number");
  if (x < 0) return 1 - normalTail(-x);
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= (x * x) / k;
      sum += term;
    }
    return 0.5 - sum * normalDensity(x);
  }
  let fraction = x;
  for (let k = 200; k >= 1; k--) fraction = x + k / fraction;
  return normalDensity(x) / fraction;
}

/** Φ(x) = P(Z ≤ x). */
export function normalCdf(x: number): number {
  return normalTail(-x);
}

/** Two-sided p value of a z statistic. */
export function twoSidedP(z: number): number {
  return Math.min(1, 2 * normalTail(Math.abs(z)));
}

const CENTRE = [
  [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239],
  [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
] as const;
const TAIL = [
  [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783],
  [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
] as const;

const horner = (coefficients: readonly number[], x: number) => coefficients.reduce((sum, c) => sum * x + c, 0);

/**
 * z with Φ(z) = p, for 0 < p < 1 (RangeError otherwise; use ±Infinity yourself at the ends).
 * Acklam's rational approximation (1.15e-9), then one step of Halley's method, which brings it to rounding error.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normalQuantile: p must lie between 0 and 1, not ${p}`);
  if (p > 0.5) return -normalQuantile(1 - p);
  let x: number;
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    x = horner(TAIL[0], q) / horner(TAIL[1], q);
  } else {
    const q = p - 0.5;
    x = (q * horner(CENTRE[0], q * q)) / horner(CENTRE[1], q * q);
  }
  const step = (normalTail(-x) - p) / normalDensity(x);
  return x - step / (1 + (x * step) / 2);
}
