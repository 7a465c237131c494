import { solve } from "./linear.ts";

/**
 * When a sum signals: `reaches` at C ≥ h, `passes` at C > h. Tables use both, and for counts it moves the run length
 * by half; every function here must be told nothing and takes `reaches`, unless said otherwise.
 */
export type SignalWhen = "reaches" | "passes";

/** Reference value of a Poisson CUSUM between the usual and the unwelcome mean: (μ1 − μ0) ÷ (ln μ1 − ln μ0). Lucas 1985. */
export function poissonReference(mu0: number, mu1: number): number {
  if (!(mu0 > 0 && mu1 > 0 && mu0 !== mu1)) throw new RangeError(`poissonReference: ${mu0} and ${mu1} are no two means`);
  return (mu1 - mu0) / (Math.log(mu1) - Math.log(mu0));
}

export interface CusumPoint {
  readonly value: number;
  readonly signal: boolean;
}

/**
 * Upper sums C = max(0, C + x − k) of the values in order of time; they go on after a signal. `k` may differ by point
 * (for rates k times the exposure); `start` is the head start, usually 0 or h ÷ 2. For a fall pass negated values and −k.
 */
export function cusum(values: readonly number[], k: number | readonly number[], h: number, start = 0, when: SignalWhen = "reaches"): readonly CusumPoint[] {
  let sum = start;
  return values.map((x, i) => {
    const reference = typeof k === "number" ? k : k[i];
    if (reference === undefined) throw new RangeError("cusum: fewer reference values than points");
    sum = Math.max(0, sum + x - reference);
    return { value: sum, signal: when === "reaches" ? sum >= h : sum > h };
  });
}

/**
 * Mean number of periods until a Poisson CUSUM signals (average run length) when the mean is `mean`, exact by a Markov chain
 * over the values of the sum. k, h and start must be multiples of `unit`, at most 2,000 of them in h (RangeError).
 * Null when no signal ever comes. Brook and Evans 1972, Biometrika 59:539.
 */
export function poissonCusumRunLength(
  mean: number,
  k: number,
  h: number,
  { start = 0, when = "reaches", unit = 1 }: { readonly start?: number; readonly when?: SignalWhen; readonly unit?: number } = {},
): number | null {
  if (!(mean > 0)) throw new RangeError(`poissonCusumRunLength: ${mean} is no mean`);
  const steps = (value: number) => {
    const count = Math.round(value / unit);
    if (!(value >= 0 && Math.abs(count * unit - value) < 1e-9 && count <= 2000)) throw new RangeError(`poissonCusumRunLength: ${value} is not a multiple of ${unit}`);
    return count;
  };
  const size = steps(h) + (when === "passes" ? 1 : 0);
  const [down, from, one] = [steps(k), steps(start), steps(1)];
  if (size === 0) return 1;
  if (from >= size) throw new RangeError(`poissonCusumRunLength: the head start ${start} has already signalled`);
  const rows = Array.from({ length: size }, (_, i) => {
    const row = Array.from({ length: size }, () => 0);
    row[i] = 1;
    let chance = Math.exp(-mean);
    for (let x = 0; i - down + x * one < size; x++) {
      const to = Math.max(0, i - down + x * one);
      row[to] = (row[to] as number) - chance;
      chance *= mean / (x + 1);
    }
    return row;
  });
  return solve(rows, rows.map(() => 1))?.[from] ?? null;
}

export interface EwmaPoint {
  readonly value: number;
  readonly signal: boolean;
}

/**
 * Exponentially weighted mean z = λ x + (1 − λ) z from the target, with its steady limits target ± 3 s √(λ ÷ (2 − λ)).
 * RangeError unless 0 < λ ≤ 1 and s ≥ 0. Roberts 1959; NIST/SEMATECH handbook, 6.3.2.4.
 */
export function ewma(values: readonly number[], target: number, sigma: number, lambda = 0.3): { readonly low: number; readonly high: number; readonly points: readonly EwmaPoint[] } {
  if (!(lambda > 0 && lambda <= 1 && sigma >= 0)) throw new RangeError(`ewma: λ ${lambda} or s ${sigma} is out of range`);
  const half = 3 * sigma * Math.sqrt(lambda / (2 - lambda));
  const [low, high] = [target - half, target + half];
  let z = target;
  const points = values.map((x) => {
    z = lambda * x + (1 - lambda) * z;
    return { value: z, signal: z < low || z > high };
  });
  return { low, high, points };
}
