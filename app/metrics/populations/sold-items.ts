import { sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { monthText, spansTable } from "./spans.ts";

/**
 * Works and parts of the orders of `paidOrders`: one row an order and item, however many lines of the order name it. An item is a name and
 * whether it is a work or a part. Measures: with_item = 1; item_amount. Source: metrics.md, `average_check`.
 */
export const soldItems: Population = {
  id: "sold_items",
  unit: "order",
  dimensions: ["branch", "brand", "client_kind", "visit_kind", "line_kind", "item", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "year",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)}),
    of_order as (
      select visit_key, line_kind, item_name, batch_id, line, cast(sum(amount) over of_item as bigint) as amount,
        row_number() over (partition by visit_key, line_kind, item_name order by batch_id, line) as place
      from core.visit_lines
      window of_item as (partition by visit_key, line_kind, item_name)
    )
    select s.as_of, concat(v.branch, ' ', v.visit_no) as unit_id, v.client_id, v.closed_on as day, v.branch, v.make as brand, k.client_kind, v.kind as visit_kind,
      i.line_kind, i.item_name as item, ${monthText(sql`v.closed_on`)} as month, i.amount, i.batch_id, i.line, 1 as with_item, i.amount as item_amount
    from span s cross join core.visit v
    join of_order i on i.visit_key = v.key_hash
    left join core.client k on k.client_id = v.client_id
    where i.place = 1 and v.closed_on > s.after_day and v.closed_on <= s.until_day and v.payer = 'customer' and v.total_amount > 0 and not v.is_reversed`,
};
