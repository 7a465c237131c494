import type { Told } from "#app/dashboards/promotions/views.ts";
import { effectIn } from "#app/promotions/analysis.ts";
import { together } from "#app/promotions/arms.ts";
import { pulledForward } from "#app/stats/promotion-profit.ts";
import type { WeekPoint } from "#app/promotions/weeks.ts";
import type { Assessed } from "../assess.server.ts";
import type { ArmCell } from "../arm-sums.server.ts";
import type { Say } from "./say.ts";

/** The effect in numbers, each with how it was made of the ones before. Empty where no comparison may be read. */
export function causalFigures(one: Assessed, weeks: readonly WeekPoint[], say: Say): Told[] {
  const { t, format, money, range } = say;
  const { effect, incremental, profit, chance, smallest, verdict } = one.judgement;
  if (!effect || !incremental || !profit) return [];
  const [treated, other] = one.arms;
  if (!treated || !other) return [];
  const n = one.trial ? treated.n : one.cells.reduce((sum, cell) => sum + cell.n, 0);
  const { perContact, fixed, points } = one.costs;
  const cost = n * perContact + fixed + points;
  const basis = t(`promotions.basis_${one.span.basis}`);
  const told: Told[] = [treated, other].map(({ arm, n: clients, mean }) => ({
    key: `mean_${arm}`,
    label: t("promotions.figure_mean", { arm: t(`promotions.arm_${arm}`), basis }),
    value: money(mean),
    range: null,
    formula: arm === "comparison" ? t("promotions.formula_mean_weighted", { n: format.count(clients), mean: money(mean) }) : t("promotions.formula_mean", { sum: money(mean * clients), n: format.count(clients), mean: money(mean) }),
  }));
  const add = (key: string, label: string, value: string, between: { low: number; high: number } | null, formula: string): void => void told.push({ key, label, value, range: between && range(between), formula });
  const shared = { value: money(effect.value), error: money(effect.standardError) };
  add("effect", t("promotions.figure_effect"), money(effect.value), effect, one.trial ? t("promotions.formula_effect", { ...shared, treated: money(treated.mean), holdout: money(other.mean), degrees: format.count(effect.degrees) }) : t("promotions.formula_effect_matched", { ...shared, n: format.count(other.n) }));
  add("incremental", t("promotions.figure_incremental"), money(incremental.value), incremental, t("promotions.formula_incremental", { effect: money(effect.value), n: format.count(n), value: money(incremental.value) }));
  add("costs", t("promotions.figure_costs"), money(cost), null, [t("promotions.formula_costs", { contact: money(perContact), n: format.count(n), contacts: money(n * perContact), fixed: money(fixed), points: money(points) }), ...(one.promotion.contactCost === null && perContact === 0 ? [t("promotions.costs_unsaid")] : [])].join(" "));
  add("profit", t("promotions.figure_profit"), money(profit.total.value), profit.total, t("promotions.formula_profit", { incremental: money(incremental.value), costs: money(cost), value: money(profit.total.value) }));
  if (profit.roi) {
    const { value, low, high } = profit.roi;
    told.push({ key: "roi", label: t("promotions.figure_roi"), value: format.number(value, 2), range: `${format.number(low, 2)} … ${format.number(high, 2)}`, formula: t("promotions.formula_roi", { profit: money(profit.total.value), costs: money(cost), value: format.number(value, 2) }) });
  }
  if (chance !== null && verdict !== "cannot_tell") add("chance", t("promotions.figure_chance"), say.chance(chance), null, t("promotions.formula_chance", { value: money(profit.total.value / n), error: money(effect.standardError) }));
  if (smallest !== null && one.trial) add("smallest", t("promotions.figure_smallest"), money(smallest), null, t("promotions.formula_smallest", { value: money(smallest), treated: format.count(treated.n), holdout: format.count(other.n) }));
  if (one.trial?.cameAnyway != null) add("anyway", t("promotions.figure_anyway"), format.share(one.trial.cameAnyway), null, t("promotions.formula_anyway", came(one.cells, say)));
  if (one.trial) {
    for (const part of ["under", "beside"] as const) {
      const split = splitOf(one.cells, part);
      const found = effectIn(split);
      if (found) add(part, t(`promotions.figure_${part}`), money(found.value), found, t(`promotions.formula_${part}`, { treated: money(split.treated.sum / split.treated.n), holdout: money(split.holdout.sum / split.holdout.n), low: money(found.low), high: money(found.high) }));
    }
    const later = laterFigure(one, weeks, say);
    if (later) told.push(later);
  }
  return told;
}

const armSide = (cells: readonly ArmCell[], name: ArmCell["arm"]) => cells.filter(({ arm }) => arm === name);
const splitOf = (cells: readonly ArmCell[], part: "under" | "beside") => {
  const side = (name: ArmCell["arm"]) => together(armSide(cells, name).map((cell) => ({ n: cell.n, came: cell.came, ...cell[part] })));
  return { treated: side("treated"), holdout: side("holdout") };
};

function came(cells: readonly ArmCell[], { format }: Say): { treated: string; holdout: string } {
  const share = (name: ArmCell["arm"]): string => {
    const { came: visitors, n } = together(armSide(cells, name));
    return format.share(n === 0 ? null : visitors / n);
  };
  return { treated: share("treated"), holdout: share("holdout") };
}

/** What the gain of the promotion's own days had become when the tail was over. */
function laterFigure({ span, judgement }: Assessed, weeks: readonly WeekPoint[], { t, money, format }: Say): Told | null {
  const last = weeks.at(-1);
  const atEnd = weeks[weekOf(span.from, span.to)];
  if (judgement.barred !== null || !last || !atEnd || atEnd.week === last.week) return null;
  const [end, long] = [atEnd.cumulative.value, last.cumulative.value];
  const moved = pulledForward(end, long);
  if (moved === null) return null;
  const formula = long <= 0 ? t("promotions.formula_later_none", { end: money(end), long: money(long) }) : moved > 0 ? t("promotions.formula_later", { end: money(end), long: money(long), share: format.share(moved, 0) }) : t("promotions.formula_later_more", { end: money(end), long: money(long) });
  return { key: "later", label: t("promotions.figure_later"), value: format.share(Math.max(0, 1 - moved), 0), range: null, formula };
}

/** In which week from the start a day falls, from 0. */
export const weekOf = (from: string, day: string): number => Math.floor((Date.parse(day) - Date.parse(from)) / (7 * 86_400_000));
