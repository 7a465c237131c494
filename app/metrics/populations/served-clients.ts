import { addMonths, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { relations } from "./relations.ts";
import { spansTable } from "./spans.ts";

/**
 * Clients that an advisor served in the 12 months before the period: one row per client and advisor. Measures: served = 1;
 * returned = 1 with a qualifying visit, to anyone, in the period. The period is (after, until]; the 12 months before it begin
 * 12 months before its first day: March 2025 looks back to 1 March 2024, not to 29 February. Branch: of the advisor's latest visit day with the client. Source: metrics.md, "Staff", `returning_clients`.
 */
export const servedClients: Population = {
  id: "served_clients",
  unit: "client",
  dimensions: ["branch", "staff"],
  carries: ["client_id", "day", "branch"],
  monthly: "snapshot",
  window: "month",
  monthsBack: 12,
  select: (context) => sql`
    with span as (${spansTable(context)}),
    served as (
      select s.as_of, v.advisor, v.client_id, max(v.day) as day, substr(max(concat(cast(v.day as varchar), '|', v.branch)), 12) as branch
      from span s cross join ${relations(context).visitDay} v
      where v.day >= ${addMonths(sql`(s.after_day + 1)`, -12)} and v.day <= s.after_day and v.advisor is not null
      group by s.as_of, v.advisor, v.client_id
    ),
    came as (
      select s.as_of, v.client_id
      from span s cross join ${relations(context).visitDay} v
      where v.day > s.after_day and v.day <= s.until_day
      group by s.as_of, v.client_id
    )
    select d.as_of, cast(d.client_id as varchar) as unit_id, d.client_id, d.day, d.branch, d.advisor as staff, 1 as served,
      case when c.client_id is not null then 1 else 0 end as returned
    from served d left join came c on c.as_of = d.as_of and c.client_id = d.client_id`,
};
