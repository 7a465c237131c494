import { sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { cancelledSales } from "./left-out.ts";
import { monthText, spansTable } from "./spans.ts";

/**
 * Vehicle purchases in (A − 12m, A], by what was taken in part payment. Measures: sale = 1, or 0 for all of them where no contract of the
 * data names a car taken in; traded_in = 1; own_car = 1 where that car was sold here on an earlier day. Source: metrics.md, "Sales and service".
 */
export const tradeIns: Population = {
  id: "trade_ins",
  unit: "sale",
  dimensions: ["branch", "brand", "client_kind", "staff", "condition", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "trailing",
  monthsBack: 12,
  leftOut: cancelledSales("sold_on", "m12", "as_of"),
  select: (context) => sql`
    with span as (${spansTable(context)}),
    known as (select case when count(trade_in_vin) > 0 then 1 else 0 end as sale from core.sale),
    sold_here as (select vin, min(sold_on) as sold_on from core.sale where not is_cancelled and vin in (select trade_in_vin from core.sale) group by vin)
    select s.as_of, concat(c.branch, ' ', c.contract_no) as unit_id, c.client_id, c.sold_on as day, c.branch, c.make as brand, k.client_kind, c.seller as staff, c.condition,
      ${monthText(sql`c.sold_on`)} as month, c.amount, c.batch_id, c.line, w.sale,
      case when c.trade_in_vin is not null then 1 else 0 end as traded_in,
      case when o.sold_on < c.sold_on then 1 else 0 end as own_car
    from span s cross join core.sale c cross join known w
    left join core.client k on k.client_id = c.client_id
    left join sold_here o on o.vin = c.trade_in_vin
    where not c.is_cancelled and c.sold_on > s.m12 and c.sold_on <= s.as_of`,
};
