import type { Home } from "#pipelines/index.ts";
import { addMonths, bigint, day, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { inOwnBranches } from "#app/auth/scope.server.ts";
import type { Use } from "#app/promotions/pull-forward.ts";
import { addDays } from "#app/metrics/period.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { dueCars } from "../segments/due.server.ts";
import { paidOrders, spanTable, type Span } from "./assigned.ts";

/** What stands under a promotion's code, whoever it was: attribution, not effect. Money in minor units, exact. */
export interface Naive {
  readonly orders: number;
  readonly users: number;
  readonly unidentified: number;
  readonly revenue: number;
  readonly discount: number;
  /** Orders under the code outside the days of the promotion. */
  readonly outside: number;
}

/** Orders and contracts under each code that stand, in branches of the viewer. */
export async function naiveSums(home: Home, spans: readonly Span[]): Promise<ReadonlyMap<string, Naive>> {
  if (spans.length === 0) return new Map();
  const rows = await runQuery<Record<keyof Naive, number | bigint> & { code: string }>(
    home,
    "orders under promotion codes",
    sql`
      with span as (${spanTable(spans)}),
      used as (
        select promo_code, client_id, closed_on as day, total_amount, discount_amount from core.visit
        where promo_code is not null and not is_reversed and reverses_no is null and total_amount >= 0 and ${inOwnBranches("figures", raw("branch"))}
        union all
        select promo_code, client_id, sold_on as day, amount as total_amount, 0 as discount_amount from core.sale
        where promo_code is not null and not is_cancelled and ${inOwnBranches("figures", raw("branch"))}
      )
      select s.promo_code as code, count(*) as orders, count(distinct u.client_id) as users, count(*) filter (where u.client_id is null) as unidentified,
        ${bigint(raw("sum(u.total_amount)"))} as revenue, ${bigint(raw("sum(u.discount_amount)"))} as discount, count(*) filter (where u.day < s.starts_on or u.day > s.ends_on) as outside
      from span as s join used as u on u.promo_code = s.promo_code
      group by s.promo_code`,
  );
  return new Map(rows.map(({ code, ...sums }) => [code, Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, Number(value)])) as unknown as Naive]));
}

export interface Users {
  /** Clients with an order under the code on the days of the promotion. */
  readonly users: number;
  /** Of those: never seen before the promotion began. */
  readonly fresh: number;
  /** Who had come in the year before their first use, and of those who came for discounts alone. */
  readonly known: number;
  readonly onlyDiscounts: number;
  /** Who came again after the promotion (as far as the data go), and of those who paid a full price then. */
  readonly again: number;
  readonly fullPrice: number;
  /** Other orders of users on the day of a use, not under the code. */
  readonly sameDayOrders: number;
  readonly sameDayAmount: number;
}

/** Who the users of one promotion are. Nothing of this says what the promotion did. */
export async function promotionUsers(home: Home, span: Span): Promise<Users> {
  const [row] = await runQuery<Record<keyof Users, number | bigint | null>>(
    home,
    "users of a promotion",
    sql`
      with ${usedTable(span)},
      users as (select client_id, min(day) as first_day from used group by client_id),
      earlier as (
        select u.client_id, min(case when v.all_discounted then 1 else 0 end) as discounts from users as u join marts.visit_day as v on v.client_id = u.client_id
        where v.day < u.first_day and v.day >= ${addMonths(raw("u.first_day"), -12)} group by u.client_id
      ),
      later as (
        select u.client_id, min(case when v.all_discounted then 1 else 0 end) as discounts from users as u join marts.visit_day as v on v.client_id = u.client_id
        where v.day > ${day(span.to)} and v.day <= ${addMonths(day(span.to), 12)} group by u.client_id
      ),
      same_day as (
        select count(*) as orders, coalesce(${bigint(raw("sum(m.total_amount)"))}, 0) as amount
        from (select distinct client_id, day from used) as u join (${paidOrders()}) as m on m.client_id = u.client_id and m.day = u.day
        where m.is_sale = 0 and m.total_amount > 0 and (m.promo_code is null or m.promo_code <> ${span.code})
      )
      select count(*) as users, count(*) filter (where f.first_contact >= ${day(span.from)}) as fresh, count(e.client_id) as known, coalesce(sum(e.discounts), 0) as "onlyDiscounts",
        count(l.client_id) as again, coalesce(sum(1 - l.discounts), 0) as "fullPrice", max(d.orders) as "sameDayOrders", max(d.amount) as "sameDayAmount"
      from users as u
      left join marts.client_first as f on f.client_id = u.client_id
      left join earlier as e on e.client_id = u.client_id
      left join later as l on l.client_id = u.client_id
      cross join same_day as d`,
  );
  const of = (name: keyof Users): number => Number(row?.[name] ?? 0);
  return { users: of("users"), fresh: of("fresh"), known: of("known"), onlyDiscounts: of("onlyDiscounts"), again: of("again"), fullPrice: of("fullPrice"), sameDayOrders: of("sameDayOrders"), sameDayAmount: of("sameDayAmount") };
}

/** used: identified orders under the code on the days of the promotion. */
const usedTable = ({ code, from, to }: Span): Sql => sql`
  used as (
    select client_id, closed_on as day, vin from core.visit
    where promo_code = ${code} and client_id is not null and not is_reversed and reverses_no is null and total_amount >= 0
      and closed_on >= ${day(from)} and closed_on <= ${day(to)} and ${inOwnBranches("figures", raw("branch"))}
  )`;

/** Cars that came under the code: the day of the first use, and when their service was due by all that was known the day before the promotion began. */
export async function carUses(home: Home, span: Span): Promise<Use[]> {
  const rows = await runQuery<{ used: string; due: string | null; cars: number | bigint }>(
    home,
    "cars used under a promotion",
    sql`
      with ${usedTable(span)},
      cars as (select vin, min(day) as used_on from used where vin is not null group by vin)
      select cast(c.used_on as varchar) as used, cast(d.due_on as varchar) as due, count(*) as cars
      from cars as c left join (${await dueCars(home, addDays(span.from, -1), { vins: raw("select vin from cars") })}) as d on d.vin = c.vin
      group by c.used_on, d.due_on
      order by c.used_on, d.due_on`,
  );
  return rows.map(({ used, due, cars }) => ({ usedOn: used, dueOn: due, cars: Number(cars) }));
}

/** Value of points given on orders under the code, in minor units. */
export async function pointsGiven(home: Home, span: Span, pointValue: number): Promise<number> {
  const [row] = await runQuery<{ points: number | null }>(
    home,
    "points given under a promotion",
    sql`
      select cast(coalesce(sum(p.points), 0) as double) as points
      from core.points as p join core.visit as v on v.branch = p.branch and v.visit_no = p.visit_no
      where v.promo_code = ${span.code} and not v.is_reversed and v.reverses_no is null and v.total_amount >= 0 and p.entry_kind in ('earn', 'cashback') and ${inOwnBranches("figures", raw("v.branch"))}`,
  );
  return Math.round(Number(row?.points ?? 0) * pointValue);
}

/** What of a promotion's contact list was not counted. */
export interface LeftOut {
  /** Rows that name nobody we know. */
  readonly unidentified: number;
  /** Clients whose rows, joined since, name both arms: the earliest contact decides; of a draw those who proved to be one with another. */
  readonly bothArms: number;
  /** Clients beyond the viewer's branches, or in none before it began. */
  readonly listed: number;
}

export async function leftOutOf(home: Home, { code, drawn }: Span): Promise<LeftOut> {
  if (drawn) return { unidentified: drawn.gone, bothArms: drawn.joined, listed: drawn.members.length };
  const [row] = await runQuery<Record<"listed" | "unidentified" | "moved", number | bigint>>(
    home,
    "contacts left out of a promotion",
    sql`
      select c.listed, c.unidentified, b.moved
      from (select count(client_id) as listed, count(*) - count(client_id) as unidentified from core.promo_contacts where promo_code = ${code}) as c
      cross join (
        select count(*) as moved from (
          select r.client_id from staging.promo_contacts as s
          join staging.batch as b on b.batch_id = s.batch_id
          join core.client_record as r on r.client_ref = s.client_ref
          where s.promo_code = ${code} and b.status = 'loaded' and r.client_id is not null
          group by r.client_id having count(distinct s.arm) > 1
        ) as both_arms
      ) as b`,
  );
  return { listed: Number(row?.listed ?? 0), unidentified: Number(row?.unidentified ?? 0), bothArms: Number(row?.moved ?? 0) };
}
