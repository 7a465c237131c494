import { addMonths, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context, Population } from "../define.ts";
import { spansTable } from "./spans.ts";

/** Days of silence after which a client is lost; null (nobody can be told) where the data show no such gap. */
const lostAfter = ({ lostAfterDays }: Context): Sql => (lostAfterDays == null ? raw("null") : sql`${lostAfterDays}`);

/**
 * Clients known by the as-of date and not too new to tell, with their last contact ever. Measures: known = 1; lost = 1 with a last
 * contact more than `lostAfterDays` ago (the gap after which fewer than one in ten return within 12 months); at_stake = for the lost
 * what they brought in the 12 months up to their last contact: the margin where every paid order has its cost, else the revenue (minor
 * units); by_revenue = 1 where it is the revenue. Without the gap nobody is known. Branch and brand: of the last contact. Source: metrics.md, `lost_clients`.
 */
export const lostClients: Population = {
  id: "lost_clients",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind"],
  carries: ["client_id", "day", "branch", "amount"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 120,
  needsLostGap: true,
  select: (context) => sql`
    with span as (${spansTable(context)}),
    contacts as (
      select s.as_of, s.m6, c.client_id, min(c.day) as first_day, max(c.day) as last_day,
        substr(max(concat(cast(c.day as varchar), '|', c.branch)), 12) as branch,
        substr(max(case when c.make is not null then concat(cast(c.day as varchar), '|', c.make) end), 12) as brand
      from span s cross join marts.contact c
      where c.day <= s.as_of
      group by s.as_of, s.m6, c.client_id
    ),
    told as (
      select as_of, client_id, last_day, branch, brand, case when date_diff('day', last_day, as_of) > ${lostAfter(context)} then 1 else 0 end as lost
      from contacts
      where first_day <= m6 and ${lostAfter(context)} is not null
    ),
    paid as (
      select t.as_of, t.client_id, count(*) as orders, count(v.cost_amount) as costed, sum(v.total_amount) as revenue, sum(v.total_amount - v.cost_amount) as margin
      from (select as_of, client_id, last_day from told where lost = 1) t
      join core.visit v on v.client_id = t.client_id
      where v.closed_on > ${addMonths(sql`t.last_day`, -12)} and v.closed_on <= t.last_day and v.payer = 'customer' and v.total_amount > 0 and not v.is_reversed
      group by t.as_of, t.client_id
    )
    select t.as_of, cast(t.client_id as varchar) as unit_id, t.client_id, t.last_day as day, t.branch, t.brand, k.client_kind, 1 as known, t.lost,
      coalesce(case when p.costed = p.orders then p.margin else p.revenue end, 0) as at_stake,
      coalesce(case when p.costed = p.orders then p.margin else p.revenue end, 0) as amount,
      case when p.costed < p.orders then 1 else 0 end as by_revenue
    from told t
    join core.client k on k.client_id = t.client_id
    left join paid p on p.as_of = t.as_of and p.client_id = t.client_id`,
};
