import { sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { spansTable } from "./spans.ts";

/**
 * Visit days of the period of the one client who had most of them; of several the one whose paid orders left the largest margin (an order
 * without a cost adds its price), then the lower number. Measure: visit = 1. It names one client of the whole group, so that nothing
 * splits or selects it. Source: metrics.md, `client_of_month`.
 */
export const clientOfMonthVisits: Population = {
  id: "client_of_month",
  unit: "order",
  dimensions: [],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "snapshot",
  window: "month",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)}),
    came as (
      select s.as_of, v.client_id, v.day, v.branch, v.visit_no, v.total_amount, v.batch_id, v.line
      from span s cross join marts.visit_day v
      where v.day > s.after_day and v.day <= s.until_day
    ),
    counted as (
      select as_of, client_id, count(*) as visits from came group by as_of, client_id
    ),
    most as (
      select as_of, client_id from counted qualify visits = max(visits) over (partition by as_of)
    ),
    earned as (
      select m.as_of, m.client_id, sum(v.total_amount - coalesce(v.cost_amount, 0)) as margin
      from most m join span s on s.as_of = m.as_of
      join core.visit v on v.client_id = m.client_id
      where v.closed_on > s.after_day and v.closed_on <= s.until_day and v.payer = 'customer' and v.total_amount > 0 and not v.is_reversed
      group by m.as_of, m.client_id
    ),
    first_one as (
      select m.as_of, m.client_id from most m left join earned e on e.as_of = m.as_of and e.client_id = m.client_id
      qualify row_number() over (partition by m.as_of order by coalesce(e.margin, 0) desc, m.client_id) = 1
    )
    select c.as_of, concat(c.branch, ' ', c.visit_no) as unit_id, c.client_id, c.day, c.branch, c.total_amount as amount, c.batch_id, c.line, 1 as visit
    from came c join first_one f on f.as_of = c.as_of and f.client_id = c.client_id`,
};
