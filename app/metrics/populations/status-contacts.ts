import { ident, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { isDiscounted, isVisit, relations } from "./relations.ts";
import { statusOfStays } from "./from-stays.ts";
import { readsStays } from "./stays.ts";

/**
 * What the status of clients (or of cars) is read from, as tables of a `with` behind `span`, the last of them contacts: as_of, m6, unit_id,
 * client_id, last_contact, visit_days, full_price_days, brand, branch (the home branch), client_kind, first_contact.
 */
export function statusContacts(context: Context): Sql {
  const { sold_cars, counting } = context.applied.policy;
  const byClient = sold_cars && counting === "client";
  if (byClient && readsStays(context)) return statusOfStays(context);
  return sql`home as (${homeBranch(context, "m12", "as_of")}),
    ${byClient ? ofVisitDays(context) : ofOrders(context)},
    contacts as (
      select c.*, coalesce(d.full_price_days, 0) as full_price_days, h.branch, k.client_kind, f.first_contact
      from found c
      join first_contacts f on f.unit_id = c.unit_id
      join core.client k on k.client_id = c.client_id
      left join home h on h.as_of = c.as_of and h.client_id = c.client_id
      left join discounts d on d.as_of = c.as_of and d.unit_id = c.unit_id
    )`;
}

/** From the visit days of clients. */
function ofVisitDays(context: Context): Sql {
  const { contact, visitDay, clientFirst } = relations(context);
  return sql`found as (
      select s.as_of, s.m6, c.client_id as unit_id, c.client_id, max(c.day) as last_contact,
        count(*) filter (where c.contact = 'visit') as visit_days,
        substr(max(case when c.make is not null then concat(cast(c.day as varchar), '|', c.make) end), 12) as brand
      from span s cross join ${contact} c
      where c.day > s.m12 and c.day <= s.as_of
      group by s.as_of, s.m6, c.client_id
    ),
    discounts as (
      select s.as_of, v.client_id as unit_id, count(*) filter (where not v.all_discounted) as full_price_days
      from span s cross join ${visitDay} v
      where v.day > s.m12 and v.day <= s.as_of
      group by s.as_of, v.client_id
    ),
    first_contacts as (select client_id as unit_id, first_contact from ${clientFirst})`;
}

/**
 * From single orders, where it matters which car came: cars are counted, or cars that the client has sold do not count. A car is sold at A
 * when the client owned it by core.ownership and does no longer. A car's client is that of its latest contact in the window. A first
 * contact stays the client's, whatever car it was with.
 */
function ofOrders(context: Context): Sql {
  const { applied } = context;
  const { sold_cars, counting } = applied.policy;
  const unit = ident(counting === "vin" ? "vin" : "client_id");
  const counted = counting === "vin" ? raw(" and e.vin is not null") : raw("");
  const kept = sold_cars ? raw("") : sql`
      left join owned w on w.as_of = s.as_of and w.vin = e.vin and w.client_id = e.client_id`;
  const still = sold_cars ? raw("") : raw(" and coalesce(w.has_it, 1) = 1");
  return sql`events as (
      select v.client_id, v.vin, v.closed_on as day, 'visit' as contact, v.make, concat(v.branch, ' ', v.visit_no) as no,
        case when ${isDiscounted(applied.policy)} then 0 else 1 end as full_price
      from core.visit v where ${isVisit(applied.policy)}
      union all
      select client_id, vin, sold_on, 'purchase', make, concat(branch, ' ', contract_no), 0 from core.sale where client_id is not null and not is_cancelled
    ),
    owned as (
      select s.as_of, o.vin, o.client_id, max(case when o.until_day is null or o.until_day > s.as_of then 1 else 0 end) as has_it
      from span s cross join core.ownership o
      where o.from_day is null or o.from_day <= s.as_of
      group by s.as_of, o.vin, o.client_id
    ),
    days as (
      select s.as_of, s.m6, e.${unit} as unit_id, e.day, e.contact, max(e.full_price) as full_price,
        max_by(e.client_id, concat(e.contact, '|', e.no)) as client_id, max(e.make) as make
      from span s cross join events e${kept}
      where e.day > s.m12 and e.day <= s.as_of${counted}${still}
      group by s.as_of, s.m6, e.${unit}, e.day, e.contact
    ),
    found as (
      select as_of, m6, unit_id, max_by(client_id, concat(cast(day as varchar), '|', contact)) as client_id, max(day) as last_contact,
        count(*) filter (where contact = 'visit') as visit_days,
        substr(max(case when make is not null then concat(cast(day as varchar), '|', make) end), 12) as brand
      from days
      group by as_of, m6, unit_id
    ),
    discounts as (
      select as_of, unit_id, sum(full_price) as full_price_days from days where contact = 'visit' group by as_of, unit_id
    ),
    first_contacts as (${
      counting === "vin" ? raw("select vin as unit_id, min(day) as first_contact from events where vin is not null group by vin") : sql`select client_id as unit_id, first_contact from ${relations(context).clientFirst}`
    })`;
}
