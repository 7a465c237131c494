import { sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { paidOrders } from "./orders.ts";
import { relations } from "./relations.ts";
import { spansTable } from "./spans.ts";
import { visitedBefore } from "./visit-clients.ts";

/** The companies among the units of a population of clients of both kinds. */
function ofCompanies(id: string, { leftOut: _all, ...all }: Population): Population {
  return {
    ...all,
    id,
    dimensions: all.dimensions.filter((name) => name !== "client_kind"),
    select: (context) => sql`select * from (${all.select({ ...context, needs: new Set([...context.needs, "client_kind" as const]) })}) as u where client_kind = 'company'`,
  };
}

/** Of `visitedBefore` the companies: those with a visit in the window before, and whether they had one in the window. Source: metrics.md, `fleet_*`. */
export const fleetBefore = ofCompanies("fleet_before", visitedBefore);

/** Of `paidOrders` those of companies. */
export const fleetOrders = ofCompanies("fleet_orders", paidOrders);

/**
 * Companies with a visit or a purchase in (A − 24m, A]. Measures: company = 1; per role 1 where somebody is known at A: decision_maker,
 * user_chooser, driver; nobody_decides = 1 without a decision maker; met = 1 where the company's decision maker was met by A, whoever of them,
 * days_since how many days ago the last time, 0 where never. Branch: the home branch at A. Source: metrics.md, `fleet_*`.
 */
export const companies: Population = {
  id: "companies",
  unit: "client",
  dimensions: ["branch"],
  carries: ["client_id", "day", "branch"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 24,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m24", "as_of")}),
    seen as (
      select s.as_of, c.client_id, max(c.day) as day
      from span s cross join ${relations(context).contact} c
      where c.day > s.m24 and c.day <= s.as_of
      group by s.as_of, c.client_id
    ),
    people as (
      select s.as_of, f.client_id,
        max(case when f.contact_role = 'decision_maker' then 1 else 0 end) as decision_maker,
        max(case when f.contact_role = 'user_chooser' then 1 else 0 end) as user_chooser,
        max(case when f.contact_role = 'driver' then 1 else 0 end) as driver
      from span s cross join core.fleet_contacts f
      where f.client_id is not null and (f.since is null or f.since <= s.as_of) and (f.until is null or f.until >= s.as_of)
      group by s.as_of, f.client_id
    ),
    meeting as (
      select s.as_of, f.client_id, max(m.held_on) as last_met
      from span s cross join core.meetings m
      join (select distinct contact_code, client_id from core.fleet_contacts where contact_role = 'decision_maker' and client_id is not null) as f on f.contact_code = m.contact_code
      where m.held_on <= s.as_of
      group by s.as_of, f.client_id
    )
    select c.as_of, cast(c.client_id as varchar) as unit_id, c.client_id, c.day, h.branch, 1 as company,
      coalesce(p.decision_maker, 0) as decision_maker, coalesce(p.user_chooser, 0) as user_chooser, coalesce(p.driver, 0) as driver,
      1 - coalesce(p.decision_maker, 0) as nobody_decides, case when m.last_met is not null then 1 else 0 end as met,
      coalesce(date_diff('day', m.last_met, c.as_of), 0) as days_since
    from seen c
    cross join (select 1 as one from core.fleet_contacts limit 1) as kept
    join core.client k on k.client_id = c.client_id
    left join people p on p.as_of = c.as_of and p.client_id = c.client_id
    left join meeting m on m.as_of = c.as_of and m.client_id = c.client_id
    left join home h on h.as_of = c.as_of and h.client_id = c.client_id
    where k.client_kind = 'company'`,
};
