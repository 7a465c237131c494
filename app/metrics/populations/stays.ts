import { addMonths, day, ident, lastKnown, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context, Span } from "../define.ts";
import { addMonths as moved } from "../period.ts";
import { readsMarts, type AppliedPolicy } from "../policy.ts";

/** The table of stays, a part of all clients after the other. */
export const stayTable = "cubes.stay";
export const stayParts = 8;

/** Before all days: what has not been. After all days: what has not come. */
const never = raw("date '1900-01-01'");
const open = raw("date '9999-12-31'");
const far = "9999-12-30";

export const stayColumns = {
  client_id: "BIGINT", first_day: "DATE", until_day: "DATE", last_visit: "DATE", nth_visit: "DATE", last_full_price: "DATE", make_day: "DATE", make: "VARCHAR",
  branch: "VARCHAR", other_branch_day: "DATE", bought_branch: "VARCHAR", contact_branch: "VARCHAR",
} as const;

/**
 * From each day of contact of a client to the next (`until_day`, not included): what is known of the client on every day between. So on any
 * day a client with a contact by then has exactly one stay, and what a window holds is read off it without counting: `last_visit`,
 * `nth_visit` (the min_visits-th last), `last_full_price` (the last visit without a discount), the latest make and its day, `branch` of the last visit,
 * `other_branch_day` (the last visit at another branch than that), `bought_branch` (of the latest purchase) and `contact_branch` (of the latest contact).
 */
export const stays = ({ policy }: AppliedPolicy, part: number): Sql => sql`
  with contact_days as (
    select client_id, day, max(visit) as visit, max(full_price) as full_price, max(branch) as contact_branch, max(make) as make,
      max(case when visit = 1 then branch end) as visit_branch, min(case when visit = 0 then branch end) as bought_branch
    from (
      select client_id, day, branch, make, 1 as visit, case when all_discounted then 0 else 1 end as full_price from marts.visit_day
      union all
      select client_id, day, branch, make, 0 as visit, 0 as full_price from marts.contact where contact = 'purchase'
    ) as c
    where client_id % ${raw(String(stayParts))} = ${raw(String(part))}
    group by client_id, day
  ),
  placed as (
    select *, lag(day, ${raw(String(policy.min_visits - 1))}) over of_kind as nth, lag(day) over of_kind as day_before, lag(visit_branch) over of_kind as branch_before
    from contact_days
    window of_kind as (partition by client_id, visit order by day)
  )
  select client_id, day as first_day, coalesce(lead(day) over by_day, ${open}) as until_day,
    coalesce(max(case when visit = 1 then day end) over so_far, ${never}) as last_visit,
    coalesce(max(case when visit = 1 then nth end) over so_far, ${never}) as nth_visit,
    coalesce(max(case when full_price = 1 then day end) over so_far, ${never}) as last_full_price,
    coalesce(max(case when make is not null then day end) over so_far, ${never}) as make_day,
    ${lastKnown(raw("make"))} over so_far as make,
    ${lastKnown(raw("visit_branch"))} over so_far as branch,
    coalesce(max(case when visit = 1 and branch_before <> visit_branch then day_before end) over so_far, ${never}) as other_branch_day,
    ${lastKnown(raw("bought_branch"))} over so_far as bought_branch,
    contact_branch
  from placed
  window by_day as (partition by client_id order by day), so_far as (partition by client_id order by day rows between unbounded preceding and current row)
  order by first_day`;

/** Whether a question may read the stays: they stand, and say what the policy asks. */
export const readsStays = ({ stays: stand = false, applied }: Context): boolean => stand && readsMarts(applied);

type Edge = "as_of" | "m12" | "after_day" | "until_day";

/** The stay of every client on an edge of each span, as `FROM` and `WHERE` behind `select`: `s` is the span, `t` the stay. `also` further narrows. */
export function staysOn(context: Context, edge: Edge, also: Sql): Sql {
  const days = context.spans.map((span) => edgeOf(span, edge)).sort();
  // The engine does not see through the list of spans: the first and the last day keep it from reading all stays.
  const [first, last] = [days[0] ?? far, days.at(-1) ?? far];
  return sql`from span s cross join ${ident(stayTable)} t
      where t.first_day <= ${day(last)} and t.until_day > ${day(first)} and t.first_day <= s.${ident(edge)} and t.until_day > s.${ident(edge)} and ${also}`;
}

const edgeOf = (span: Span, edge: Edge): string => (edge === "as_of" ? span.asOf : edge === "m12" ? span.m12 : edge === "after_day" ? span.after : span.until);

/** The latest make of every client by the as-of day. */
export const brandOfStays = (context: Context, among?: Sql): Sql => sql`select s.as_of, t.client_id, t.make as brand ${staysOn(context, "as_of", sql`t.make is not null${of(among)}`)}`;
const of = (among: Sql | undefined): Sql => (among ? sql` and t.client_id in (${among})` : raw(""));

/** `homeBranch` off the stays: only who went to several branches within the window has to be counted. */
export const homeOfStays = (context: Context, from: "m12" | "m24", to: "as_of" | "m12", among?: Sql): Sql => sql`
    with here as (
      select s.as_of, s.${ident(from)} as from_day, s.${ident(to)} as to_day, t.client_id, t.last_visit, t.branch, t.other_branch_day
      ${staysOn(context, to, sql`t.last_visit > s.${ident(from)} and t.first_day > ${day(earliest(context, from))}${of(among)}`)}
    ),
    counted as (
      select h.as_of, h.client_id, v.branch, count(*) as visit_days, max(v.day) as last_visit
      from here h join marts.visit_day v on v.client_id = h.client_id
      where h.other_branch_day > h.from_day and v.day > h.from_day and v.day <= h.to_day and v.day > ${day(earliest(context, from))}
      group by h.as_of, h.client_id, v.branch
    )
    select as_of, client_id, branch from here where other_branch_day <= from_day
    union all
    select s.as_of, t.client_id, t.bought_branch ${staysOn(context, to, sql`t.last_visit <= s.${ident(from)} and t.bought_branch is not null${of(among)}`)}
    union all
    select as_of, client_id, max_by(branch, visit_days * 10000000 + date_diff('day', ${never}, last_visit)) as branch
    from counted group by as_of, client_id`;

const earliest = ({ spans, applied }: Context, from: "m12" | "m24"): string =>
  spans.flatMap((s) => (from === "m24" ? [s.m24] : [s.m12, moved(s.asOf, -applied.policy.window_months)])).sort()[0] ?? far;

/** The tables of `statusContacts` off the stays, where the policy counts clients by their visit days. */
export const statusOfStays = (context: Context, clientFirst: Sql): Sql => sql`contacts as (
      select s.as_of, s.m6, t.client_id as unit_id, t.client_id, t.first_day as last_contact,
        case when t.nth_visit > s.m12 then ${context.applied.policy.min_visits} else 0 end as visit_days,
        case when t.make_day > s.m12 then t.make end as brand, case when t.last_full_price > s.m12 then 1 else 0 end as full_price
      ${staysOn(context, "as_of", raw("t.first_day > s.m12"))}
    ),
    discounts as (select as_of, unit_id, full_price as full_price_days from contacts where full_price = 1),
    first_contacts as (select client_id as unit_id, first_contact from ${clientFirst})`;

/** Who visited in (m24, m12], with the last visit by the as-of day. */
export const visitorsOfStays = (context: Context): Sql => sql`
      select n.as_of, n.client_id, n.last_visit as day, 1 as visited_before, case when n.last_visit > n.m12 then 1 else 0 end as visited_since
      from (select s.as_of, s.m12, t.client_id, t.last_visit ${staysOn(context, "as_of", raw("t.last_visit > s.m24"))}) as n
      join (select s.as_of, t.client_id ${staysOn(context, "m12", raw("t.last_visit > s.m24"))}) as b on b.as_of = n.as_of and b.client_id = n.client_id`;

/** The contacts of `clientFlow` off the stays at both edges of the period. */
export const flowOfStays = (context: Context): Sql => {
  const since = addMonths(sql`s.after_day`, -12);
  return sql`
      select n.as_of, n.after_day, n.until_day, n.client_id, n.last_day, b.day_before, b.branch_before, n.last_branch, b.brand_before, n.last_brand
      from (
        select s.as_of, s.after_day, s.until_day, t.client_id, t.first_day as last_day, t.contact_branch as last_branch, case when t.make_day > ${since} then t.make end as last_brand
        ${staysOn(context, "until_day", sql`t.first_day > ${since}`)}
      ) as n
      left join (
        select s.as_of, t.client_id, t.first_day as day_before, t.contact_branch as branch_before, case when t.make_day > ${since} then t.make end as brand_before
        ${staysOn(context, "after_day", sql`t.first_day > ${since}`)}
      ) as b on b.as_of = n.as_of and b.client_id = n.client_id`;
};
