import type { Assessed } from "../assess.server.ts";
import { FEWEST_GAPS } from "../tail.server.ts";
import type { LeftOut } from "../users.server.ts";
import { pText, type Say } from "./say.ts";

/** What the numbers rest on, and what they leave out, in sentences. */
export function assumptionsOf({ method, span, tail, costsKnown, trial, matched, cells }: Assessed, left: LeftOut, assumed: number | null, { t, format, money }: Say): string[] {
  const days = { from: format.date(span.from), until: format.date(span.until), gaps: format.count(tail.gaps) };
  const orders = { costed: format.count(costsKnown.costed), orders: format.count(costsKnown.orders) };
  const counted = cells.reduce((sum, { n }) => sum + n, 0);
  const many = (n: number): { n: number; count: string } => ({ n, count: format.count(n) });
  return [
    ...(span.drawn ? [t("promotions.assume_drawn", { date: format.moment(span.drawn.drawnAt), seed: String(span.drawn.plan.seed), share: format.share(span.drawn.plan.share) })] : []),
    span.drawn ? t("promotions.assume_planned", { ...days, days: format.count(span.drawn.plan.tail_days) }) : tail.days === null ? t("promotions.assume_no_tail", { ...days, fewest: format.count(FEWEST_GAPS) }) : t("promotions.assume_window", { ...days, days: format.count(tail.days) }),
    ...(method === "none" ? [] : [
      method === "holdout" || !matched ? t("promotions.assume_method_holdout") : t("promotions.assume_method_matched", { left: format.count(matched.left), low: matched.preTrend ? money(matched.preTrend.low) : "—", high: matched.preTrend ? money(matched.preTrend.high) : "—" }),
      span.basis === "margin" ? t("promotions.assume_basis_margin", orders) : span.basis === "revenue" ? t("promotions.assume_basis_revenue", orders) : t("promotions.assume_basis_assumed", { ...orders, margin: format.share(span.margin) }),
      ...(span.basis === "margin" && assumed !== null ? [t("promotions.margin_unused")] : []),
      t("promotions.assume_orders"),
      ...(span.onSales ? [t("promotions.assume_sales")] : []),
    ]),
    ...(trial ? [trial.sizes === null ? t("promotions.assume_sizes_unknown", { p: trial.dealt === null ? "—" : pText(trial.dealt, format) }) : t("promotions.assume_sizes", { p: pText(trial.sizes, format) })] : []),
    ...(left.unidentified > 0 ? [t("promotions.left_unidentified", many(left.unidentified))] : []),
    ...(left.bothArms > 0 ? [t("promotions.left_both", many(left.bothArms))] : []),
    ...(left.listed > counted ? [t("promotions.left_foreign", many(left.listed - counted))] : []),
  ];
}
