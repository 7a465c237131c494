import { sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { spansTable } from "./spans.ts";

/**
 * What marketing spent in the months that lie in the period, a row a month, channel, aim and branch; without a branch it was spent for the
 * whole group. Measures: acquire_amount, retain_amount (minor units); acquire, retain = 1 for the rows of each aim.
 */
export const spending: Population = {
  id: "spending",
  unit: "cost",
  dimensions: ["branch", "channel", "month"],
  carries: ["day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "year",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)})
    select s.as_of, concat(cast(c.month as varchar), ' ', c.channel, ' ', c.aim, ' ', coalesce(c.branch, '')) as unit_id, c.month as day, c.branch, c.channel,
      substr(cast(c.month as varchar), 1, 7) as month, c.amount, c.batch_id, c.line,
      case when c.aim = 'acquire' then c.amount else 0 end as acquire_amount, case when c.aim = 'acquire' then 1 else 0 end as acquire,
      case when c.aim = 'retain' then c.amount else 0 end as retain_amount, case when c.aim = 'retain' then 1 else 0 end as retain
    from span s cross join core.marketing_costs c
    where c.month > s.after_day and c.month <= s.until_day`,
};
