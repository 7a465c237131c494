import { addMonths, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context, Population } from "../define.ts";
import { namedStaff, nobodyNamed } from "./named-staff.ts";
import { relations } from "./relations.ts";
import { monthText, spansTable } from "./spans.ts";

/**
 * Every complaint with the order it names: branch and client are its own, else the order's; the person is who it names, else the
 * order's advisor. Of orders of one number that of the complaint's branch counts, then that of its client, then the latest.
 */
const placed = ({ needs }: Context): Sql => sql`
    ordered as (
      select c.complaint_no, v.branch, v.client_id, v.advisor
      from core.complaints c
      join (select branch, visit_no, client_id, advisor, closed_on from core.visit where visit_no in (select visit_no from core.complaints)) as v on v.visit_no = c.visit_no
      where c.branch is null or v.branch = c.branch
      qualify row_number() over (partition by c.complaint_no order by case when v.client_id = c.client_id then 0 else 1 end, v.closed_on desc, v.branch) = 1
    ),
    named as (${needs.has("staff") ? namedStaff(sql`select staff as said, branch from core.complaints`) : nobodyNamed}),
    placed as (
      select c.complaint_no, c.opened_on, c.closed_on, coalesce(c.branch, o.branch) as branch, coalesce(c.client_id, o.client_id) as client_id,
        coalesce(n.staff_code, o.advisor) as staff, c.topic, c.upheld, c.batch_id, c.line
      from core.complaints c
      left join ordered o on o.complaint_no = c.complaint_no
      left join named n on n.said = c.staff and n.at_branch = coalesce(c.branch, '')
    )`;

/** A complaint `p` of `placed` as a unit, with its kind of client `k`. */
const unit = (day: Sql): Sql =>
  sql`s.as_of, p.complaint_no as unit_id, 'complaint' as unit, p.client_id, ${day} as day, p.branch, k.client_kind, p.staff, p.topic, ${monthText(day)} as month, p.batch_id, p.line`;

const common = {
  unit: "complaint",
  carries: ["client_id", "day", "branch", "batch_id", "line", "unit"],
  dimensions: ["branch", "client_kind", "staff", "topic", "month"],
  monthly: "event",
} as const satisfies Partial<Population>;

/**
 * Complaints opened in the period. Measures: complaint = 1; upheld = 1 where it was found right; open = 1 while it is not closed by the
 * as-of date; unnamed = 1 without a known client.
 */
export const openedComplaints: Population = {
  ...common,
  id: "opened_complaints",
  window: "year",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)}), ${placed(context)}
    select ${unit(sql`p.opened_on`)}, 1 as complaint, case when p.upheld then 1 else 0 end as upheld,
      case when p.closed_on is null or p.closed_on > s.as_of then 1 else 0 end as open, case when p.client_id is null then 1 else 0 end as unnamed
    from span s cross join placed p left join core.client k on k.client_id = p.client_id
    where p.opened_on > s.after_day and p.opened_on <= s.until_day`,
};

/** Complaints ever opened up to A. Measures: open = 1 where it was not closed by A; open_days: how long it has been open, 0 for closed ones. */
export const complaintsSoFar: Population = {
  ...common,
  id: "complaints_so_far",
  dimensions: ["branch", "client_kind", "staff", "topic"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 1200,
  select: (context) => sql`
    with span as (${spansTable(context)}), ${placed(context)}
    select ${unit(sql`p.opened_on`)}, case when p.closed_on is null or p.closed_on > s.as_of then 1 else 0 end as open,
      case when p.closed_on is null or p.closed_on > s.as_of then date_diff('day', p.opened_on, s.as_of) else 0 end as open_days
    from span s cross join placed p left join core.client k on k.client_id = p.client_id
    where p.opened_on <= s.as_of`,
};

/** Complaints closed in the period, by the month of closing. Measures: closed = 1; days from the opening to the closing. */
export const closedComplaints: Population = {
  ...common,
  id: "closed_complaints",
  window: "year",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)}), ${placed(context)}
    select ${unit(sql`p.closed_on`)}, 1 as closed, date_diff('day', p.opened_on, p.closed_on) as days
    from span s cross join placed p left join core.client k on k.client_id = p.client_id
    where p.closed_on > s.after_day and p.closed_on <= s.until_day and p.closed_on >= p.opened_on`,
};

/**
 * Upheld complaints of known clients closed in (A − 24m, A − 12m], so that the year after each is seen whole. Measures: upheld = 1;
 * recovered = 1 where the client made a qualifying visit after the day of closing and no later than 12 months after it.
 * Source: metrics.md, `recovered_share`.
 */
export const upheldComplaints: Population = {
  ...common,
  id: "upheld_complaints",
  window: "trailing",
  monthsBack: 24,
  leftOut: {
    dimensions: [],
    select: (context) => sql`
    with span as (${spansTable(context)}), ${placed(context)}
    select s.as_of, 'anonymous' as reason from span s cross join placed p
    where p.closed_on > s.m24 and p.closed_on <= s.m12 and p.upheld and p.client_id is null`,
  },
  select: (context) => sql`
    with span as (${spansTable(context)}), ${placed(context)},
    back as (
      select p.complaint_no
      from placed p join ${relations(context).visitDay} v on v.client_id = p.client_id
      where p.upheld and v.day > p.closed_on and v.day <= ${addMonths(sql`p.closed_on`, 12)}
      group by p.complaint_no
    )
    select ${unit(sql`p.closed_on`)}, 1 as upheld, case when b.complaint_no is not null then 1 else 0 end as recovered
    from span s cross join placed p join core.client k on k.client_id = p.client_id left join back b on b.complaint_no = p.complaint_no
    where p.closed_on > s.m24 and p.closed_on <= s.m12 and p.upheld`,
};

/**
 * Visit days and complaints of the period, from the day of the first complaint that the data have: before it none were kept, not none made.
 * Measures: visit = 1 for a visit day, complaint = 1 for a complaint. Source: metrics.md, `complaint_rate`.
 */
export const complaintsAndVisits: Population = {
  ...common,
  id: "complaints_and_visits",
  dimensions: ["branch", "client_kind", "staff", "month"],
  window: "year",
  monthsBack: 0,
  select: (context: Context) => sql`
    with span as (${spansTable(context)}), ${placed(context)}
    select s.as_of, concat(v.branch, ' ', v.visit_no) as unit_id, 'order' as unit, v.client_id, v.day, v.branch, k.client_kind, v.advisor as staff,
      ${monthText(sql`v.day`)} as month, v.batch_id, v.line, 1 as visit, 0 as complaint
    from span s cross join (select min(opened_on) as first_day from core.complaints) as f cross join ${relations(context).visitDay} v
    join core.client k on k.client_id = v.client_id
    where v.day > s.after_day and v.day <= s.until_day and v.day >= f.first_day
    union all
    select s.as_of, p.complaint_no, 'complaint', p.client_id, p.opened_on, p.branch, k.client_kind, p.staff,
      ${monthText(sql`p.opened_on`)}, p.batch_id, p.line, 0 as visit, 1 as complaint
    from span s cross join placed p left join core.client k on k.client_id = p.client_id
    where p.opened_on > s.after_day and p.opened_on <= s.until_day`,
};

/**
 * Visit days of the period with their advisor, and upheld complaints opened in it, of whoever they are about. Measures: visit = 1 for a visit
 * day, complaint = 1 for a complaint. A person's complaints over the person's own visits: a seller has few. Source: metrics.md, "Staff", `complaints`.
 */
export const upheldAndVisits: Population = {
  ...common,
  id: "upheld_and_visits",
  dimensions: ["branch", "staff", "month"],
  window: "month",
  monthsBack: 0,
  select: (context: Context) => sql`
    with span as (${spansTable(context)}), ${placed(context)}
    select s.as_of, concat(v.branch, ' ', v.visit_no) as unit_id, 'order' as unit, v.client_id, v.day, v.branch, v.advisor as staff,
      ${monthText(sql`v.day`)} as month, v.batch_id, v.line, 1 as visit, 0 as complaint
    from span s cross join ${relations(context).visitDay} v
    where v.day > s.after_day and v.day <= s.until_day
    union all
    select s.as_of, p.complaint_no, 'complaint', p.client_id, p.opened_on, p.branch, p.staff, ${monthText(sql`p.opened_on`)}, p.batch_id, p.line, 0 as visit, 1 as complaint
    from span s cross join placed p
    where p.opened_on > s.after_day and p.opened_on <= s.until_day and p.upheld`,
};
