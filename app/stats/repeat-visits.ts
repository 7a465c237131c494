import { solve } from "./linear.ts";
import { minimising } from "./minimise.ts";
import { atOnce, type Steps } from "./steps.ts";

/**
 * A client as models of repeat visits see one. Times in one unit (weeks, say) since the first visit; visits of one day are one.
 */
export interface History {
  /** Repeat visits: the first does not count. */
  readonly x: number;
  /** When the last repeat visit was; 0 for x = 0. */
  readonly tx: number;
  /** How long the client has been watched, ≥ tx. */
  readonly T: number;
  /** Clients with this history; 1 if not said. Equal histories are reckoned once: times in whole weeks make a fit of many fast. */
  readonly weight?: number;
}

/** Why a model must not be used; take the survival of gaps (`returnChance`) instead. */
export type Refusal =
  /** Nobody, or nobody came again: there is nothing to learn from. */
  | "no_repeats"
  /** The likelihood has no peak that the search could confirm. */
  | "no_convergence"
  /** A parameter above 1,000: the data say clients do not differ, or do not leave, which this model cannot express. */
  | "degenerate"
  /** Gamma-Gamma: q ≤ 1, the mean spend of a client has no mean. */
  | "no_mean"
  /** Gamma-Gamma: those who come oftener spend more or less each time, which it takes as excluded. */
  | "correlated";

export interface Fitted<P> {
  readonly parameters: P;
  /** Standard errors of the parameters, from the curvature of the likelihood. */
  readonly errors: P;
  readonly lnLikelihood: number;
}

export type Fit<P> = Fitted<P> | { readonly refused: Refusal };

/** Parameters above it are no estimates; times are measured by the longest history, money by the mean spend. */
const DEGENERATE = 1e3;

/** RangeError unless 0 ≤ tx ≤ T, x is a whole number, and tx is 0 exactly for x = 0. */
export function checkHistory(where: string, { x, tx, T, weight = 1 }: History): void {
  const sound = Number.isInteger(x) && x >= 0 && tx >= 0 && T >= tx && Number.isFinite(T) && weight >= 0 && (x > 0 || tx === 0);
  if (!sound) throw new RangeError(`${where}: ${x} repeat visits, the last at ${tx} of ${T}, is no history`);
}

/** Equal histories together, with their weights added up; those of weight 0 are left out. */
export function distinctHistories(where: string, histories: readonly History[]): readonly Required<History>[] {
  const found = new Map<string, Required<History>>();
  for (const history of histories) {
    checkHistory(where, history);
    const { x, tx, T, weight = 1 } = history;
    if (weight === 0) continue;
    const key = `${x} ${tx} ${T}`;
    found.set(key, { x, tx, T, weight: weight + (found.get(key)?.weight ?? 0) });
  }
  return [...found.values()];
}

/** Time measured by the longest history, so that no parameter depends on the unit that times came in. */
export function inOwnTime(histories: readonly Required<History>[]): { readonly unit: number; readonly repeats: number; readonly scaled: readonly Required<History>[] } {
  const unit = histories.reduce((longest, { T }) => Math.max(longest, T), 0);
  return {
    unit,
    repeats: histories.reduce((sum, { x, weight }) => sum + x * weight, 0),
    scaled: histories.map(({ x, tx, T, weight }) => ({ x, tx: tx / unit, T: T / unit, weight })),
  };
}

/** Curvature of f at a point, by central differences. */
function* hessian(f: (at: readonly number[]) => number, at: readonly number[], step = 1e-3): Steps<readonly (readonly number[])[]> {
  const shifted = (i: number, si: number, j: number, sj: number) => f(at.map((value, k) => value + (k === i ? si * step : 0) + (k === j ? sj * step : 0)));
  const rows: (readonly number[])[] = [];
  for (const i of at.keys()) {
    const row: number[] = [];
    for (const j of at.keys()) {
      yield;
      row.push((shifted(i, 1, j, 1) - shifted(i, 1, j, -1) - shifted(i, -1, j, 1) + shifted(i, -1, j, -1)) / (4 * step * step));
    }
    rows.push(row);
  }
  return rows;
}

type Search = Fitted<readonly number[]> | { readonly refused: "no_convergence" | "degenerate" };

/**
 * Positive parameters that minimise −ln L, searched on the log scale from the first start (natural values) and, where that is refused,
 * from the next; with standard errors. The peak counts as found when a step of .1 % in no parameter betters it and the
 * curvature gives variances above 0.
 */
export const fitPositive = (loss: Loss, starts: Starts): Search => atOnce(fittingPositive(loss, starts));

/** The same, step by step. */
export function* fittingPositive(loss: Loss, [first, ...others]: Starts): Steps<Search> {
  let found = yield* searchFrom(loss, first);
  for (const start of others) if ("refused" in found) found = yield* searchFrom(loss, start);
  return found;
}

type Loss = (parameters: readonly number[]) => number;
type Starts = readonly [readonly number[], ...(readonly number[])[]];

function* searchFrom(loss: Loss, start: readonly number[]): Steps<Search> {
  const onLogs = (logs: readonly number[]) => loss(logs.map(Math.exp));
  const { at, value } = yield* minimising(onLogs, [start.map(Math.log)]);
  const parameters = at.map(Math.exp);
  if (!Number.isFinite(value)) return { refused: "no_convergence" };
  if (parameters.some((parameter) => parameter > DEGENERATE)) return { refused: "degenerate" };
  yield;
  const better = at.some((_, i) => [1e-3, -1e-3].some((step) => onLogs(at.map((log, j) => (i === j ? log + step : log))) < value - 1e-9 * (1 + Math.abs(value))));
  const curvature = yield* hessian(onLogs, at);
  const variances = at.map((_, i) => solve(curvature, at.map((__, j) => (i === j ? 1 : 0)))?.[i] ?? Number.NaN);
  if (better || !variances.every((variance) => variance > 0)) return { refused: "no_convergence" };
  return { parameters, errors: parameters.map((parameter, i) => parameter * Math.sqrt(variances[i] as number)), lnLikelihood: -value };
}

/** ln(e^a + e^b). */
export function lnSum(a: number, b: number): number {
  const high = Math.max(a, b);
  return high === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
}
