import { sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { clientStatus } from "./client-status.ts";
import { ordersThatAreNoVisits } from "./left-out.ts";
import { spansTable } from "./spans.ts";

/**
 * Active clients as `clientStatus` has them, with what they brought in (A − 12m, A]. `status`: loyal, repeat (repeat by count but not
 * loyal), once (neither), too_new. Measures: active = 1; visits (visit days); revenue = what they paid for orders of any kind, as in
 * `average_check`, cars not among them (minor units); margin = revenue − cost; margin_known = 1 where every paid order has its cost
 * (and any order of the window has), else margin is 0. Source: metrics.md, `visit_frequency`, `revenue_per_client`, `margin_per_client`.
 */
export const clientValue: Population = {
  id: "client_value",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind", "status"],
  carries: ["client_id", "day", "branch", "amount"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 12,
  leftOut: ordersThatAreNoVisits("m12"),
  select: (context) => sql`
    with span as (${spansTable(context)}),
    active_client as (${clientStatus.select(context)}),
    came as (
      select s.as_of, v.client_id, count(*) as visits
      from span s cross join marts.visit_day v
      where v.day > s.m12 and v.day <= s.as_of
      group by s.as_of, v.client_id
    ),
    paid as (
      select s.as_of, v.client_id, count(*) as orders, count(v.cost_amount) as costed, sum(v.total_amount) as revenue, sum(v.total_amount - v.cost_amount) as margin
      from span s cross join core.visit v
      where v.closed_on > s.m12 and v.closed_on <= s.as_of and v.client_id is not null and v.payer = 'customer' and v.total_amount > 0 and not v.is_reversed
      group by s.as_of, v.client_id
    ),
    costs as (
      select as_of, max(costed) as costed from paid group by as_of
    ),
    valued as (
      select a.as_of, a.unit_id, a.client_id, a.day, a.branch, a.brand, a.client_kind,
        case when a.too_new = 1 then 'too_new' when a.loyal = 1 then 'loyal' when a.repeat = 1 then 'repeat' else 'once' end as status,
        coalesce(c.visits, 0) as visits, coalesce(p.revenue, 0) as revenue, coalesce(p.margin, 0) as margin,
        case when coalesce(k.costed, 0) > 0 and coalesce(p.orders, 0) = coalesce(p.costed, 0) then 1 else 0 end as margin_known
      from active_client a
      left join came c on c.as_of = a.as_of and c.client_id = a.client_id
      left join paid p on p.as_of = a.as_of and p.client_id = a.client_id
      left join costs k on k.as_of = a.as_of
    )
    select as_of, unit_id, client_id, day, branch, brand, client_kind, status, revenue as amount,
      1 as active, visits, revenue, margin_known, margin * margin_known as margin
    from valued`,
};
