import { addMonths, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context, Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { ordersThatAreNoVisits } from "./left-out.ts";
import { relations } from "./relations.ts";
import { brandAt, monthText, spansTable } from "./spans.ts";
import { firstVisitorsOfStays, visitorsOfStays } from "./from-stays.ts";
import { readsStays } from "./stays.ts";

/**
 * Clients whose first qualifying visit fell in (A − 24m, A − 12m]. Measures: first_visitor = 1; regular = 1 with a second visit
 * day no later than 12 months after the first. Branch: of the first visit. Source: metrics.md, `regular_conversion`.
 */
export const firstVisitors: Population = {
  id: "first_visitors",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind", "month"],
  carries: ["client_id", "day", "branch"],
  monthly: "event",
  window: "trailing",
  monthsBack: 24,
  leftOut: ordersThatAreNoVisits("m24"),
  select: (context) => sql`
    with span as (${spansTable(context)}),
    newcomers as (${readsStays(context) ? firstVisitorsOfStays(context) : firstVisitorsOfRows(context)})
    select as_of, cast(client_id as varchar) as unit_id, client_id, first_visit as day, branch, brand, client_kind, ${monthText(sql`first_visit`)} as month, 1 as first_visitor,
      case when second_visit <= ${addMonths(sql`first_visit`, 12)} then 1 else 0 end as regular
    from newcomers`,
};

/**
 * Clients with a qualifying visit in (A − 24m, A − 12m]. Measures: visited_before = 1; retained = 1 with a visit in (A − 12m, A].
 * Branch: the home branch at A − 12m. Source: metrics.md, `service_retention`.
 */
export const visitedBefore: Population = {
  id: "visited_before",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind"],
  carries: ["client_id", "day", "branch"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 24,
  leftOut: ordersThatAreNoVisits("m24"),
  select: (context) => sql`
    with span as (${spansTable(context)}), ${readsStays(context) ? visitorsOfStays(context) : visitorsOfRows(context)}`,
};

const firstVisitorsOfRows = (context: Context): Sql => sql`
      select s.as_of, f.client_id, f.first_visit, f.second_visit, f.first_visit_branch as branch, b.brand, k.client_kind
      from span s
      cross join ${relations(context).clientFirst} f
      join core.client k on k.client_id = f.client_id
      left join (${brandAt(context)}) as b on b.as_of = s.as_of and b.client_id = f.client_id
      where f.first_visit > s.m24 and f.first_visit <= s.m12`;

const visitorsOfRows = (context: Context): Sql => sql`home as (${homeBranch(context, "m24", "m12")}), brands as (${brandAt(context)}),
    visitors as (
      select s.as_of, v.client_id, max(v.day) as day,
        max(case when v.day <= s.m12 then 1 else 0 end) as visited_before,
        max(case when v.day > s.m12 then 1 else 0 end) as visited_since
      from span s cross join ${relations(context).visitDay} v
      where v.day > s.m24 and v.day <= s.as_of
      group by s.as_of, v.client_id
    )
    select v.as_of, cast(v.client_id as varchar) as unit_id, v.client_id, v.day, h.branch, b.brand, k.client_kind,
      v.visited_before, v.visited_since as retained
    from visitors v
    join core.client k on k.client_id = v.client_id
    left join home h on h.as_of = v.as_of and h.client_id = v.client_id
    left join brands b on b.as_of = v.as_of and b.client_id = v.client_id
    where v.visited_before = 1`;
