import { studentP } from "#app/stats/beta-tail.ts";
import { promotionProfit, type PromotionProfit } from "#app/stats/promotion-profit.ts";
import type { Difference } from "#app/stats/proportions.ts";
import { clientsPerArm, smallestDetectable } from "#app/stats/uplift.ts";
import { verdictOf, type Barred, type Verdict } from "./verdict.ts";

/** A difference per assigned client, with what its interval was made of. */
export interface Estimate extends Difference {
  readonly standardError: number;
  readonly degrees: number;
}

/** Costs beside the discount, which is inside the margin. In the unit of the margin. */
export interface Costs {
  /** For each client put into the promotion. */
  readonly perContact: number;
  readonly fixed: number;
  /** Value of points given under it. */
  readonly points: number;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly barred: Barred | null;
  /** Margin per assigned client, treated − holdout. Null where no comparison may be read. */
  readonly effect: Estimate | null;
  /** Δ × treated. */
  readonly incremental: Difference | null;
  readonly profit: PromotionProfit | null;
  /** P(profit > 0), 0–1. */
  readonly chance: number | null;
  /** The smallest effect per client that arms of these sizes find four times of five; in the unit of money. */
  readonly smallest: number | null;
  /** Clients in each arm that would tell a profit as large as the one seen from none; null where it is told, or nothing was seen. */
  readonly needed: number | null;
}

interface Seen {
  readonly effect: Estimate | null;
  readonly treated: number;
  /** Clients it is compared with, and what a single client's amount varies by. */
  readonly others: number;
  readonly sd: number;
}

/** What an effect earned after costs, and what may be said of it. */
export function judge({ effect, treated, others, sd }: Seen, costs: Costs, barred: Barred | null): Judgement {
  if (effect === null || treated === 0) return { verdict: "cannot_tell", barred: barred ?? "too_small", effect: null, incremental: null, profit: null, chance: null, smallest: null, needed: null };
  const profit = promotionProfit(effect, { clients: treated, perClient: costs.perContact, fixed: costs.fixed + costs.points });
  const perClient = profit.total.value / treated;
  const verdict = verdictOf(profit.total, barred);
  const open = verdict === "not_clear" || barred === "too_small";
  return {
    verdict,
    barred,
    effect,
    incremental: { value: treated * effect.value, low: treated * effect.low, high: treated * effect.high },
    profit,
    chance: chanceAbove(perClient, effect),
    smallest: smallestDetectable(sd, treated, others),
    needed: open && perClient !== 0 && sd > 0 ? Math.ceil(clientsPerArm(sd, perClient)) : null,
  };
}

/** P(value > 0) by the t distribution of the estimate: one half where nothing was seen. */
function chanceAbove(value: number, { standardError, degrees }: Estimate): number {
  if (standardError === 0) return value === 0 ? 0.5 : value > 0 ? 1 : 0;
  const beyond = studentP(value / standardError, degrees) / 2;
  return value > 0 ? 1 - beyond : beyond;
}
