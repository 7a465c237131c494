import type { Difference } from "./proportions.ts";

export interface PromotionCosts {
  /** Clients assigned to the promotion, came they or not. */
  readonly clients: number;
  /** Cost of reaching one assigned client. */
  readonly perClient: number;
  /** Cost that does not depend on how many were assigned. */
  readonly fixed: number;
}

export interface PromotionProfit {
  /** Δ − c: what an assigned client brought after the cost of reaching, without the fixed cost. */
  readonly perClient: Difference;
  /** n (Δ − c) − F. */
  readonly total: Difference;
  /** (n Δ − n c − F) ÷ (n c + F); null when it cost nothing. */
  readonly roi: Difference | null;
}

/**
 * Profit of a promotion from the difference of margins per assigned client, in its unit of money, limits carried over.
 * The margin is after discounts: do not subtract them again. RangeError for negative costs or clients.
 */
export function promotionProfit(margin: Difference, { clients, perClient, fixed }: PromotionCosts): PromotionProfit {
  if (!(clients >= 0 && perClient >= 0 && fixed >= 0)) throw new RangeError(`promotionProfit: ${clients} clients at ${perClient} and ${fixed} fixed`);
  const through = (change: (delta: number) => number): Difference => ({ value: change(margin.value), low: change(margin.low), high: change(margin.high) });
  const cost = clients * perClient + fixed;
  const total = (delta: number) => clients * (delta - perClient) - fixed;
  return { perClient: through((delta) => delta - perClient), total: through(total), roi: cost === 0 ? null : through((delta) => total(delta) / cost) };
}

/** (n Δ_gross − D − C) ÷ (D + C): return on discounts and costs, from margins before discounts. Null when both are 0. */
export function grossReturn(clients: number, grossMargin: number, discounts: number, costs: number): number | null {
  const spent = discounts + costs;
  return spent === 0 ? null : (clients * grossMargin - spent) / spent;
}

/** Margin share at which reaching pays: cost per client ÷ difference of revenue per client. Null unless revenue rose. */
export function breakEvenMargin(perClient: number, revenue: number): number | null {
  return revenue > 0 ? perClient / revenue : null;
}

/** Share of the treated visitors who would have come anyway, p_control ÷ p_treated, at most 1. Null when none of the treated came. */
export function cameAnyway(treatedShare: number, controlShare: number): number | null {
  return treatedShare > 0 ? Math.min(1, controlShare / treatedShare) : null;
}

/** Share of the gain at the promotion's end that was only visits brought forward: 1 − Δ(long) ÷ Δ(promotion). Null unless there was a gain. */
export function pulledForward(atEnd: number, afterInterval: number): number | null {
  return atEnd > 0 ? 1 - afterInterval / atEnd : null;
}
