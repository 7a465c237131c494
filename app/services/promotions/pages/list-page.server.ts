import type { Home } from "#pipelines/index.ts";
import { admits, entryAt } from "#app/auth/access.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { promotionSorts, type PromotionRow, type PromotionSort, type PromotionsPage } from "#app/dashboards/promotions/views.ts";
import type { Translate } from "#app/i18n/index.ts";
import { verdicts } from "#app/promotions/verdict.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { assessPromotions, type Assessed } from "../assess.server.ts";

/** Where a test is designed, for who may. */
function designPath(): string | null {
  const entry = entryAt("promotions/test");
  return entry && admits(entry, currentViewer()) ? "/promotions/test" : null;
}

export const promotionPath = (code: string): string => `/promotions/${encodeURIComponent(code)}`;

/** Every promotion with its verdict, in the order asked for. */
export async function promotionsPage(home: Home, params: URLSearchParams, t: Translate): Promise<PromotionsPage> {
  const sort = promotionSorts.find((each) => each === params.get("sort")) ?? "date";
  const [assessed, { currency }] = await Promise.all([assessPromotions(home, { margin: null, contactCost: null }), facts(home)]);
  return { currency, sort, rows: sorted(assessed.map((one) => rowOf(one, t)), sort), sorts: promotionSorts.map((id) => ({ id, to: id === "date" ? "/promotions" : `/promotions?sort=${id}` })), design: designPath() };
}

function rowOf({ promotion, arms, naive, judgement: { profit, chance, verdict, barred } }: Assessed, t: Translate): PromotionRow {
  const total = profit?.total;
  return {
    code: promotion.code,
    name: promotion.name,
    to: promotionPath(promotion.code),
    from: promotion.from,
    until: promotion.to,
    treated: arms[0]?.n ?? 0,
    others: arms[1]?.n ?? 0,
    naive_minor: naive.revenue,
    discount_minor: naive.discount,
    profit: total ? { value_minor: Math.round(total.value), low_minor: Math.round(total.low), high_minor: Math.round(total.high) } : null,
    chance: verdict === "cannot_tell" ? null : chance,
    verdict,
    why: barred === null ? null : t(`promotions.why_${barred}`),
  };
}

/** The latest first; by profit or revenue the largest first, promotions without one last. */
function sorted(rows: readonly PromotionRow[], sort: PromotionSort): PromotionRow[] {
  const value = (row: PromotionRow): number => (sort === "profit" ? (row.profit?.value_minor ?? -Infinity) : sort === "naive" ? row.naive_minor : -verdicts.indexOf(row.verdict));
  return sort === "date" ? [...rows] : rows.toSorted((a, b) => (value(a) === value(b) ? 0 : value(b) - value(a)));
}
