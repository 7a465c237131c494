import { binomialLimits, poissonLimits, type CountLimits } from "./tails.ts";

/** One period: x events of n. For p of n clients or visits, for u in n units of exposure; in the order of time. */
export interface ControlInput {
  readonly x: number;
  readonly n: number;
}

export interface ControlPoint {
  /** x ÷ n; it and the limits are null for n = 0. */
  readonly value: number | null;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Outside its limits. */
  readonly signal: boolean;
  /** One of eight or more in a row on one side of the centre: a shift that no single point shows. */
  readonly run: boolean;
}

export interface ControlChart {
  readonly centre: number;
  /** Factor of the standard errors: 1 on plain charts, Laney's σ_z on p′ and u′ charts (less than 1 is allowed). */
  readonly sigmaZ: number;
  /** Points the centre comes from; under 20 the limits are provisional. 0 for a frozen one. */
  readonly baseline: number;
  readonly points: readonly ControlPoint[];
}

export interface ControlOptions {
  /** Which points (by index) set the centre and σ_z; all if not said. Leave out those whose cause is known. */
  readonly baseline?: (index: number) => boolean;
  /** Limits of an earlier period that are kept, so that new points do not move what they are judged by. */
  readonly frozen?: { readonly centre: number; readonly sigmaZ: number };
}

/** Points a centre should come from before its limits are trusted. */
export const BASELINE_POINTS = 20;
const SIGMAS = 3;
const RUN = 8;
/** Under so many expected events (or expected others) the bell curve gives limits that mean nothing. */
const SMALL = 5;
/** Mean absolute difference of two standard normals, 2 ÷ √π. */
const D2 = 1.128;

interface Kind {
  /** Standard error of x ÷ n by chance alone. */
  readonly error: (centre: number, n: number) => number;
  readonly ceiling: number;
  /** Exact limits of the count where few are expected, else null. */
  readonly exact: (centre: number, n: number) => CountLimits | null;
  readonly laney: boolean;
}

const binomial = {
  error: (p: number, n: number) => Math.sqrt((p * (1 - p)) / n),
  ceiling: 1,
  exact: (p: number, n: number) => (n * Math.min(p, 1 - p) < SMALL && Number.isInteger(n) ? binomialLimits(n, p) : null),
};
const poisson = {
  error: (u: number, n: number) => Math.sqrt(u / n),
  ceiling: Number.POSITIVE_INFINITY,
  exact: (u: number, n: number) => (n * u < SMALL ? poissonLimits(n * u) : null),
};

/** Marks runs of eight or more values on one side of the centre; a value on the centre, or none, ends a run. */
function runs(values: readonly (number | null)[], centre: number): readonly boolean[] {
  const side = values.map((value) => (value === null ? 0 : Math.sign(value - centre)));
  const marks = side.map(() => false);
  for (let from = 0; from < side.length; ) {
    let to = from + 1;
    while (to < side.length && side[to] === side[from]) to++;
    if (side[from] !== 0 && to - from >= RUN) marks.fill(true, from, to);
    from = to;
  }
  return marks;
}

function laneySigma(z: readonly number[]): number {
  if (z.length < 2) return 1;
  const moves = z.slice(1).map((value, i) => Math.abs(value - (z[i] as number)));
  return moves.reduce((a, b) => a + b, 0) / moves.length / D2;
}

function chart(name: string, kind: Kind, inputs: readonly ControlInput[], { baseline = () => true, frozen }: ControlOptions): ControlChart | null {
  for (const { x, n } of inputs) {
    const possible = x >= 0 && n >= 0 && Number.isFinite(x) && Number.isFinite(n) && (n > 0 ? x / n <= kind.ceiling : x === 0);
    if (!possible) throw new RangeError(`${name}: ${x} of ${n} is no point of this chart`);
  }
  const base = frozen ? [] : inputs.filter(({ n }, i) => n > 0 && baseline(i));
  const exposure = base.reduce((sum, { n }) => sum + n, 0);
  if (!frozen && exposure === 0) return null;
  const centre = frozen?.centre ?? base.reduce((sum, { x }) => sum + x, 0) / exposure;
  const scores = base.flatMap(({ x, n }) => (kind.error(centre, n) > 0 ? [(x / n - centre) / kind.error(centre, n)] : []));
  const sigmaZ = kind.laney ? (frozen?.sigmaZ ?? laneySigma(scores)) : 1;
  const values = inputs.map(({ x, n }) => (n > 0 ? x / n : null));
  const marks = runs(values, centre);
  const points = inputs.map(({ n }, i): ControlPoint => {
    const value = values[i] ?? null;
    if (value === null) return { value, n, low: null, high: null, signal: false, run: false };
    const half = SIGMAS * sigmaZ * kind.error(centre, n);
    const exact = kind.exact(centre, n);
    const bell = { low: Math.max(0, centre - half), high: Math.min(kind.ceiling, centre + half) };
    const byCount = exact && { low: exact.low / n, high: exact.high / n };
    const { low, high } = byCount ? (kind.laney ? { low: Math.min(byCount.low, bell.low), high: Math.max(byCount.high, bell.high) } : byCount) : bell;
    return { value, n, low, high, signal: value < low || value > high, run: marks[i] === true };
  });
  return { centre, sigmaZ, baseline: base.length, points };
}

/**
 * Shares of n with limits p̄ ± 3 √(p̄ (1 − p̄) ÷ n), cut at 0 and 1; where n p̄ or n (1 − p̄) is under 5 the exact binomial
 * limits with .00135 on each side. Null when no point of the baseline has n > 0; RangeError unless 0 ≤ x ≤ n. Shewhart; Montgomery.
 */
export function pChart(points: readonly ControlInput[], options: ControlOptions = {}): ControlChart | null {
  return chart("pChart", { ...binomial, laney: false }, points, options);
}

/** Rates per unit of exposure with limits ū ± 3 √(ū ÷ n), cut at 0; exact Poisson limits where n ū is under 5. Else as `pChart`. */
export function uChart(points: readonly ControlInput[], options: ControlOptions = {}): ControlChart | null {
  return chart("uChart", { ...poisson, laney: false }, points, options);
}

/** Counts of equal periods, limits c̄ ± 3 √c̄; exact below 5. */
export function cChart(counts: readonly number[], options: ControlOptions = {}): ControlChart | null {
  return chart("cChart", { ...poisson, laney: false }, counts.map((x) => ({ x, n: 1 })), options);
}

/**
 * p′ chart: limits widened (or narrowed) by σ_z, the mean moving range of the z scores ÷ 1.128, so that large n do not make
 * every point a signal. The points must be in the order of time. Of few events the wider of these and the exact limits.
 * Laney 2002, Quality Engineering 14:531.
 */
export function laneyP(points: readonly ControlInput[], options: ControlOptions = {}): ControlChart | null {
  return chart("laneyP", { ...binomial, laney: true }, points, options);
}

/** u′ chart: `uChart` with Laney's σ_z, for complaints per 1,000 visits and the like. */
export function laneyU(points: readonly ControlInput[], options: ControlOptions = {}): ControlChart | null {
  return chart("laneyU", { ...poisson, laney: true }, points, options);
}
