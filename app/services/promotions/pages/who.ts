import type { Told } from "#app/dashboards/promotions/views.ts";
import type { PullForward } from "#app/promotions/pull-forward.ts";
import type { Assessed } from "../assess.server.ts";
import type { Users } from "../users.server.ts";
import type { Say } from "./say.ts";

/** What stands under the code, to the last minor unit. */
export function attributedFigures({ naive }: Assessed, { t, format }: Say): Told[] {
  const counts = { n: naive.orders, count: format.count(naive.orders), users: format.count(naive.users), unidentified: format.count(naive.unidentified), outside: format.count(naive.outside) };
  return [
    { key: "revenue", label: t("promotions.figure_revenue"), value: format.minor(naive.revenue), range: null, formula: t("promotions.formula_revenue", counts) },
    { key: "discount", label: t("promotions.figure_discount"), value: format.minor(naive.discount), range: null, formula: t("promotions.formula_discount") },
  ];
}

/** Who used it: early visits, new clients, deal-seekers, what they did besides. `yearKnown`: the data begin a year before it or earlier. */
export function userFigures({ span }: Assessed, users: Users, pulled: PullForward, yearKnown: boolean, { t, format }: Say): Told[] {
  const told: Told[] = [];
  const add = (key: string, label: string, value: string, formula: string): void => void told.push({ key, label, value, range: null, formula });
  const limits = ({ low, high }: { low: number; high: number }): string => format.range(low, high, "share");
  const { counts, known, early, dueAnyway } = pulled;
  if (early && dueAnyway) {
    const numbers = Object.fromEntries(Object.entries(counts).map(([kind, n]) => [kind, format.count(n)]));
    const until = format.date(span.until);
    add("early", t("promotions.early"), format.share(early.value), t("promotions.formula_early", { ...numbers, known: format.count(known), until, range: limits(early) }));
    add("due_anyway", t("promotions.due_anyway"), format.share(dueAnyway.value), t("promotions.formula_due_anyway", { count: format.count(counts.due + counts.early), known: format.count(known), until, range: limits(dueAnyway) }));
  }
  if (users.users === 0) return told;
  add("fresh", t("promotions.fresh"), yearKnown ? format.count(users.fresh) : "—", yearKnown ? t("promotions.formula_fresh", { from: format.date(span.from), users: format.count(users.users) }) : t("promotions.fresh_unknown"));
  if (users.known > 0) add("seekers", t("promotions.seekers"), format.share(users.onlyDiscounts / users.known), t("promotions.formula_seekers", { count: format.count(users.onlyDiscounts), known: format.count(users.known) }));
  if (users.again > 0) add("again", t("promotions.again"), format.share(users.fullPrice / users.again), t("promotions.formula_again", { count: format.count(users.fullPrice), again: format.count(users.again) }));
  add("same_day", t("promotions.same_day"), format.minor(users.sameDayAmount), t("promotions.formula_same_day", { count: format.count(users.sameDayOrders) }));
  return told;
}
