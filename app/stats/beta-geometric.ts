import { hyp2f1 } from "./hypergeometric.ts";
import { checkHistory, distinctHistories, fittingPositive, inOwnTime, lnSum, type Fit, type History } from "./repeat-visits.ts";
import type { Steps } from "./steps.ts";
import { lnBeta, lnGamma } from "./special.ts";

/** Visit rates are Gamma(r, rate α per unit of time), the chance to leave after a visit Beta(a, b). */
export interface BetaGeometric {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** When a client may leave for good: only after a repeat visit (BG/NBD, 0), or after the first one too (MBG/NBD, 1). */
export type Leaving = 0 | 1;

/** What of the likelihood only depends on the number of visits, and the log odds factor of having left. */
function perVisits({ r, alpha, a, b }: BetaGeometric, x: number, leaving: Leaving): { readonly constant: number; readonly lnLeft: number } {
  return {
    constant: lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha) + lnBeta(a, b + x + leaving) - lnBeta(a, b),
    lnLeft: x + leaving > 0 ? Math.log(a) - Math.log(b + x - 1 + leaving) : Number.NEGATIVE_INFINITY,
  };
}

/** With ln(α + T) and ln(α + tx). */
const timed = (r: number, { constant, lnLeft }: ReturnType<typeof perVisits>, x: number, lnT: number, lnTx: number) => constant + lnSum(-(r + x) * lnT, lnLeft - (r + x) * lnTx);

/** ln likelihood of one history (its weight is not read). */
export function lnLikelihood(model: BetaGeometric, history: History, leaving: Leaving): number {
  checkHistory("lnLikelihood", history);
  return timed(model.r, perVisits(model, history.x, leaving), history.x, Math.log(model.alpha + history.T), Math.log(model.alpha + history.tx));
}

/** Maximum likelihood fit over r, α, a, b, step by step. */
export function* fitting(histories: readonly History[], leaving: Leaving, where: string): Steps<Fit<BetaGeometric>> {
  const { unit, repeats, scaled } = inOwnTime(distinctHistories(where, histories));
  if (repeats === 0) return { refused: "no_repeats" };
  // Histories share their times: each has its logarithm taken once.
  const times = new Map<number, number>();
  const placeOf = (time: number): number => {
    const known = times.get(time) ?? times.size;
    times.set(time, known);
    return known;
  };
  const groups = new Map<number, { readonly T: number; readonly tx: number; readonly weight: number }[]>();
  for (const { x, tx, T, weight } of scaled) {
    const placed = { T: placeOf(T), tx: placeOf(tx), weight };
    const group = groups.get(x);
    if (group) group.push(placed);
    else groups.set(x, [placed]);
  }
  const distinct = [...times.keys()];
  const read = ([r, alpha, a, b]: readonly number[]) => ({ r, alpha, a, b }) as BetaGeometric;
  const loss = (parameters: readonly number[]) => {
    const model = read(parameters);
    const logs = Float64Array.from(distinct, (time) => Math.log(model.alpha + time));
    let sum = 0;
    for (const [x, group] of groups) {
      const shared = perVisits(model, x, leaving);
      for (const { T, tx, weight } of group) sum -= weight * timed(model.r, shared, x, logs[T] as number, logs[tx] as number);
    }
    return sum;
  };
  const found = yield* fittingPositive(loss, [[0.5, 1 / 6, 0.8, 2], [2, 1, 0.3, 1]]);
  if ("refused" in found) return found;
  const inTheirs = ({ r, alpha, a, b }: BetaGeometric) => ({ r, alpha: alpha * unit, a, b });
  return { parameters: inTheirs(read(found.parameters)), errors: inTheirs(read(found.errors)), lnLikelihood: found.lnLikelihood - repeats * Math.log(unit) };
}

/** Chance that the client has not left by T, through its log odds. */
export function alive({ r, alpha, a, b }: BetaGeometric, history: History, leaving: Leaving, where: string): number {
  checkHistory(where, history);
  const { x, tx, T } = history;
  if (x + leaving === 0) return 1;
  return 1 / (1 + Math.exp(Math.log(a) - Math.log(b + x - 1 + leaving) + (r + x) * Math.log((alpha + T) / (alpha + tx))));
}

/** The formula divides by a − 1; beside 1 it loses its digits. */
const besideOne = (a: number) => (Math.abs(a - 1) < 1e-6 ? 1 + 1e-6 : a);

/** Expected visits in the next t, by Euler's form of ₂F₁, which does not overflow for clients with many visits. */
export function visitsIn(t: number, model: BetaGeometric, history: History, leaving: Leaving, where: string): number {
  if (!(t >= 0 && Number.isFinite(t))) throw new RangeError(`${where}: ${t} is no time ahead`);
  const { r, alpha, b } = model;
  const a = besideOne(model.a);
  const { x, T } = history;
  const z = t / (alpha + T + t);
  const c = a + b + x - 1 + leaving;
  const rest = (1 - z) ** (a - 1) * hyp2f1(a - 1, a + b - 1 + leaving - r, c, z);
  return ((alive(model, history, leaving, where) * c) / (a - 1)) * (1 - rest);
}
