import { sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { unpaidOrders } from "./left-out.ts";
import { relations } from "./relations.ts";
import { monthText, spansTable } from "./spans.ts";

/**
 * Orders of the period, any kind, that a customer paid: payer customer, total > 0, not taken out by a reversal.
 * Measures: paid_order = 1; paid_amount (minor units); costed = 1 where the cost is known, margin = paid_amount − cost there, else 0;
 * unidentified = 1 without a known client. Source: metrics.md, `average_check`.
 */
export const paidOrders: Population = {
  id: "paid_orders",
  unit: "order",
  dimensions: ["branch", "brand", "client_kind", "visit_kind", "staff", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "year",
  monthsBack: 0,
  leftOut: unpaidOrders,
  select: (context) => sql`
    with span as (${spansTable(context)})
    select s.as_of, concat(v.branch, ' ', v.visit_no) as unit_id, v.client_id, v.closed_on as day, v.branch, v.make as brand, k.client_kind,
      v.kind as visit_kind, v.advisor as staff, ${monthText(sql`v.closed_on`)} as month, v.total_amount as amount, v.batch_id, v.line,
      1 as paid_order, v.total_amount as paid_amount, case when v.cost_amount is not null then 1 else 0 end as costed,
      case when v.cost_amount is not null then v.total_amount - v.cost_amount else 0 end as margin, case when v.client_id is null then 1 else 0 end as unidentified
    from span s cross join core.visit v left join core.client k on k.client_id = v.client_id
    where v.closed_on > s.after_day and v.closed_on <= s.until_day and v.payer = 'customer' and v.total_amount > 0 and not v.is_reversed`,
};

/**
 * Visit days of the period with their advisor. Measures: visit = 1; complaint = upheld complaints tied to the visit (none while the
 * complaints export is not taken in). Source: metrics.md, "Staff", `complaints`.
 */
export const servedVisits: Population = {
  id: "served_visits",
  unit: "order",
  dimensions: ["branch", "staff", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "month",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)})
    select s.as_of, concat(v.branch, ' ', v.visit_no) as unit_id, v.client_id, v.day, v.branch, v.advisor as staff, v.total_amount as amount,
      ${monthText(sql`v.day`)} as month, v.batch_id, v.line, 1 as visit, 0 as complaint
    from span s cross join ${relations(context).visitDay} v
    where v.day > s.after_day and v.day <= s.until_day`,
};
