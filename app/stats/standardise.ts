import { checkCounts } from "./counts.ts";
import { Z95 } from "./normal.ts";
import { poissonInterval } from "./poisson.ts";
import type { Difference, Interval } from "./proportions.ts";

/** What a group shows in one stratum (visit type × model age, say). */
export interface Stratum {
  readonly stratum: string;
  readonly n: number;
  /** Share, mean or NPS of the n; not read for n = 0. */
  readonly value: number;
  /** Variance of one observation, not of the value; not read for n = 0. */
  readonly variance: number;
}

/** The stratum of a share: x of n, variance p (1 − p). RangeError unless 0 ≤ x ≤ n. */
export function shareStratum(stratum: string, x: number, n: number): Stratum {
  checkCounts("shareStratum", x, n);
  const value = n === 0 ? 0 : x / n;
  return { stratum, n, value, variance: value * (1 - value) };
}

/** How much each stratum counts; any positive scale. */
export type Weights = ReadonlyMap<string, number>;

export interface Standardised extends Interval {
  readonly value: number;
  /** Of the value, Σ w² V ÷ n. */
  readonly variance: number;
  /** Share of the weight that the group has observations for. */
  readonly covered: number;
  /** Strata with weight in which the group has nobody: their weight went to the others. */
  readonly missing: readonly string[];
}

function distinct(where: string, strata: readonly Stratum[]): ReadonlyMap<string, Stratum> {
  const found = new Map(strata.map((s) => [s.stratum, s]));
  if (found.size !== strata.length) throw new RangeError(`${where}: a stratum is given twice`);
  for (const { stratum, n } of strata) if (!(n >= 0 && Number.isFinite(n))) throw new RangeError(`${where}: ${n} is no number of observations (${stratum})`);
  return found;
}

/**
 * Directly standardised value Σ w v of a group, as if it had the mix that the weights describe, with a normal interval.
 * Null when the group has nobody in any stratum with weight. RangeError for a repeated stratum, a negative n or weight.
 */
export function standardise(strata: readonly Stratum[], weights: Weights, z: number = Z95): Standardised | null {
  const found = distinct("standardise", strata);
  let total = 0;
  const missing: string[] = [];
  const used: { readonly weight: number; readonly stratum: Stratum }[] = [];
  for (const [name, weight] of weights) {
    if (!(weight >= 0 && Number.isFinite(weight))) throw new RangeError(`standardise: ${weight} is no weight (${name})`);
    if (weight === 0) continue;
    total += weight;
    const stratum = found.get(name);
    if (stratum && stratum.n > 0) used.push({ weight, stratum });
    else missing.push(name);
  }
  const sum = used.reduce((s, { weight }) => s + weight, 0);
  if (sum === 0) return null;
  const value = used.reduce((s, { weight, stratum }) => s + (weight / sum) * stratum.value, 0);
  const variance = used.reduce((s, { weight, stratum }) => s + ((weight / sum) ** 2 * stratum.variance) / stratum.n, 0);
  const half = z * Math.sqrt(variance);
  return { value, variance, low: value - half, high: value + half, covered: sum / total, missing };
}

/** Weights by the numbers of observations of all groups together: the mix of the whole. */
export function pooledWeights(groups: readonly (readonly Stratum[])[]): Weights {
  const weights = new Map<string, number>();
  for (const { stratum, n } of groups.flat()) weights.set(stratum, (weights.get(stratum) ?? 0) + n);
  return weights;
}

/** Value of a group with the mix it has, Σ n v ÷ Σ n. Null for nobody. */
export function crude(strata: readonly Stratum[]): number | null {
  const n = strata.reduce((s, stratum) => s + stratum.n, 0);
  return n === 0 ? null : strata.reduce((s, stratum) => s + (stratum.n === 0 ? 0 : stratum.n * stratum.value), 0) / n;
}

export interface StandardisedComparison {
  /** first − second with the mix each has. */
  readonly crude: number;
  /** first − second at the same mix. */
  readonly adjusted: Difference;
  readonly first: Standardised;
  readonly second: Standardised;
  /** The mix turns the comparison round: crude and adjusted differences have opposite signs (Simpson 1951). */
  readonly signFlip: boolean;
  /** Strata that only one of the two has, and which are left out of the adjusted comparison. */
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}

/**
 * Two independent groups compared at one mix: over the strata both have, weighted as given, by default by the numbers of
 * both together. Null when they have no stratum in common that has weight.
 */
export function compareStandardised(first: readonly Stratum[], second: readonly Stratum[], weights: Weights = pooledWeights([first, second]), z: number = Z95): StandardisedComparison | null {
  const present = (strata: readonly Stratum[]) => new Set(strata.flatMap(({ stratum, n }) => (n > 0 ? [stratum] : [])));
  const [mine, theirs] = [present(first), present(second)];
  const common: Weights = new Map([...weights].filter(([name]) => mine.has(name) && theirs.has(name)));
  const [a, b, crudeA, crudeB] = [standardise(first, common, z), standardise(second, common, z), crude(first), crude(second)];
  if (!a || !b || crudeA === null || crudeB === null) return null;
  const value = a.value - b.value;
  const half = z * Math.sqrt(a.variance + b.variance);
  return {
    crude: crudeA - crudeB,
    adjusted: { value, low: value - half, high: value + half },
    first: a,
    second: b,
    signFlip: (crudeA - crudeB) * value < 0,
    onlyFirst: [...mine].filter((name) => !theirs.has(name)),
    onlySecond: [...theirs].filter((name) => !mine.has(name)),
  };
}

export interface ObservedExpected extends Interval {
  readonly observed: number;
  /** Σ n × the rate of the whole in each stratum. */
  readonly expected: number;
  /** O ÷ E; the limits are of the ratio. */
  readonly ratio: number;
  /** Strata for which the whole has no rate; they are in neither number. */
  readonly missing: readonly string[];
}

/**
 * Indirect standardisation: events of a group (whole numbers) against those it would have with the rates of the whole, with the
 * exact limits of a Poisson count; what is expected counts as known. `rates` by stratum, ≥ 0. Null when nothing is expected.
 */
export function observedExpected(strata: readonly { readonly stratum: string; readonly x: number; readonly n: number }[], rates: ReadonlyMap<string, number>, z: number = Z95): ObservedExpected | null {
  let [observed, expected] = [0, 0];
  const missing: string[] = [];
  for (const { stratum, x, n } of strata) {
    if (!(x >= 0 && n >= 0 && Number.isFinite(x) && Number.isFinite(n))) throw new RangeError(`observedExpected: ${x} events of ${n} (${stratum})`);
    const rate = rates.get(stratum);
    if (rate === undefined) {
      if (n > 0) missing.push(stratum);
      continue;
    }
    observed += x;
    expected += n * rate;
  }
  if (!(expected > 0)) return null;
  const { low, high } = poissonInterval(observed, z);
  return { observed, expected, ratio: observed / expected, low: low / expected, high: high / expected, missing };
}
