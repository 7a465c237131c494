import { addMonths, day, ident, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context } from "../define.ts";
import { addMonths as moved } from "../period.ts";
import { edgeDay, far, never, staysOn } from "./stays.ts";

/** The latest make of every client by the as-of day. */
export const brandOfStays = (context: Context, among?: Sql): Sql => sql`select s.as_of, t.client_id, t.make as brand ${staysOn(context, "as_of", sql`t.make is not null${of(among)}`)}`;
const of = (among: Sql | undefined): Sql => (among ? sql` and t.client_id in (${among})` : raw(""));

/** `homeBranch` off the stays. */
export const homeOfStays = (context: Context, from: "m12" | "m24", to: "as_of" | "m12", among?: Sql): Sql => sql`
    with here as (
      select s.as_of, s.${ident(from)} as from_day, s.${ident(to)} as to_day, t.client_id, t.last_visit, t.branch, t.other_branch_day, t.home, t.bought_branch
      ${staysOn(context, to, sql`(t.last_visit > s.${ident(from)} or t.bought_branch is not null)${of(among)}`)}
    )
    select h.as_of, h.client_id, ${homeBranchOf(context, from)} as branch from here h${wandered(raw("here"), context, from)}`;

/** Home branch of a stay `h` with its window (from_day, to_day], behind which stands what `wandered` joins. */
const homeBranchOf = (context: Context, from: "m12" | "m24"): Sql =>
  sql`case when h.last_visit <= h.from_day then h.bought_branch ${knowsHome(context, from) ? raw("else h.home") : sql`when ${wanders} then w.branch else h.branch`} end`;

/** The stays know home of twelve months: of another window only where one branch was visited in it. */
const knowsHome = ({ applied }: Context, from: "m12" | "m24"): boolean => from === "m24" || applied.policy.window_months === 12;
const wanders = raw("(h.last_visit > h.from_day and h.other_branch_day > h.from_day)");

/** Of the rows `stood` those whose visit days have to be counted, joined as `w` to the rows `h`: none where the stays know home. */
const wandered = (stood: Sql, context: Context, from: "m12" | "m24"): Sql =>
  knowsHome(context, from) ? raw("") : sql`
      left join (
        select as_of, client_id, max_by(branch, visit_days * 10000000 + date_diff('day', ${never}, last_visit)) as branch
        from (
          select h.as_of, h.client_id, v.branch, count(*) as visit_days, max(v.day) as last_visit
          from ${stood} h join marts.visit_day v on v.client_id = h.client_id
          where ${wanders} and v.day > h.from_day and v.day <= h.to_day and v.day > ${day(earliest(context, from))} and v.day <= ${day(latest(context, from))}
          group by h.as_of, h.client_id, v.branch
        ) as counted
        group by as_of, client_id
      ) as w on w.as_of = h.as_of and w.client_id = h.client_id`;

const earliest = ({ spans, applied }: Context, from: "m12" | "m24"): string =>
  spans.flatMap((s) => (from === "m24" ? [s.m24] : [s.m12, moved(s.asOf, -applied.policy.window_months)])).sort()[0] ?? far;
const latest = ({ spans }: Context, from: "m12" | "m24"): string => spans.map((s) => (from === "m24" ? s.m12 : s.asOf)).sort().at(-1) ?? far;

/** The tables of `statusContacts` off the stays, where the policy counts clients by their visit days. */
export const statusOfStays = (context: Context): Sql => sql`active as (
      select s.as_of, s.m6, s.m12 as from_day, s.as_of as to_day, t.client_id, t.contact_day, t.last_visit, t.branch, t.other_branch_day, t.home, t.bought_branch, t.client_kind, t.first_contact,
        case when t.nth_visit > s.m12 then ${context.applied.policy.min_visits} else 0 end as visit_days,
        case when t.make_day > s.m12 then t.make end as brand, case when t.last_full_price > s.m12 then 1 else 0 end as full_price_days
      ${staysOn(context, "as_of", sql`t.contact_day > s.m12 and t.first_day > ${day(earliest(context, "m12"))}`)}
    ),
    contacts as (
      select h.as_of, h.m6, h.client_id as unit_id, h.client_id, h.contact_day as last_contact, h.visit_days, h.full_price_days, h.brand, ${homeBranchOf(context, "m12")} as branch, h.client_kind, h.first_contact
      from active h${wandered(raw("active"), context, "m12")}
    )`;

/**
 * Who visited in (m24, m12]: what follows `with span as (…),` in `visitedBefore`, without its `day`, which no sum asks. The make is that of A: of few it became
 * another since, so that whoever stands at m12 is mostly told of by one stay.
 */
export const visitorsOfStays = (context: Context): Sql => {
  const others = sql`select s.as_of, t.client_id, t.make ${staysOn(context, "as_of", sql`t.make_since > ${edgeDay(context, "m12")} and t.first_day > ${day(context.spans.map((s) => s.m12).sort()[0] ?? far)}`)}`;
  const branded = context.needs.has("brand");
  return sql`stood as (
      select s.as_of, t.client_id, t.client_kind, t.make, t.home, case when t.next_visit <= s.as_of then 1 else 0 end as retained
      ${staysOn(context, "m12", sql`t.last_visit > ${edgeDay(context, "m24")} and t.first_day > ${day(earliest(context, "m24"))}`)}
    )
    select h.as_of, cast(h.client_id as varchar) as unit_id, h.client_id, cast(null as date) as day, h.home as branch, ${branded ? raw("coalesce(c.make, h.make)") : raw("h.make")} as brand, h.client_kind,
      1 as visited_before, h.retained
    from stood h ${branded ? sql`left join (${others}) as c on c.as_of = h.as_of and c.client_id = h.client_id` : raw("")}`;
};

/** Whose first visit was in (m24, m12], for `firstVisitors`: `as_of, client_id, first_visit, second_visit, branch, brand, client_kind`. */
export const firstVisitorsOfStays = (context: Context): Sql => sql`
      select s.as_of, t.client_id, t.first_visit, t.second_visit, t.first_branch as branch, t.make as brand, t.client_kind
      ${staysOn(context, "as_of", sql`t.first_visit > ${edgeDay(context, "m24")} and t.first_visit <= ${edgeDay(context, "m12")} and t.first_day > ${day(earliest(context, "m24"))}`)}`;

/** The contacts of `clientFlow` off the stays at both edges of the period. */
export const flowOfStays = (context: Context): Sql => {
  const since = addMonths(sql`s.after_day`, -12);
  return sql`
      select n.as_of, n.after_day, n.until_day, n.client_id, n.last_day, b.day_before, b.branch_before, n.last_branch, b.brand_before, n.last_brand, n.client_kind, n.first_contact
      from (
        select s.as_of, s.after_day, s.until_day, t.client_id, t.client_kind, t.first_contact, t.contact_day as last_day, t.contact_branch as last_branch, case when t.make_day > ${since} then t.make end as last_brand
        ${staysOn(context, "until_day", sql`t.contact_day > ${since}`)}
      ) as n
      left join (
        select s.as_of, t.client_id, t.contact_day as day_before, t.contact_branch as branch_before, case when t.make_day > ${since} then t.make end as brand_before
        ${staysOn(context, "after_day", sql`t.contact_day > ${since}`)}
      ) as b on b.as_of = n.as_of and b.client_id = n.client_id`;
};
