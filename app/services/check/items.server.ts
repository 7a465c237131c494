import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { itemOrders, itemRevenue } from "#app/metrics/definitions/checks.ts";
import { soldItems } from "#app/metrics/populations/sold-items.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { CheckData, SoldItem } from "#app/metrics/views/check.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";
import { unitsIn } from "../units-in.server.ts";

const LISTED = 10;

/** The works and the parts that bring most, with how many orders have them. */
export async function bestItems(home: Home, asked: Asked): Promise<CheckData["itemised"]> {
  const at = [spanAt(asked.asOf, asked.period)];
  const [orders, revenue, [told]] = await Promise.all([
    figures(home, itemOrders, at, ["line_kind", "item"], asked.filters),
    figures(home, itemRevenue, at, ["line_kind", "item"], asked.filters),
    runQuery<{ n: number }>(home, "itemised orders", sql`select count(distinct unit_id) as n from ${await unitsIn(home, soldItems, asked)} as u`),
  ]);
  const keyOf = ({ by }: Figure) => `${by["line_kind"]} ${by["item"]}`;
  const counts = new Map(orders.map((figure) => [keyOf(figure), figure]));
  const best = (kind: SoldItem["kind"]): SoldItem[] =>
    revenue
      .filter(({ by }) => by["line_kind"] === kind)
      .sort((a, b) => Number(b.value) - Number(a.value))
      .slice(0, LISTED)
      .flatMap((figure) => { const count = counts.get(keyOf(figure)); return count ? [{ item: figure.by["item"] ?? "", kind, orders: count, revenue: figure }] : []; });
  return { orders: Number(told?.n ?? 0), works: best("labour"), parts: best("part") };
}
