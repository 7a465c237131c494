import { sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { spansTable } from "./spans.ts";

/**
 * Benefits used in the period (a courtesy car, an intake without a queue, a wash, a gift), of known clients. Measures: used = 1; cost (minor
 * units, 0 where none is told); costed = 1 where one is told. `benefit` is its kind. Branch: the home branch of the client at the as-of date.
 */
export const benefitsUsed: Population = {
  id: "benefits_used",
  unit: "benefit",
  dimensions: ["branch", "client_kind", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "year",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m12", "as_of")})
    select s.as_of, b.benefit_no as unit_id, b.client_id, b.used_on as day, h.branch, k.client_kind, substr(cast(b.used_on as varchar), 1, 7) as month,
      b.cost_amount as amount, b.batch_id, b.line, b.kind as benefit, 1 as used, coalesce(b.cost_amount, 0) as cost, case when b.cost_amount is null then 0 else 1 end as costed
    from span s cross join core.benefits b
    join core.client k on k.client_id = b.client_id
    left join home h on h.as_of = s.as_of and h.client_id = b.client_id
    where b.used_on > s.after_day and b.used_on <= s.until_day`,
};
