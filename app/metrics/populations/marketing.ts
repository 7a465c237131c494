import { addMonths, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { relations } from "./relations.ts";
import { spansTable } from "./spans.ts";

const cost = (aim: "acquire" | "retain"): Sql => sql`case when c.aim = ${aim} then c.amount else 0 end as ${aim === "acquire" ? sql`acquire_amount` : sql`retain_amount`}`;

/**
 * What was spent in the months that lie in the period, and the clients it was spent on. Measures: acquire_amount, retain_amount (minor units);
 * new_client = 1 whose first contact ever falls in the period; retained_client = 1 with a contact in the period and one in the
 * 12 months before it; neither where the period has no costs of the aim, so that what is not told is blank and not free. Costs have no
 * client, clients no channel: only the whole can be told. Source: metrics.md, `acquire_vs_retain_cost`.
 */
export const costsAndClients: Population = {
  id: "costs_and_clients",
  unit: "cost",
  dimensions: [],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line", "unit"],
  monthly: "snapshot",
  window: "year",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)}),
    told as (
      select s.as_of, max(case when c.aim = 'acquire' then 1 else 0 end) as acquires, max(case when c.aim = 'retain' then 1 else 0 end) as retains
      from span s cross join core.marketing_costs c
      where c.month > s.after_day and c.month <= s.until_day group by s.as_of
    ),
    people as (
      select s.as_of, s.after_day, c.client_id, c.day, c.branch, c.batch_id, c.line, min(c.day) over (partition by s.as_of, c.client_id) as first_day
      from span s cross join ${relations(context).contact} c
      where c.day > ${addMonths(sql`s.after_day`, -12)} and c.day <= s.until_day
      qualify row_number() over (partition by s.as_of, c.client_id order by c.day desc, c.batch_id, c.line) = 1
    )
    select s.as_of, concat(cast(c.month as varchar), ' ', c.channel, ' ', c.aim, ' ', coalesce(c.branch, '')) as unit_id, 'cost' as unit, cast(null as bigint) as client_id,
      c.month as day, c.branch, c.amount, c.batch_id, c.line, ${cost("acquire")}, ${cost("retain")}, 0 as new_client, 0 as retained_client
    from span s cross join core.marketing_costs c
    where c.month > s.after_day and c.month <= s.until_day
    union all
    select p.as_of, cast(p.client_id as varchar), 'client', p.client_id, p.day, p.branch, cast(null as bigint), p.batch_id, p.line, 0, 0,
      case when f.first_contact > p.after_day then t.acquires else 0 end, case when p.first_day <= p.after_day then t.retains else 0 end
    from people p join told t on t.as_of = p.as_of join ${relations(context).clientFirst} f on f.client_id = p.client_id
    where p.day > p.after_day`,
};
