import { alive, fitting, lnLikelihood, visitsIn, type BetaGeometric } from "./beta-geometric.ts";
import type { Fit, History } from "./repeat-visits.ts";
import { lnBeta, lnGamma } from "./special.ts";
import { atOnce, type Steps } from "./steps.ts";

/**
 * BG/NBD of Fader, Hardie and Lee (2005, Marketing Science 24:275). It takes clients with one visit as alive with certainty,
 * since nobody leaves before a repeat visit: for dealers use `mbg-nbd.ts`. Kept as the model that the literature has figures for.
 */
export type BgNbd = BetaGeometric;

/** Maximum likelihood fit. Refused without repeats, without a confirmed peak, and with parameters above 1,000. */
export function fitBgNbd(histories: readonly History[]): Fit<BgNbd> {
  return atOnce(fittingBgNbd(histories));
}

/** The same, step by step. */
export function fittingBgNbd(histories: readonly History[]): Steps<Fit<BgNbd>> {
  return fitting(histories, 0, "fitBgNbd");
}

/** ln likelihood of one history. */
export function bgNbdLikelihood(model: BgNbd, history: History): number {
  return lnLikelihood(model, history, 0);
}

/** Chance (0–1) that the client will come again at all; 1 for x = 0. */
export function bgNbdAlive(model: BgNbd, history: History): number {
  return alive(model, history, 0, "bgNbdAlive");
}

/** Expected visits of this client in the next t. */
export function bgNbdVisits(model: BgNbd, history: History, t: number): number {
  return visitsIn(t, model, history, 0, "bgNbdVisits");
}

/** Expected repeat visits of a new client within t of the first visit. */
export function bgNbdExpected(model: BgNbd, t: number): number {
  return visitsIn(t, model, { x: 0, tx: 0, T: 0 }, 0, "bgNbdExpected");
}

/** Chance of exactly `visits` repeat visits of a new client within t. */
export function bgNbdChance({ r, alpha, a, b }: BgNbd, visits: number, t: number): number {
  if (!(Number.isInteger(visits) && visits >= 0 && t >= 0)) throw new RangeError(`bgNbdChance: ${visits} visits within ${t}`);
  if (t === 0) return visits === 0 ? 1 : 0;
  const never = r * Math.log(alpha / (alpha + t));
  /** ln chance of j visits of one who never leaves: negative binomial. */
  const staying = (j: number) => lnGamma(r + j) - lnGamma(r) - lnGamma(j + 1) + never + j * Math.log(t / (alpha + t));
  const still = Math.exp(lnBeta(a, b + visits) - lnBeta(a, b) + staying(visits));
  if (visits === 0) return still;
  let fewer = 0;
  for (let j = 0; j < visits; j++) fewer += Math.exp(staying(j));
  return still + Math.exp(lnBeta(a + 1, b + visits - 1) - lnBeta(a, b)) * (1 - fewer);
}
