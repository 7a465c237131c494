import { addMonths, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { keptCompanies } from "./kept-companies.ts";
import { relations } from "./relations.ts";
import { spansTable } from "./spans.ts";

/**
 * Business clients that somebody served in the 12 months before the period: the advisor of a visit, or who looks after the company, where it
 * had a visit; one row per company and person. Measures: served = 1; retained = 1 with a qualifying visit in the period or in the 12 months
 * up to its end. Branch: of the latest of those visits. Source: metrics.md, "Staff", `corporate_retention`.
 */
export const servedCompanies: Population = {
  id: "served_companies",
  unit: "client",
  dimensions: ["branch", "staff"],
  carries: ["client_id", "day", "branch"],
  monthly: "snapshot",
  window: "month",
  monthsBack: 12,
  select: (context) => sql`
    with span as (${spansTable(context)}), kept as (${keptCompanies}),
    visited as (
      select s.as_of, v.client_id, v.advisor, v.day, v.branch
      from span s cross join ${relations(context).visitDay} v
      join core.client k on k.client_id = v.client_id
      where v.day >= ${addMonths(sql`(s.after_day + 1)`, -12)} and v.day <= s.after_day and k.client_kind = 'company'
    ),
    served as (
      select as_of, client_id, staff, max(day) as day, substr(max(concat(cast(day as varchar), '|', branch)), 12) as branch from (
        select as_of, client_id, advisor as staff, day, branch from visited where advisor is not null
        union all
        select v.as_of, v.client_id, m.staff, v.day, v.branch from visited v join kept m on m.as_of = v.as_of and m.client_id = v.client_id
      ) as both_ways
      group by as_of, client_id, staff
    ),
    came as (
      select s.as_of, v.client_id
      from span s cross join ${relations(context).visitDay} v
      where v.day <= s.until_day and (v.day > s.after_day or v.day > ${addMonths(sql`s.until_day`, -12)})
      group by s.as_of, v.client_id
    )
    select d.as_of, cast(d.client_id as varchar) as unit_id, d.client_id, d.day, d.branch, d.staff, 1 as served,
      case when c.client_id is not null then 1 else 0 end as retained
    from served d left join came c on c.as_of = d.as_of and c.client_id = d.client_id`,
};
