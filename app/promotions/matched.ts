import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { sampleOf, type Sums } from "./arms.ts";
import type { Estimate } from "./judge.ts";

/** One kind of clients by recency, frequency, money and due state before the promotion. */
export interface Stratum {
  readonly treated: StratumSide;
  /** Clients of the same kind who were not put into it, whatever they used. */
  readonly others: StratumSide;
}
export interface StratumSide {
  /** Each client's money in the window − in as long a time just before it. */
  readonly change: Sums;
  /** Each client's money just before − in as long a time before that. */
  readonly before: Sums;
  /** Money in the window. */
  readonly after: number;
}

export interface Matched {
  /** Null where no stratum has two of each. */
  readonly effect: Estimate | null;
  /** How treated and others moved apart before it began: the same difference one window earlier. */
  readonly preTrend: Estimate | null;
  /** Treated clients who have others like them, and who have none. */
  readonly used: number;
  readonly left: number;
  /** Others who stand in the comparison. */
  readonly others: number;
  /** Mean money in the window, of the treated who count and of others weighted like them. */
  readonly means: { readonly treated: number; readonly others: number };
  /** What a single client's change varies by, within strata. */
  readonly sd: number;
}

/**
 * Difference in differences within strata, each weighing as many treated clients as it has: the effect on the treated. A client is one
 * observation (its change), so that visits of one client do not count as independent; limits by t with Satterthwaite's degrees of
 * freedom. An estimate, not proof: clients were chosen by somebody, and chosen for reasons.
 */
export function matchedEstimate(strata: readonly Stratum[]): Matched {
  const fit = strata.filter(({ treated, others }) => treated.change.n >= 2 && others.change.n >= 2);
  const all = strata.reduce((n, { treated }) => n + treated.change.n, 0);
  const used = fit.reduce((n, { treated }) => n + treated.change.n, 0);
  const weighed = (pick: (side: StratumSide) => number) => fit.reduce((sum, { treated, others }) => sum + (treated.change.n * pick(others)) / others.change.n, 0) / used;
  const within = fit.reduce((sum, { treated, others }) => sum + square(treated.change) + square(others.change), 0);
  const spare = fit.reduce((n, { treated, others }) => n + treated.change.n + others.change.n - 2, 0);
  return {
    effect: used === 0 ? null : estimate(fit, used, ({ change }) => change),
    preTrend: used === 0 ? null : estimate(fit, used, ({ before }) => before),
    used,
    left: all - used,
    others: fit.reduce((n, { others }) => n + others.change.n, 0),
    means: { treated: used === 0 ? 0 : fit.reduce((sum, { treated }) => sum + treated.after, 0) / used, others: used === 0 ? 0 : weighed(({ after }) => after) },
    sd: spare > 0 ? Math.sqrt(within / spare) : 0,
  };
}

const square = (sums: Sums): number => sampleOf(sums).sd ** 2 * Math.max(0, sums.n - 1);

function estimate(fit: readonly Stratum[], used: number, pick: (side: StratumSide) => Sums): Estimate {
  let [value, variance, spread] = [0, 0, 0];
  for (const { treated, others } of fit) {
    const weight = pick(treated).n / used;
    const [one, other] = [sampleOf(pick(treated)), sampleOf(pick(others))];
    value += weight * (one.mean - other.mean);
    for (const { n, sd } of [one, other]) {
      const part = (weight ** 2 * sd ** 2) / n;
      variance += part;
      spread += part ** 2 / (n - 1);
    }
  }
  const degrees = spread > 0 ? variance ** 2 / spread : used;
  const standardError = Math.sqrt(variance);
  const half = tQuantile(0.975, degrees) * standardError;
  return { value, low: value - half, high: value + half, standardError, degrees };
}
