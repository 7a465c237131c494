import { FEWEST } from "#app/promotions/verdict.ts";
import type { PullForward } from "#app/promotions/pull-forward.ts";
import type { Assessed } from "../assess.server.ts";
import { pText, type Say } from "./say.ts";

/** What can be said of a promotion, the verdict first: metrics.md, "Promotions". */
export function sentencesOf(one: Assessed, early: PullForward["early"], say: Say): string[] {
  const { t, format } = say;
  const { verdict, barred, profit, chance, needed } = one.judgement;
  const said: string[] = [];
  if (verdict === "cannot_tell") said.push(barredSentence(one, say));
  else if (profit && chance !== null) {
    const { value, low, high } = profit.total;
    said.push(t(`promotions.said_${verdict}`, { value: say.money(verdict === "lost" ? -value : value), low: say.money(low), high: say.money(high), chance: say.chance(chance) }));
  }
  if (needed !== null && (verdict === "not_clear" || barred === "too_small")) said.push(t("promotions.said_needed", { needed: format.count(needed) }));
  if (one.method === "matched" && barred !== "no_comparison") said.push(t("promotions.estimate"));
  if (one.span.basis === "revenue" && profit !== null) said.push(t("promotions.assume_basis_revenue", { costed: format.count(one.costsKnown.costed), orders: format.count(one.costsKnown.orders) }));
  if (early !== null) said.push(t("promotions.said_early", { share: format.share(early.value, 0) }));
  return said;
}

function barredSentence({ judgement: { barred }, trial, matched, span, tail, arms }: Assessed, say: Say): string {
  const { t, format } = say;
  if (barred === "mismatch" || barred === "unbalanced") return t(`promotions.said_${barred}`, { p: pText((barred === "mismatch" ? trial?.sizes : trial?.dealt) ?? 0, format) });
  if (barred === "pre_trend") return t("promotions.said_pre_trend", { low: say.money(matched?.preTrend?.low ?? 0), high: say.money(matched?.preTrend?.high ?? 0) });
  if (barred === "running") return t("promotions.said_running", { to: format.date(span.to), read: format.date(tail.dataEnd) });
  if (barred === "tail") return t("promotions.said_tail", { days: format.count(tail.days), until: format.date(span.until), read: format.date(tail.dataEnd) });
  if (barred === "too_small") return t("promotions.said_too_small", { n: format.count(Math.min(...arms.map(({ n }) => n))), fewest: format.count(FEWEST) });
  return t(barred === "no_comparison" ? "promotions.said_no_comparison" : "promotions.said_no_list");
}
