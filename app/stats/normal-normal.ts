import { checkSameLength } from "./counts.ts";

/** Units pooled with weights 1 ÷ (v + τ²). */
export interface Pooled {
  readonly mean: number;
  /** Variance of the mean, 1 ÷ Σ weights. */
  readonly variance: number;
  /** Σ weight · (y − mean)²; with τ² = 0 Cochran's Q. */
  readonly q: number;
}

/**
 * Weighted mean of y[i] with error variances v[i] (> 0) and a variance τ² between units. RangeError for no unit,
 * arrays of different length, v ≤ 0 or τ² < 0.
 */
export function pool(y: readonly number[], v: readonly number[], tau2 = 0): Pooled {
  checkSameLength("pool", y, v);
  if (y.length === 0) throw new RangeError("pool: no unit to pool");
  for (const vi of v) if (!(vi > 0 && Number.isFinite(vi))) throw new RangeError(`pool: ${vi} is no error variance`);
  if (!(tau2 >= 0)) throw new RangeError(`pool: ${tau2} is no variance between units`);
  const weights = v.map((vi) => 1 / (vi + tau2));
  const total = weights.reduce((a, b) => a + b, 0);
  const mean = weights.reduce((sum, w, i) => sum + w * (y[i] as number), 0) / total;
  const q = weights.reduce((sum, w, i) => sum + w * ((y[i] as number) - mean) ** 2, 0);
  return { mean, variance: 1 / total, q };
}

export type Tau2Method = "paule_mandel" | "dersimonian_laird" | "reml";

const MAX_STEPS = 500;
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function dersimonianLaird(y: readonly number[], v: readonly number[]): number {
  const w = v.map((vi) => 1 / vi);
  const scale = sum(w) - sum(w.map((wi) => wi * wi)) / sum(w);
  return Math.max(0, (pool(y, v).q - (y.length - 1)) / scale);
}

/** τ² at which Q(τ²) = k − 1; Q falls with τ² and is convex, so that Newton's steps approach from the left. */
function pauleMandel(y: readonly number[], v: readonly number[]): number {
  let tau2 = 0;
  for (let i = 0; i < MAX_STEPS; i++) {
    const { mean, q } = pool(y, v, tau2);
    const excess = q - (y.length - 1);
    if (excess <= 0) break;
    const slope = sum(y.map((yi, j) => (yi - mean) ** 2 / ((v[j] as number) + tau2) ** 2));
    const step = excess / slope;
    tau2 += step;
    if (step <= 1e-14 * tau2) break;
  }
  return tau2;
}

/** Fisher scoring of the restricted likelihood, as in metafor's rma.uni. */
function reml(y: readonly number[], v: readonly number[]): number {
  let tau2 = dersimonianLaird(y, v);
  for (let i = 0; i < MAX_STEPS; i++) {
    const w = v.map((vi) => 1 / (vi + tau2));
    const { mean } = pool(y, v, tau2);
    const w1 = sum(w);
    const w2 = sum(w.map((wi) => wi ** 2));
    const w3 = sum(w.map((wi) => wi ** 3));
    const traceP = w1 - w2 / w1;
    const tracePP = w2 - (2 * w3) / w1 + (w2 / w1) ** 2;
    const fit = sum(w.map((wi, j) => wi ** 2 * ((y[j] as number) - mean) ** 2));
    const next = Math.max(0, tau2 + (fit - traceP) / tracePP);
    if (Math.abs(next - tau2) <= 1e-12 * (1 + tau2)) return next;
    tau2 = next;
  }
  return tau2;
}

const ESTIMATORS = { paule_mandel: pauleMandel, dersimonian_laird: dersimonianLaird, reml } as const;

/**
 * Variance between units, in the unit of y squared; 0 with one unit, and when the units differ no more than their errors.
 * Paule and Mandel 1982; DerSimonian and Laird 1986; REML as in Viechtbauer 2005. Errors as in `pool`.
 */
export function tau2(y: readonly number[], v: readonly number[], method: Tau2Method = "paule_mandel"): number {
  pool(y, v);
  return y.length < 2 ? 0 : ESTIMATORS[method](y, v);
}

export interface Shrunk {
  readonly mean: number;
  readonly variance: number;
}

export interface NormalNormalFit {
  /** The common mean, its variance, and the variance between units. */
  readonly mu: number;
  readonly muVariance: number;
  readonly tau2: number;
  /** Posterior of each unit, in the order of y. */
  readonly units: readonly Shrunk[];
}

/**
 * Shrinks y[i] (error variances v[i]) towards their common mean: with B = v ÷ (v + τ²) the posterior mean is
 * B μ + (1 − B) y and its variance (1 − B) v + B² Var(μ). Pass a τ² of your own as a number.
 * For NPS take v = pooled variance ÷ n: a unit whose answers are all promoters has no variance of its own.
 * Null for no unit; errors as in `pool`.
 */
export function shrink(y: readonly number[], v: readonly number[], between: Tau2Method | number = "paule_mandel"): NormalNormalFit | null {
  if (y.length === 0 && v.length === 0) return null;
  const variance = typeof between === "number" ? between : tau2(y, v, between);
  const { mean: mu, variance: muVariance } = pool(y, v, variance);
  const units = y.map((yi, i) => {
    const vi = v[i] as number;
    const b = vi / (vi + variance);
    return { mean: b * mu + (1 - b) * yi, variance: (1 - b) * vi + b * b * muVariance };
  });
  return { mu, muVariance, tau2: variance, units };
}
