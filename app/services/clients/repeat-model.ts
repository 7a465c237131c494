import { fittingGammaGamma, gammaGammaSpend, type GammaGamma, type Spend } from "#app/stats/gamma-gamma.ts";
import { fittingMbgNbd, mbgNbdAlive, mbgNbdVisits, type MbgNbd } from "#app/stats/mbg-nbd.ts";
import type { History } from "#app/stats/repeat-visits.ts";
import { atOnce, type Steps } from "#app/stats/steps.ts";
import type { Outlook } from "#app/metrics/views/clients.ts";

/** What the visits of all clients say of how clients come and leave; times in days, money in minor units. */
export interface RepeatModel {
  readonly visits: MbgNbd;
  /** Null where amounts could not be fitted: money is then not told. */
  readonly spend: GammaGamma | null;
  readonly clients: number;
}
/** Why there is none: too few clients came again; nobody is seen to leave; the likelihood has no peak. */
export type NoModel = "few" | "no_leaving" | "refused";

const FEWEST_CLIENTS = 200;
const FEWEST_REPEATS = 100;
/** A client seen less often is not told: the model would say what it says of everybody. */
export const FEWEST_VISITS = 2;
export const HORIZON_DAYS = 365;

/** Fits both models, or says why not. Where leaving cannot be told from never leaving, a chance of having left is noise. */
export const fitRepeats = (histories: readonly History[], spends: readonly Spend[]): RepeatModel | NoModel => atOnce(fittingRepeats(histories, spends));

/** The same, step by step. */
export function* fittingRepeats(histories: readonly History[], spends: readonly Spend[]): Steps<RepeatModel | NoModel> {
  const clients = histories.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const repeats = histories.reduce((sum, { x, weight = 1 }) => sum + x * weight, 0);
  if (clients < FEWEST_CLIENTS || repeats < FEWEST_REPEATS) return "few";
  const visits = yield* fittingMbgNbd(histories);
  if ("refused" in visits) return "refused";
  const { parameters, errors } = visits;
  if (parameters.a < 2 * errors.a) return "no_leaving";
  const spend = yield* fittingGammaGamma(spends);
  return { visits: parameters, spend: "refused" in spend ? null : spend.parameters, clients };
}

/** One client's visits as the model sees them. */
export interface Visitor {
  /** Days with a visit. */
  readonly visits: number;
  /** Days from the first to the last, and from the first to the day that is looked from. */
  readonly between: number;
  readonly known: number;
  /** Days with a visit that was paid, and what they came to, minor units. */
  readonly paid: number;
  readonly amount: number;
}

/** What is to be expected of a client; null for one with too few visits to tell. */
export function outlookOf({ visits: model, spend }: RepeatModel, { visits, between, known, paid, amount }: Visitor): Outlook | null {
  if (visits < FEWEST_VISITS || between <= 0) return null;
  const history: History = { x: visits - 1, tx: between, T: known };
  const expected = mbgNbdVisits(model, history, HORIZON_DAYS);
  const perVisit = spend && gammaGammaSpend(spend, paid, paid === 0 ? 0 : amount / paid);
  return { alive: mbgNbdAlive(model, history), visits: expected, money: perVisit === null ? null : Math.round(expected * perVisit), visitDays: visits, between, known, model };
}
