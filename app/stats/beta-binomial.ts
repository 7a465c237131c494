import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { checkCounts, checkSameLength } from "./counts.ts";
import { minimise } from "./minimise.ts";
import { normalCdf, Z95 } from "./normal.ts";
import type { Interval } from "./proportions.ts";
import { lnBeta } from "./special.ts";

/** κ at which units no longer differ beyond chance. */
export const KAPPA_CAP = 1e4;
const KAPPA_FLOOR = 1e-2;
/** Under so many units the data alone cannot fix κ. */
const FEW_UNITS = 10;
/** Scale of the half-normal prior on 1 ÷ √κ for few units: κ = 11, a spread of ±14 points around ½, at one deviation. */
const PRIOR_SCALE = 0.3;

/** Beta(alpha, beta). */
export interface Beta {
  readonly alpha: number;
  readonly beta: number;
}

/** What the units have in common: their true shares are drawn from Beta(μκ, (1 − μ)κ). */
export interface BetaBinomialFit extends Beta {
  readonly mean: number;
  /** α + β: as many answers as the prior is worth. */
  readonly kappa: number;
  /** Variance of the estimated mean. */
  readonly meanVariance: number;
  /** Whether κ stayed below its cap; if not, there is no evidence of differences between the units. */
  readonly differ: boolean;
}

/** Posterior of one unit given the fit: Beta(α + x, β + n − x). RangeError unless 0 ≤ x ≤ n. */
export function betaPosterior(prior: Beta, x: number, n: number): Beta {
  checkCounts("betaPosterior", x, n);
  return { alpha: prior.alpha + x, beta: prior.beta + n - x };
}

/** Mean of a beta distribution: of a posterior, the shrunk share (α + x) ÷ (α + β + n). */
export function betaMean({ alpha, beta }: Beta): number {
  return alpha / (alpha + beta);
}

/** ln likelihood of x[i] of n[i], without the binomial coefficients. */
function lnLikelihood(alpha: number, beta: number, x: readonly number[], n: readonly number[]): number {
  const prior = lnBeta(alpha, beta);
  return x.reduce((sum, xi, i) => sum + lnBeta(alpha + xi, beta + (n[i] as number) - xi) - prior, 0);
}

/**
 * Empirical-Bayes fit of x[i] successes of n[i] (each ≥ 0, x ≤ n; units with n = 0 say nothing) by maximum likelihood
 * over (logit μ, ln κ), with κ between 0.01 and 10⁴ and μ at least half an answer away from 0 and 1. Under ten units a
 * weak prior on κ keeps the fit from extremes that few units cannot support: half-normal on 1 ÷ √κ.
 * Null when nobody was counted. RangeError for arrays of different length or x > n.
 */
export function fitBetaBinomial(x: readonly number[], n: readonly number[]): BetaBinomialFit | null {
  checkSameLength("fitBetaBinomial", x, n);
  x.forEach((xi, i) => checkCounts("fitBetaBinomial", xi, n[i] as number));
  const counted = x.flatMap((xi, i) => ((n[i] as number) > 0 ? [{ x: xi, n: n[i] as number }] : []));
  if (counted.length === 0) return null;
  const xs = counted.map((u) => u.x);
  const ns = counted.map((u) => u.n);
  const total = ns.reduce((a, b) => a + b, 0);
  const hits = xs.reduce((a, b) => a + b, 0);
  const lowest = 0.5 / (total + 1);

  const read = ([logit, lnKappa]: readonly number[]) => {
    const mean = Math.min(1 - lowest, Math.max(lowest, 1 / (1 + Math.exp(-(logit as number)))));
    const kappa = Math.min(KAPPA_CAP, Math.max(KAPPA_FLOOR, Math.exp(lnKappa as number)));
    return { mean, kappa, alpha: mean * kappa, beta: (1 - mean) * kappa };
  };
  const loss = (point: readonly number[]) => {
    const { kappa, alpha, beta } = read(point);
    const penalty = counted.length < FEW_UNITS ? 1 / (2 * PRIOR_SCALE ** 2 * kappa) : 0;
    return penalty - lnLikelihood(alpha, beta, xs, ns);
  };
  const pooled = (hits + 0.5) / (total + 1);
  const logit = Math.log(pooled / (1 - pooled));
  const { at } = minimise(loss, [2, 30, 300, 3000].map((kappa) => [logit, Math.log(kappa)]));
  const { mean, kappa, alpha, beta } = read(at);
  const information = ns.reduce((sum, ni) => sum + (ni * (kappa + 1)) / (kappa + ni), 0);
  return { alpha, beta, mean, kappa, meanVariance: (mean * (1 - mean)) / information, differ: kappa < KAPPA_CAP * 0.999 };
}

/**
 * Shrunk share of one unit with its interval. The variance of the posterior is widened by that of the estimated mean,
 * (κ ÷ (κ + n))² Var(μ̂), as in the normal case, else few units with large κ would look certain; the limits are
 * quantiles of the beta distribution of that mean and variance. κ is taken as known, so intervals are slightly short.
 */
export function shrunkShare(fit: BetaBinomialFit, x: number, n: number, z: number = Z95): Interval & { readonly mean: number } {
  const posterior = betaPosterior(fit, x, n);
  const mean = betaMean(posterior);
  const spread = mean * (1 - mean);
  const variance = spread / (posterior.alpha + posterior.beta + 1) + (fit.kappa / (fit.kappa + n)) ** 2 * fit.meanVariance;
  const size = Math.max(spread / variance - 1, 1e-3);
  const tail = normalCdf(-z);
  const limit = (p: number) => betaQuantile(p, mean * size, (1 - mean) * size);
  return { mean, low: Math.min(limit(tail), mean), high: Math.max(limit(1 - tail), mean) };
}
