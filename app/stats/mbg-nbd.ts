import { alive, fitting, lnLikelihood, visitsIn, type BetaGeometric } from "./beta-geometric.ts";
import type { Fit, History } from "./repeat-visits.ts";
import { atOnce, type Steps } from "./steps.ts";

/**
 * MBG/NBD of Batislam, Denizel and Filiztekin (2007, IJRM 24:201): a client may leave right after the first visit, as those of
 * a dealer do. It takes visits as coming at random: where they are regular (a service a year) the survival of gaps is the
 * first judge of who is lost. Fit a region or brand, not a branch of a few hundred clients.
 */
export type MbgNbd = BetaGeometric;

/** Maximum likelihood fit. Refused without repeats, without a confirmed peak, and with parameters above 1,000. */
export function fitMbgNbd(histories: readonly History[]): Fit<MbgNbd> {
  return atOnce(fittingMbgNbd(histories));
}

/** The same, step by step. */
export function fittingMbgNbd(histories: readonly History[]): Steps<Fit<MbgNbd>> {
  return fitting(histories, 1, "fitMbgNbd");
}

/** ln likelihood of one history. */
export function mbgNbdLikelihood(model: MbgNbd, history: History): number {
  return lnLikelihood(model, history, 1);
}

/** Chance (0–1) that the client will come again at all. */
export function mbgNbdAlive(model: MbgNbd, history: History): number {
  return alive(model, history, 1, "mbgNbdAlive");
}

/** Expected visits of this client in the next t. */
export function mbgNbdVisits(model: MbgNbd, history: History, t: number): number {
  return visitsIn(t, model, history, 1, "mbgNbdVisits");
}

/** Expected repeat visits of a new client within t of the first visit. */
export function mbgNbdExpected(model: MbgNbd, t: number): number {
  return visitsIn(t, model, { x: 0, tx: 0, T: 0 }, 1, "mbgNbdExpected");
}
