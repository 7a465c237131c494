import { gammaTail } from "./gamma.ts";
import { lnGamma } from "./special.ts";

/** Counts that chance allows: outside low…high lies at most the tail's probability on either side. */
export interface CountLimits {
  readonly low: number;
  readonly high: number;
}

/** P(X ≤ x) of a Poisson count with the given mean (≥ 0). */
export function poissonCdf(x: number, mean: number): number {
  if (x < 0) return 0;
  return mean === 0 ? 1 : gammaTail(Math.floor(x) + 1, mean);
}

/**
 * Smallest and largest count that is no surprise: a count below `low` has P(X ≤ x) < tail, one above `high` has P(X ≥ x) < tail.
 * `from` is a count in the middle to walk from.
 */
function walk(cdf: (x: number) => number, from: number, last: number, tail: number): CountLimits {
  let low = from;
  while (low > 0 && cdf(low - 1) >= tail) low--;
  let high = from;
  while (high < last && 1 - cdf(high) >= tail) high++;
  return { low, high };
}

function checkTail(where: string, tail: number): void {
  if (!(tail > 0 && tail < 0.5)) throw new RangeError(`${where}: the tail must lie between 0 and ½, not ${tail}`);
}

/** Exact limits of a Poisson count; the tail .00135 on each side is that of three standard errors. RangeError for a mean < 0. */
export function poissonLimits(mean: number, tail = 0.00135): CountLimits {
  checkTail("poissonLimits", tail);
  if (!(mean >= 0 && Number.isFinite(mean))) throw new RangeError(`poissonLimits: ${mean} is no expected count`);
  return walk((x) => poissonCdf(x, mean), Math.floor(mean), Number.POSITIVE_INFINITY, tail);
}

/** Exact limits of a binomial count of n (a whole number), each with the chance p. RangeError unless 0 ≤ p ≤ 1. */
export function binomialLimits(n: number, p: number, tail = 0.00135): CountLimits {
  checkTail("binomialLimits", tail);
  if (!(Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1)) throw new RangeError(`binomialLimits: no count of ${n} with chance ${p}`);
  if (p === 0 || p === 1) return { low: n * p, high: n * p };
  const lnChoose = (x: number) => lnGamma(n + 1) - lnGamma(x + 1) - lnGamma(n - x + 1);
  const cumulative: number[] = [];
  const cdf = (x: number) => {
    for (let i = cumulative.length; i <= x; i++) {
      cumulative.push((cumulative[i - 1] ?? 0) + Math.exp(lnChoose(i) + i * Math.log(p) + (n - i) * Math.log(1 - p)));
    }
    return cumulative[x] as number;
  };
  return walk(cdf, Math.floor(n * p), n, tail);
}
