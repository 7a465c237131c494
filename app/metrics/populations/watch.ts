import { raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context, Population } from "../define.ts";
import { namedStaff } from "./named-staff.ts";
import { monthText, spansTable } from "./spans.ts";

const common = {
  unit: "order",
  dimensions: ["branch", "visit_kind", "staff", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "month",
  monthsBack: 0,
} as const satisfies Partial<Population>;

/** An order `v` of core.visit as a unit of the span `s`. */
const unit = sql`s.as_of, concat(v.branch, ' ', v.visit_no) as unit_id, v.client_id, v.closed_on as day, v.branch, v.kind as visit_kind, v.advisor as staff,
      ${monthText(sql`v.closed_on`)} as month, v.total_amount as amount, v.batch_id, v.line`;

/** Orders that stand: not taken out by a reversal, and none themselves. */
const stands = raw("not v.is_reversed and v.reverses_no is null");

/**
 * Orders of the period that a customer paid, of a known car or client, with their advisor. Measures: order_seen = 1; same_day = 1 where the same
 * advisor closed another of the same car (without a car: the same client) in the same branch on the same day. Orders of a warranty or an
 * insurer beside the customer's own are no such pair, nor is an order with its reversal.
 */
export const ordersOfDay: Population = {
  ...common,
  id: "orders_of_day",
  select: (context) => sql`
    with span as (${spansTable(context)})
    select ${unit}, 1 as order_seen,
      case when count(*) over (partition by s.as_of, v.closed_on, v.branch, v.advisor, coalesce(v.vin, cast(v.client_id as varchar))) > 1 then 1 else 0 end as same_day
    from span s cross join core.visit v
    where v.closed_on > s.after_day and v.closed_on <= s.until_day and ${stands} and v.payer = 'customer' and v.total_amount > 0
      and v.advisor is not null and (v.vin is not null or v.client_id is not null)`,
};

/** So near the end of a period a change of the advisor begins to look late. */
export const LATE_DAYS = 7;

/**
 * Orders of the period with their advisor. Measures: order_seen = 1; moved = 1 where an earlier load named another advisor; moved_late = 1 where the
 * load that first named the present one came in the last days of the period, or after it. Loads that were taken back say nothing, nor does a
 * name that is nobody's: another spelling of one person is no change.
 */
export const movedOrders: Population = {
  ...common,
  id: "moved_orders",
  select: (context) => sql`
    with span as (${spansTable(context)}),
    ${readings},
    ${changed}
    select ${unit}, 1 as order_seen, case when c.key_hash is not null then 1 else 0 end as moved,
      case when c.changed_on > s.until_day - ${raw(String(LATE_DAYS))} then 1 else 0 end as moved_late
    from span s cross join core.visit v left join changed c on c.as_of = s.as_of and c.key_hash = v.key_hash
    where v.closed_on > s.after_day and v.closed_on <= s.until_day and v.advisor is not null`,
};

/** Every reading of the orders that another load named another advisor for: who it is that the load names, and when it came. */
const readings: Sql = sql`
    told as (
      select s.as_of, v.key_hash, v.branch, v.advisor, w.advisor as said, b.rank as place, cast(b.imported_at as date) as loaded_on,
        max(case when w.advisor <> v.advisor_text then 1 else 0 end) over (partition by s.as_of, v.key_hash) as differs
      from span s cross join core.visit v
      join staging.visits w on w.key_hash = v.key_hash
      join staging.batch b on b.batch_id = w.batch_id
      where v.closed_on > s.after_day and v.closed_on <= s.until_day and v.advisor is not null and w.advisor is not null and b.status = 'loaded'
    ),
    disputed as (select * from told where differs = 1),
    named as (${namedStaff(raw("select said, branch from disputed"))}),
    readings as (
      select d.as_of, d.key_hash, d.place, d.loaded_on, n.staff_code as who, case when n.staff_code is not null and n.staff_code <> d.advisor then 1 else 0 end as other
      from disputed d left join named n on n.said = d.said and n.at_branch = coalesce(d.branch, '')
    )`;

/** Of the orders that moved: whose they were before the load that changed it, and the day of that load. */
const changed: Sql = sql`
    changed as (
      select as_of, key_hash, min(case when place > last_other then loaded_on end) as changed_on, max(case when place = last_other then who end) as was
      from (select *, max(case when other = 1 then place end) over (partition by as_of, key_hash) as last_other from readings) as r
      where last_other is not null
      group by as_of, key_hash
    )`;

/** From whom to whom the orders of `movedOrders` moved late: rows `was, staff, branch, orders`. */
export const lateMoves = (context: Context): Sql => sql`
    with span as (${spansTable(context)}),
    ${readings},
    ${changed}
    select c.was, v.advisor as staff, v.branch, count(*) as orders
    from span s join changed c on c.as_of = s.as_of join core.visit v on v.key_hash = c.key_hash
    where c.changed_on > s.until_day - ${raw(String(LATE_DAYS))} and v.closed_on > s.after_day and v.closed_on <= s.until_day
    group by c.was, v.advisor, v.branch`;

/** How many orders of the period more than one load tells of: `orders`. Only those can be seen to move. */
export const toldTwice = (context: Context, own: Sql): Sql => sql`
    with span as (${spansTable(context)})
    select count(*) as orders from (
      select v.key_hash
      from span s cross join (select * from core.visit where ${own}) v
      join staging.visits w on w.key_hash = v.key_hash
      join staging.batch b on b.batch_id = w.batch_id
      where v.closed_on > s.after_day and v.closed_on <= s.until_day and b.status = 'loaded'
      group by v.key_hash having count(distinct w.batch_id) > 1
    ) as twice`;
