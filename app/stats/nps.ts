import { twoSidedP, Z95 } from "./normal.ts";
import type { Difference, Interval } from "./proportions.ts";

/** Answers by class: promoters (9–10), passives (7–8), detractors (0–6). */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

const answers = (c: NpsCounts) => c.promoters + c.passives + c.detractors;
const clamp = (x: number, limit: number) => Math.min(limit, Math.max(-limit, x));

function check(where: string, c: NpsCounts): void {
  for (const count of [c.promoters, c.passives, c.detractors]) {
    if (!(Number.isFinite(count) && count >= 0)) throw new RangeError(`${where}: ${count} is no number of answers`);
  }
}

/** 100 (P − D) ÷ n in points, −100…100. Null without answers. */
export function nps(counts: NpsCounts): number | null {
  check("nps", counts);
  const n = answers(counts);
  return n === 0 ? null : (100 * (counts.promoters - counts.detractors)) / n;
}

/**
 * Variance of one answer scored +100, 0, −100: 100² (p + d − (p − d)²), in points squared; the squared standard error of
 * the NPS is this ÷ n. The covariance of p and d is inside: they are shares of one sample. Null without answers.
 * Rocks, R package NPS, npvar.
 */
export function npsVariance(counts: NpsCounts): number | null {
  check("npsVariance", counts);
  const n = answers(counts);
  if (n === 0) return null;
  const p = counts.promoters / n;
  const d = counts.detractors / n;
  return 1e4 * (p + d - (p - d) ** 2);
}

/** Three answers more, one in every four a promoter, one a detractor: n + 3, P + ¾, D + ¾ (Rocks 2016, arXiv:1601.07235). */
function adjusted(c: NpsCounts): { readonly centre: number; readonly squaredError: number } {
  const plus = { promoters: c.promoters + 0.75, passives: c.passives + 1.5, detractors: c.detractors + 0.75 };
  return { centre: nps(plus) as number, squaredError: (npsVariance(plus) as number) / answers(plus) };
}

export interface NpsInterval extends Interval {
  /** The raw NPS; it may sit near an end of the interval, which is centred on the adjusted one. */
  readonly value: number;
}

/**
 * NPS with its adjusted Wald interval, all in points, limits clamped to ±100. Null without answers.
 * The method holds its level at small n, where the plain one falls to .55 (n = 5).
 */
export function npsAdjustedWald(counts: NpsCounts, z: number = Z95): NpsInterval | null {
  const value = nps(counts);
  if (value === null) return null;
  const { centre, squaredError } = adjusted(counts);
  const half = z * Math.sqrt(squaredError);
  return { value, low: clamp(centre - half, 100), high: clamp(centre + half, 100) };
}

export interface NpsDifference extends Difference {
  /** Difference of the adjusted values: the centre of the interval and of the test. */
  readonly adjusted: number;
  readonly standardError: number;
  /** Two-sided z test. */
  readonly p: number;
}

/**
 * first − second of two independent samples, in points (−200…200); `value` is raw, interval and p are adjusted Wald.
 * Null when either has no answer. MeasuringU's test on the + ¾ counts.
 */
export function npsDifference(first: NpsCounts, second: NpsCounts, z: number = Z95): NpsDifference | null {
  const a = nps(first);
  const b = nps(second);
  if (a === null || b === null) return null;
  const one = adjusted(first);
  const two = adjusted(second);
  const centre = one.centre - two.centre;
  const standardError = Math.sqrt(one.squaredError + two.squaredError);
  return {
    value: a - b,
    adjusted: centre,
    standardError,
    p: twoSidedP(centre / standardError),
    low: clamp(centre - z * standardError, 200),
    high: clamp(centre + z * standardError, 200),
  };
}

export interface NpsPosterior {
  /** In points. */
  readonly mean: number;
  readonly sd: number;
}

/**
 * What is believed of the true NPS after these answers, with a Dirichlet prior of ¾ promoter, 1½ passives and ¾ detractor unless
 * said otherwise: mean and standard deviation in points, in closed form. Its mean is the centre of the adjusted Wald interval.
 */
export function npsPosterior(counts: NpsCounts, prior: NpsCounts = { promoters: 0.75, passives: 1.5, detractors: 0.75 }): NpsPosterior {
  check("npsPosterior", counts);
  check("npsPosterior", prior);
  const all = { promoters: counts.promoters + prior.promoters, passives: counts.passives + prior.passives, detractors: counts.detractors + prior.detractors };
  const mean = nps(all);
  const variance = npsVariance(all);
  if (mean === null || variance === null) throw new RangeError("npsPosterior: neither answers nor a prior");
  return { mean, sd: Math.sqrt(variance / (answers(all) + 1)) };
}
