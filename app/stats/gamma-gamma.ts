import { checkSameLength } from "./counts.ts";
import { fittingPositive, type Fit } from "./repeat-visits.ts";
import { atOnce, type Steps } from "./steps.ts";
import { lnGamma } from "./special.ts";

/** Spend per visit is Gamma(p, ν) for a client, ν Gamma(q, v) among clients (Fader, Hardie and Lee 2005; Colombo and Jiang 1999). */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

export interface Spend {
  /** Visits the mean is taken over, ≥ 1 (in models of repeat visits: the repeats). */
  readonly x: number;
  /** Mean spend of them, > 0: leave warranty jobs at 0 out before taking it. */
  readonly m: number;
  readonly weight?: number;
}

function check(where: string, { x, m, weight = 1 }: Spend): void {
  if (!(x >= 1 && m > 0 && Number.isFinite(x) && Number.isFinite(m) && weight >= 0)) throw new RangeError(`${where}: ${x} visits with a mean of ${m} are no spend`);
}

/** ln likelihood of one client's mean spend. */
export function gammaGammaLikelihood({ p, q, v }: GammaGamma, { x, m }: Spend): number {
  const px = p * x;
  return lnGamma(px + q) - lnGamma(px) - lnGamma(q) + q * Math.log(v) + (px - 1) * Math.log(m) + px * Math.log(x) - (px + q) * Math.log(x * m + v);
}

/** Pearson's correlation, weighted; null without spread in either. */
export function correlation(a: readonly number[], b: readonly number[], weights: readonly number[] = a.map(() => 1)): number | null {
  checkSameLength("correlation", a, b);
  checkSameLength("correlation", a, weights);
  const n = weights.reduce((sum, w) => sum + w, 0);
  if (n === 0) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, value, i) => sum + value * (weights[i] as number), 0) / n;
  const [ma, mb] = [mean(a), mean(b)];
  const product = (u: readonly number[], mu: number, w: readonly number[], mw: number) => u.reduce((sum, value, i) => sum + (weights[i] as number) * (value - mu) * ((w[i] as number) - mw), 0);
  const spread = product(a, ma, a, ma) * product(b, mb, b, mb);
  return spread > 0 ? product(a, ma, b, mb) / Math.sqrt(spread) : null;
}

/**
 * Maximum likelihood fit; amounts in any unit of money. Refused without clients, where frequency and spend are correlated
 * beyond `tolerated` (the model takes them as independent), where q ≤ 1, without a confirmed peak, and with parameters
 * above 1,000 in units of the mean spend.
 */
export const fitGammaGamma = (spends: readonly Spend[], tolerated?: number): Fit<GammaGamma> => atOnce(fittingGammaGamma(spends, tolerated));

/** The same, step by step. */
export function* fittingGammaGamma(spends: readonly Spend[], tolerated = 0.3): Steps<Fit<GammaGamma>> {
  for (const spend of spends) check("fitGammaGamma", spend);
  const counted = spends.filter(({ weight = 1 }) => weight > 0);
  const weights = counted.map(({ weight = 1 }) => weight);
  const n = weights.reduce((sum, w) => sum + w, 0);
  if (n === 0) return { refused: "no_repeats" };
  const together = correlation(counted.map(({ x }) => x), counted.map(({ m }) => m), weights);
  if (together !== null && Math.abs(together) > tolerated) return { refused: "correlated" };
  const unit = counted.reduce((sum, { m, weight = 1 }) => sum + m * weight, 0) / n;
  const read = ([p, q, v]: readonly number[]) => ({ p, q, v }) as GammaGamma;
  const loss = (parameters: readonly number[]) => {
    const model = read(parameters);
    return -counted.reduce((sum, { x, m, weight = 1 }) => sum + weight * gammaGammaLikelihood(model, { x, m: m / unit }), 0);
  };
  const found = yield* fittingPositive(loss, [[3, 3, 1], [1, 2, 0.5]]);
  if ("refused" in found) return found;
  const inUnit = ({ p, q, v }: GammaGamma) => ({ p, q, v: v * unit });
  const parameters = inUnit(read(found.parameters));
  if (parameters.q <= 1) return { refused: "no_mean" };
  return { parameters, errors: inUnit(read(found.errors)), lnLikelihood: found.lnLikelihood - n * Math.log(unit) };
}

/** Mean spend per visit of all clients, p v ÷ (q − 1): what one says of a client without visits. RangeError for q ≤ 1. */
export function gammaGammaMean({ p, q, v }: GammaGamma): number {
  if (!(q > 1)) throw new RangeError(`gammaGammaMean: with q = ${q} there is no mean`);
  return (p * v) / (q - 1);
}

/** Expected mean spend of one client, drawn from the own mean towards that of all; of x = 0 it is that of all. RangeError for q ≤ 1. */
export function gammaGammaSpend(model: GammaGamma, x: number, m: number): number {
  if (x === 0) return gammaGammaMean(model);
  check("gammaGammaSpend", { x, m });
  const { p, q, v } = model;
  if (!(q > 1)) throw new RangeError(`gammaGammaSpend: with q = ${q} there is no mean`);
  return (p * (v + x * m)) / (p * x + q - 1);
}
