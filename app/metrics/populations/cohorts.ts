import { join, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { brandAt, spansTable } from "./spans.ts";

/** How far a cohort is followed. */
const QUARTERS = 20;

/** Quarters counted from the year 0: the last whole one by a day d is `quarterOf(d + 1) − 1`. */
const quarterOf = (day: Sql): Sql => sql`(year(${day}) * 4 + quarter(${day}) - 1)`;

/**
 * Each client of a quarter of first visit in each whole quarter after it, up to the as-of date: one row a client and quarter, so that
 * what is not fully observed is not there. `cohort` "2024-Q1", `quarters_since` "1", "2"… Measures: in_cohort = 1; seen = 1 with a visit
 * in that quarter. Branch: of the first visit. Source: metrics.md, `cohort_retention`.
 */
export const cohorts: Population = {
  id: "cohorts",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind", "cohort", "quarters_since"],
  carries: ["client_id", "day", "branch"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 120,
  select: (context) => sql`
    with span as (${spansTable(context)}), brands as (${brandAt(context)}),
    step as (${join(Array.from({ length: QUARTERS }, (_, at) => sql`select ${raw(String(at + 1))} as since`), " union all ")}),
    first_visit as (
      select s.as_of, f.client_id, f.first_visit as day, f.first_visit_branch as branch, ${quarterOf(sql`f.first_visit`)} as q, ${quarterOf(sql`(s.as_of + 1)`)} - 1 as whole_q,
        concat(cast(year(f.first_visit) as varchar), '-Q', cast(quarter(f.first_visit) as varchar)) as cohort
      from span s cross join marts.client_first f
      where f.first_visit <= s.as_of
    ),
    visited as (
      select client_id, ${quarterOf(sql`day`)} as q, max(day) as day from marts.visit_day group by client_id, ${quarterOf(sql`day`)}
    )
    select f.as_of, cast(f.client_id as varchar) as unit_id, f.client_id, coalesce(v.day, f.day) as day, f.branch, b.brand, k.client_kind, f.cohort,
      cast(t.since as varchar) as quarters_since, 1 as in_cohort, case when v.q is not null then 1 else 0 end as seen
    from first_visit f
    cross join step t
    join core.client k on k.client_id = f.client_id
    left join visited v on v.client_id = f.client_id and v.q = f.q + t.since
    left join brands b on b.as_of = f.as_of and b.client_id = f.client_id
    where f.q + t.since <= f.whole_q`,
};
