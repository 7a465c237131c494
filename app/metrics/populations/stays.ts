import { addMonths, day, ident, lastKnown, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context, Span } from "../define.ts";
import { readsMarts, type AppliedPolicy } from "../policy.ts";

/** The table of stays, a part of all clients after the other. */
export const stayTable = "cubes.stay";
export const stayParts = 8;

/** Before all days: what has not been. After all days: what has not come. */
export const never = raw("date '1900-01-01'");
const open = raw("date '9999-12-31'");
export const far = "9999-12-30";

export const stayColumns = {
  client_id: "BIGINT", first_day: "DATE", until_day: "DATE", contact_day: "DATE", last_visit: "DATE", nth_visit: "DATE", last_full_price: "DATE", make_day: "DATE", make_since: "DATE", make: "VARCHAR",
  branch: "VARCHAR", other_branch_day: "DATE", home: "VARCHAR", bought_branch: "VARCHAR", contact_branch: "VARCHAR", client_kind: "VARCHAR", first_contact: "DATE",
  first_visit: "DATE", first_branch: "VARCHAR", second_visit: "DATE", next_visit: "DATE",
} as const;

/**
 * From each day of contact of a client (`contact_day`) to the next, and to where visits that leave the twelve months behind make another branch home: what is
 * known of the client on every day from `first_day` until `until_day` (not included). So on any day a client with a contact by then has exactly
 * one stay, and what a window holds is read off it without counting: `last_visit`, `nth_visit` (the min_visits-th last), `last_full_price` (the
 * last visit without a discount), the latest make, its day, and `make_since` when it is that one, `branch` of the last visit, `other_branch_day` (the last
 * visit at another branch than that), `home` (the branch of most visits of the twelve months before, the later visit first; says nothing once
 * none is left in them), `bought_branch` (of the latest purchase), `contact_branch` (of the latest contact), and of the client itself
 * `client_kind`, `first_contact`, `first_visit`; whatever the day, `first_branch` (of the first visit) and `second_visit`, and `next_visit` after the stay.
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
  tallied as (
    select *, ${lastKnown(raw("make"))} over (partition by client_id order by day rows between unbounded preceding and 1 preceding) as make_before,
      lag(day, ${raw(String(policy.min_visits - 1))}) over of_kind as nth, lag(day) over of_kind as day_before, lag(visit_branch) over of_kind as branch_before, row_number() over of_kind as place,
      count(*) over (partition by client_id, visit, visit_branch order by day_no range between 364 preceding and current row) as here,
      count(*) over (partition by client_id, visit order by day_no range between 365 preceding and current row) as anywhere
    from (select *, date_diff('day', ${never}, day) as day_no from contact_days) as d
    window of_kind as (partition by client_id, visit order by day)
  ),
  placed as (
    select *, case when 2 * here > anywhere then lag(day, cast(anywhere - here as integer)) over (partition by client_id, visit, visit_branch order by day) end as lasts
    from tallied
  ),
  contacted as (
    select placed.client_id, day as contact_day, coalesce(lead(day) over by_day, ${open}) as until_day,
      coalesce(max(case when visit = 1 then day end) over so_far, ${never}) as last_visit,
      coalesce(max(case when visit = 1 then nth end) over so_far, ${never}) as nth_visit,
      coalesce(max(case when full_price = 1 then day end) over so_far, ${never}) as last_full_price,
      coalesce(max(case when make is not null then day end) over so_far, ${never}) as make_day,
      coalesce(max(case when make <> coalesce(make_before, '') then day end) over so_far, ${never}) as make_since,
      ${lastKnown(raw("make"))} over so_far as make,
      ${lastKnown(raw("visit_branch"))} over so_far as branch,
      coalesce(max(case when visit = 1 and branch_before <> visit_branch then day_before end) over so_far, ${never}) as other_branch_day,
      ${lastKnown(sql`case when visit = 1 then coalesce(${addMonths(raw("lasts"), 12)}, ${never}) end`)} over so_far as home_until,
      ${lastKnown(raw("bought_branch"))} over so_far as bought_branch,
      contact_branch, k.client_kind, min(day) over so_far as first_contact,
      coalesce(min(case when visit = 1 then day end) over so_far, ${open}) as first_visit,
      max(case when visit = 1 and place = 1 then visit_branch end) over of_client as first_branch,
      max(case when visit = 1 and place = 2 then day end) over of_client as second_visit,
      coalesce(min(case when visit = 1 then day end) over (partition by placed.client_id order by day rows between 1 following and unbounded following), ${open}) as next_visit
    from placed
    join core.client k on k.client_id = placed.client_id
    window of_client as (partition by placed.client_id), by_day as (partition by placed.client_id order by day), so_far as (partition by placed.client_id order by day rows between unbounded preceding and current row)
  ),
  ${homes}
  select c.* exclude (contact_day, until_day, home_until), c.contact_day, coalesce(h.since, c.contact_day) as first_day,
    coalesce(h.until_day, c.until_day) as until_day, coalesce(h.home, c.branch) as home
  from contacted c left join homes h on h.client_id = c.client_id and h.contact_day = c.contact_day
  order by first_day`;

/** The day on which a visit of a day has left the twelve months behind. */
const leaves = (column: Sql): Sql => {
  const later = addMonths(column, 12);
  return sql`(case when ${addMonths(later, -12)} < ${column} then ${later} + 1 else ${later} end)`;
};

/**
 * Where another branch than that of the last visit may be home: each such stay from change to change, as `homes`: `client_id, contact_day, since, until_day, home`.
 * While more visits to the branch are within twelve months than to all others, it is home; as visits leave them one by one, it is so at least until
 * the one leaves that as many visits to it followed as there were to others (`home_until`): only what may follow that is counted.
 */
const homes = sql`doubtful as (
    select client_id, contact_day, least(until_day, ${leaves(raw("last_visit"))}) as until_day
    from contacted
    where other_branch_day > ${addMonths(raw("contact_day"), -12)} and home_until < least(until_day, ${leaves(raw("last_visit"))})
  ),
  behind as (
    select d.client_id, d.contact_day, d.until_day, v.day, v.visit_branch, ${leaves(raw("v.day"))} as leaves_on
    from doubtful d join contact_days v on v.client_id = d.client_id
    where v.visit = 1 and v.day <= d.contact_day and v.day > ${addMonths(raw("d.contact_day"), -12)}
  ),
  changes as (
    select client_id, contact_day, contact_day as since from doubtful
    union
    select client_id, contact_day, leaves_on from behind where leaves_on < until_day
  ),
  led as (
    select client_id, contact_day, since, max_by(visit_branch, visit_days * 10000000 + date_diff('day', ${never}, last_visit)) as home
    from (
      select c.client_id, c.contact_day, c.since, b.visit_branch, count(*) as visit_days, max(b.day) as last_visit
      from changes c join behind b on b.client_id = c.client_id and b.contact_day = c.contact_day
      where b.leaves_on > c.since
      group by c.client_id, c.contact_day, c.since, b.visit_branch
    ) as counted
    group by client_id, contact_day, since
  ),
  homes as (
    select client_id, contact_day, since, lead(since) over (partition by client_id, contact_day order by since) as until_day, home
    from (select *, lag(home) over (partition by client_id, contact_day order by since) as home_before from led) as l
    where since = contact_day or home <> home_before
  )`;

/** Whether a question may read the stays: they stand, and say what the policy asks. */
export const readsStays = ({ stays: stand = false, applied }: Context): boolean => stand && readsMarts(applied);

type Edge = "as_of" | "m12" | "m24" | "after_day" | "until_day";

/** The stay of every client on an edge of each span, as `FROM` and `WHERE` behind `select`: `s` is the span, `t` the stay. `also` further narrows. */
export function staysOn(context: Context, edge: Edge, also: Sql): Sql {
  const days = context.spans.map((span) => edgeOf(span, edge)).sort();
  // The engine does not see through the list of spans: the first and the last day keep it from reading all stays.
  const [first, last] = [days[0] ?? far, days.at(-1) ?? far];
  const each = days.length > 1 ? sql`t.first_day <= s.${ident(edge)} and t.until_day > s.${ident(edge)} and ` : raw("");
  return sql`from span s cross join ${ident(stayTable)} t
      where t.first_day <= ${day(last)} and t.until_day > ${day(first)} and ${each}${also}`;
}

/** An edge of the span `s`; of the only one its day, by which stays are passed over before they are read. */
export const edgeDay = ({ spans: [one, ...more] }: Context, edge: Edge): Sql => (one && more.length === 0 ? day(edgeOf(one, edge)) : sql`s.${ident(edge)}`);

const edgeOf = (span: Span, edge: Edge): string => (edge === "as_of" ? span.asOf : edge === "m12" ? span.m12 : edge === "m24" ? span.m24 : edge === "after_day" ? span.after : span.until);
