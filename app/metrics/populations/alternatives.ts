import { addMonths, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { isVisit, relations } from "./relations.ts";
import { spansTable } from "./spans.ts";

/** What other definitions of a returning client count, all over the visits of the policy in force. */
const clients = { unit: "client", dimensions: ["branch", "client_kind"], carries: ["client_id", "day", "branch"], monthly: "snapshot", window: "trailing" } as const;

/** Cars (VINs) with a qualifying visit in (A − 12m, A], known client or not by whom. Measures: car = 1; came_twice = 1 with visits on two days. */
export const visitingCars: Population = {
  id: "visiting_cars",
  unit: "car",
  dimensions: ["branch", "brand"],
  carries: ["client_id", "day", "branch"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 12,
  select: (context) => sql`
    with span as (${spansTable(context)})
    select s.as_of, v.vin as unit_id, max_by(v.client_id, concat(cast(v.closed_on as varchar), '|', v.branch, '|', v.visit_no)) as client_id, max(v.closed_on) as day,
      max_by(v.branch, concat(cast(v.closed_on as varchar), '|', v.branch, '|', v.visit_no)) as branch,
      substr(max(case when v.make is not null then concat(cast(v.closed_on as varchar), '|', v.make) end), 12) as brand,
      1 as car, case when count(distinct v.closed_on) >= 2 then 1 else 0 end as came_twice
    from span s cross join core.visit v
    where v.vin is not null and v.closed_on > s.m12 and v.closed_on <= s.as_of and ${isVisit(context.applied.policy)}
    group by s.as_of, v.vin`,
};

/** Clients with a qualifying visit in (A − 12m, A]. Measures: visitor = 1; came_twice = 1 with two visit days in it. */
export const yearVisitors: Population = {
  ...clients,
  id: "year_visitors",
  monthsBack: 12,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m12", "as_of")}),
    visitors as (
      select s.as_of, v.client_id, max(v.day) as day, count(*) as visit_days
      from span s cross join ${relations(context).visitDay} v
      where v.day > s.m12 and v.day <= s.as_of
      group by s.as_of, v.client_id
    )
    select v.as_of, cast(v.client_id as varchar) as unit_id, v.client_id, v.day, h.branch, k.client_kind, 1 as visitor,
      case when v.visit_days >= 2 then 1 else 0 end as came_twice
    from visitors v
    join core.client k on k.client_id = v.client_id
    left join home h on h.as_of = v.as_of and h.client_id = v.client_id`,
};

/**
 * Clients with a qualifying visit in (A − 24m, A]. Measures: visitor = 1; both_years = 1 with one in each half of it; only_recent and
 * only_before = 1 with visits in the one half alone.
 */
export const twoYearVisitors: Population = {
  ...clients,
  id: "two_year_visitors",
  monthsBack: 24,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m24", "as_of")}),
    visitors as (
      select s.as_of, v.client_id, max(v.day) as day, max(case when v.day > s.m12 then 1 else 0 end) as recent, max(case when v.day <= s.m12 then 1 else 0 end) as before
      from span s cross join ${relations(context).visitDay} v
      where v.day > s.m24 and v.day <= s.as_of
      group by s.as_of, v.client_id
    )
    select v.as_of, cast(v.client_id as varchar) as unit_id, v.client_id, v.day, h.branch, k.client_kind, 1 as visitor,
      v.recent * v.before as both_years, v.recent * (1 - v.before) as only_recent, v.before * (1 - v.recent) as only_before
    from visitors v
    join core.client k on k.client_id = v.client_id
    left join home h on h.as_of = v.as_of and h.client_id = v.client_id`,
};

/**
 * Clients with a qualifying visit in (A − 25m, A − 13m], by their latest one there. Measures: visited = 1; returned = 1 with another no later
 * than 13 months after it: whoever comes to the yearly service a few weeks late has not left.
 */
export const thirteenMonths: Population = {
  ...clients,
  id: "thirteen_months",
  monthsBack: 25,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m24", "as_of")}),
    visited as (
      select s.as_of, v.client_id, max(v.day) as day
      from span s cross join ${relations(context).visitDay} v
      where v.day > ${addMonths(sql`s.as_of`, -25)} and v.day <= ${addMonths(sql`s.as_of`, -13)}
      group by s.as_of, v.client_id
    ),
    following as (
      select w.as_of, w.client_id, min(v.day) as day
      from visited w join ${relations(context).visitDay} v on v.client_id = w.client_id
      where v.day > w.day and v.day <= w.as_of
      group by w.as_of, w.client_id
    )
    select w.as_of, cast(w.client_id as varchar) as unit_id, w.client_id, w.day, h.branch, k.client_kind, 1 as visited,
      case when f.day <= ${addMonths(sql`w.day`, 13)} then 1 else 0 end as returned
    from visited w
    join core.client k on k.client_id = w.client_id
    left join following f on f.as_of = w.as_of and f.client_id = w.client_id
    left join home h on h.as_of = w.as_of and h.client_id = w.client_id`,
};

/**
 * Clients with at least two visit days ever whose latest is in (A − 24m, A], and not too new to tell: the first contact no later than A − 6m. Measures: has_interval = 1; on_time = 1 while the silence at A is no
 * longer than one and a half of the client's own mean gap between visits. Compared in integers: 2 × silence × gaps ≤ 3 × (last − first).
 */
export const ownIntervals: Population = {
  ...clients,
  id: "own_intervals",
  monthsBack: 24,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m24", "as_of")}),
    rhythms as (
      select s.as_of, s.m6, v.client_id, min(v.day) as first_day, max(v.day) as day, count(*) - 1 as gaps
      from span s cross join ${relations(context).visitDay} v
      where v.day <= s.as_of
      group by s.as_of, s.m6, s.m24, v.client_id
      having count(*) >= 2 and max(v.day) > s.m24
    )
    select r.as_of, cast(r.client_id as varchar) as unit_id, r.client_id, r.day, h.branch, k.client_kind, 1 as has_interval,
      case when 2 * date_diff('day', r.day, r.as_of) * r.gaps <= 3 * date_diff('day', r.first_day, r.day) then 1 else 0 end as on_time
    from rhythms r
    join ${relations(context).clientFirst} f on f.client_id = r.client_id
    join core.client k on k.client_id = r.client_id
    left join home h on h.as_of = r.as_of and h.client_id = r.client_id
    where f.first_contact <= r.m6`,
};
