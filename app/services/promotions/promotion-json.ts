import type { Verdict } from "#app/promotions/verdict.ts";
import type { Assessed } from "./assess.server.ts";

/** A promotion as the shell prints it. Money in major units, not rounded; null where no comparison may be read. */
export interface PromotionJson {
  readonly promo_code: string;
  readonly method: "holdout" | "matched" | "none";
  /** margin: of costs that the data have, or of the share that was assumed; revenue: neither is there. */
  readonly basis: "margin" | "revenue";
  readonly arms: readonly { readonly arm: string; readonly n: number; readonly mean: number }[];
  readonly incremental_per_client: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly profit: number | null;
  readonly profit_low: number | null;
  readonly profit_high: number | null;
  readonly verdict: string;
}

const words: Readonly<Record<Verdict, string>> = { earned: "earned", lost: "lost", not_clear: "not clear", cannot_tell: "cannot tell" };
const major = (minor: number | undefined): number | null => (minor === undefined ? null : minor / 100);

export function promotionJson({ promotion, method, span, arms, judgement: { effect, profit, verdict } }: Assessed): PromotionJson {
  return {
    promo_code: promotion.code,
    method,
    basis: span.basis === "revenue" ? "revenue" : "margin",
    arms: arms.map(({ arm, n, mean }) => ({ arm, n, mean: mean / 100 })),
    incremental_per_client: major(effect?.value),
    low: major(effect?.low),
    high: major(effect?.high),
    profit: major(profit?.total.value),
    profit_low: major(profit?.total.low),
    profit_high: major(profit?.total.high),
    verdict: words[verdict],
  };
}
