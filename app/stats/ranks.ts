import type { Beta } from "./beta-binomial.ts";
import { random, type Random } from "./random.ts";
import { atOnce, type Steps } from "./steps.ts";

/** What is believed of one unit's true value. */
export type Posterior = Beta | { readonly mean: number; readonly sd: number };

export interface RankUnit {
  /** How many answers, visits… stand behind it. */
  readonly n: number;
  readonly posterior: Posterior;
}

/** Ranks that hold 95 % of the draws, 1 = best, and the probability of being the best. */
export interface RankBand {
  readonly low: number;
  readonly high: number;
  readonly pBest: number;
}

export interface RankOptions {
  readonly seed: number;
  readonly draws?: number;
  /** Units with fewer are not ranked, and take no rank from the others. */
  readonly minimum?: number;
  readonly better?: "higher" | "lower";
}

const STEP_DRAWS = 200;

function sampler(posterior: Posterior, source: Random): () => number {
  if ("alpha" in posterior) return () => source.beta(posterior.alpha, posterior.beta);
  const { mean, sd } = posterior;
  if (!(Number.isFinite(mean) && sd >= 0)) throw new RangeError(`rankBands: mean ${mean} with sd ${sd} is no posterior`);
  return () => mean + sd * source.normal();
}

/** The smallest rank whose cumulative share of draws reaches p. */
function rankAt(counts: Uint32Array, draws: number, p: number): number {
  let seen = 0;
  for (let rank = 0; rank < counts.length; rank++) {
    seen += counts[rank] as number;
    if (seen >= p * draws) return rank + 1;
  }
  return counts.length;
}

/** Index of the first element equal to a value that is in the array. */
function firstIndex(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * 95 % rank band of each unit, in the order given, from joint draws of their posteriors (20 000 by default); null below
 * `minimum` (10). Equal draws (units known exactly) take one of their ranks at random. Posteriors are drawn as
 * independent: the error of a common mean, which moves all units together, hardly moves ranks.
 * RangeError for an improper posterior or fewer than 1 draw. Goldstein and Spiegelhalter 1996, JRSS A 159:385.
 */
export const rankBands = (units: readonly RankUnit[], options: RankOptions): readonly (RankBand | null)[] => atOnce(rankingBands(units, options));

/** The same in steps of some hundred draws. */
export function* rankingBands(units: readonly RankUnit[], options: RankOptions): Steps<readonly (RankBand | null)[]> {
  const { seed, draws = 20_000, minimum = 10, better = "higher" } = options;
  if (!(draws >= 1 && Number.isInteger(draws))) throw new RangeError(`rankBands: ${draws} is no number of draws`);
  const source = random(seed);
  const sign = better === "higher" ? -1 : 1;
  const ranked = units.flatMap((unit, index) => (unit.n >= minimum ? [{ index, draw: sampler(unit.posterior, source) }] : []));
  const counts = ranked.map(() => new Uint32Array(ranked.length));
  const values = new Float64Array(ranked.length);
  const sorted = new Float64Array(ranked.length);

  for (let d = 0; d < draws; d++) {
    if (d % STEP_DRAWS === STEP_DRAWS - 1) yield;
    for (const [i, unit] of ranked.entries()) values[i] = sign * unit.draw();
    sorted.set(values);
    sorted.sort();
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      const first = firstIndex(sorted, value);
      let equals = 1;
      while (sorted[first + equals] === value) equals++;
      const rank = equals === 1 ? first : first + Math.floor(equals * source.uniform());
      const count = counts[i] as Uint32Array;
      count[rank] = (count[rank] as number) + 1;
    }
  }

  const bands: (RankBand | null)[] = units.map(() => null);
  ranked.forEach(({ index }, i) => {
    const count = counts[i] as Uint32Array;
    bands[index] = { low: rankAt(count, draws, 0.025), high: rankAt(count, draws, 0.975), pBest: (count[0] as number) / draws };
  });
  return bands;
}
