import { hyp2f1 } from "./hypergeometric.ts";
import { checkHistory, distinctHistories, fitPositive, inOwnTime, lnSum, type Fit, type History } from "./repeat-visits.ts";
import { lnGamma } from "./special.ts";

/** Pareto/NBD of Schmittlein, Morrison and Colombo (1987): visit rates are Gamma(r, α), rates of leaving Gamma(s, β). */
export interface ParetoNbd {
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
}

/** ln of the integral of having left between tx and T (A₀ of Fader and Hardie), ₂F₁ in Euler's form, all of whose terms are positive and fall. */
function lnLeft({ r, alpha, s, beta }: ParetoNbd, { x, tx, T }: History): number {
  if (tx === T) return Number.NEGATIVE_INFINITY;
  const total = r + s + x;
  const high = Math.max(alpha, beta);
  const low = Math.min(alpha, beta);
  const other = alpha >= beta ? r + x : s + 1;
  const power = alpha >= beta ? -s : 1 - r - x;
  const at = (t: number) => power * Math.log((low + t) / (high + t)) + Math.log(hyp2f1(1, other, total + 1, (high - low) / (high + t))) - total * Math.log(high + t);
  const [from, to] = [at(tx), at(T)];
  /** Between two moments that differ by rounding only nobody has left. */
  return to >= from ? Number.NEGATIVE_INFINITY : from + Math.log(-Math.expm1(to - from));
}

/** ln likelihood of one history. */
export function paretoNbdLikelihood(model: ParetoNbd, history: History): number {
  checkHistory("paretoNbdLikelihood", history);
  const { r, alpha, s, beta } = model;
  const { x, T } = history;
  const staying = -(r + x) * Math.log(alpha + T) - s * Math.log(beta + T);
  const leaving = Math.log(s) - Math.log(r + s + x) + lnLeft(model, history);
  return lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha) + s * Math.log(beta) + lnSum(staying, leaving);
}

/** Maximum likelihood fit. Refused without repeats, without a confirmed peak, and with parameters above 1,000. */
export function fitParetoNbd(histories: readonly History[]): Fit<ParetoNbd> {
  const { unit, repeats, scaled } = inOwnTime(distinctHistories("fitParetoNbd", histories));
  if (repeats === 0) return { refused: "no_repeats" };
  const read = ([r, alpha, s, beta]: readonly number[]) => ({ r, alpha, s, beta }) as ParetoNbd;
  const loss = (parameters: readonly number[]) => {
    const model = read(parameters);
    return -scaled.reduce((sum, history) => sum + history.weight * paretoNbdLikelihood(model, history), 0);
  };
  const found = fitPositive(loss, [[0.5, 0.25, 0.5, 0.25]]);
  if ("refused" in found) return found;
  const inTheirs = ({ r, alpha, s, beta }: ParetoNbd) => ({ r, alpha: alpha * unit, s, beta: beta * unit });
  return { parameters: inTheirs(read(found.parameters)), errors: inTheirs(read(found.errors)), lnLikelihood: found.lnLikelihood - repeats * Math.log(unit) };
}

/** Chance (0–1) that the client has not left. */
export function paretoNbdAlive(model: ParetoNbd, history: History): number {
  checkHistory("paretoNbdAlive", history);
  const { r, alpha, s, beta } = model;
  const { x, T } = history;
  return 1 / (1 + (s / (r + s + x)) * Math.exp((r + x) * Math.log(alpha + T) + s * Math.log(beta + T) + lnLeft(model, history)));
}

/** Mean time alive out of the next t for one whose rate of leaving is Gamma(s, β + T), divided by β + T; s → 1 is its limit. */
function aliveTime(s: number, start: number, t: number): number {
  const ln = Math.log(start / (start + t));
  return Math.abs(s - 1) < 1e-9 ? -ln : -Math.expm1((s - 1) * ln) / (s - 1);
}

/** Expected visits of this client in the next t. */
export function paretoNbdVisits(model: ParetoNbd, history: History, t: number): number {
  if (!(t >= 0 && Number.isFinite(t))) throw new RangeError(`paretoNbdVisits: ${t} is no time ahead`);
  const { r, alpha, s, beta } = model;
  const { x, T } = history;
  return ((paretoNbdAlive(model, history) * (r + x) * (beta + T)) / (alpha + T)) * aliveTime(s, beta + T, t);
}

/** Expected repeat visits of a new client within t of the first visit. */
export function paretoNbdExpected(model: ParetoNbd, t: number): number {
  return paretoNbdVisits(model, { x: 0, tx: 0, T: 0 }, t);
}
