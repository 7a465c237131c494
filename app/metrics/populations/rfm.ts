import { addMonths, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { rfmCuts, rfmRules } from "../rfm.ts";
import { homeBranch } from "./home-branch.ts";
import { brandAt, spansTable } from "./spans.ts";

const recencyClass: Sql = sql`case ${rfmCuts.recency.reduce((cases, months, at) => sql`${cases} when c.last_day > ${addMonths(sql`c.as_of`, -months)} then ${raw(String(5 - at))}`, raw(""))} else 1 end`;
const frequencyClass = raw(`case ${rfmCuts.frequency.map((visits, at) => `when c.visits >= ${visits} then ${5 - at}`).join(" ")} else 1 end`);
const segmentCase = raw(`case ${rfmRules.map(({ segment, recency: [r, R], frequency: [f, F] }) => `when r between ${r} and ${R} and f between ${f} and ${F} then '${segment}'`).join(" ")} end`);

/**
 * Clients with a visit day in (A − 24m, A], by the class of their recency and frequency ("5" is best) and their segment. Measures:
 * client = 1; spent = what they paid for orders in the window (minor units). Branch: the home branch of these 24 months.
 * Cuts and rules: app/metrics/rfm.ts. Source: metrics.md, "Segments".
 */
export const rfm: Population = {
  id: "rfm",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind", "segment", "recency", "frequency"],
  carries: ["client_id", "day", "branch", "amount"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 24,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m24", "as_of")}), brands as (${brandAt(context)}),
    came as (
      select s.as_of, v.client_id, count(*) as visits, max(v.day) as last_day
      from span s cross join marts.visit_day v
      where v.day > s.m24 and v.day <= s.as_of
      group by s.as_of, v.client_id
    ),
    paid as (
      select s.as_of, v.client_id, sum(v.total_amount) as spent
      from span s cross join core.visit v
      where v.closed_on > s.m24 and v.closed_on <= s.as_of and v.client_id is not null and v.payer = 'customer' and v.total_amount > 0 and not v.is_reversed
      group by s.as_of, v.client_id
    ),
    classed as (
      select c.as_of, c.client_id, c.last_day, ${recencyClass} as r, ${frequencyClass} as f from came c
    )
    select c.as_of, cast(c.client_id as varchar) as unit_id, c.client_id, c.last_day as day, h.branch, b.brand, k.client_kind,
      ${segmentCase} as segment, cast(c.r as varchar) as recency, cast(c.f as varchar) as frequency, 1 as client, coalesce(p.spent, 0) as spent, coalesce(p.spent, 0) as amount
    from classed c
    join core.client k on k.client_id = c.client_id
    left join paid p on p.as_of = c.as_of and p.client_id = c.client_id
    left join home h on h.as_of = c.as_of and h.client_id = c.client_id
    left join brands b on b.as_of = c.as_of and b.client_id = c.client_id`,
};
