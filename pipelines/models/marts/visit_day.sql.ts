import { lastKnown, raw, type Sql, sql } from "../../warehouse/sql.ts";
import type { Model } from "../model.ts";
import { listed, type Scope } from "../scope.ts";
import { marts } from "../tables.ts";

/** The qualifying orders, of all days or of the listed days of clients (which `widen.ts` has laid out, for they are read more than once). */
const orders = (scope: Scope): Sql => (scope.whole ? raw("(select * from core.visit where is_qualifying)") : raw("temp.listed_order"));

/** Of each day the order that stands for it: the only one, or the largest. Takes FROM items `v` (orders) and `b` (temp.busy_day). */
const standsForDay = raw(`
    left join temp.busy_day as b on b.client_id = v.client_id and b.day = v.closed_on
    where (b.client_id is null or (b.batch_id = v.batch_id and b.line = v.line))`);

/** Days on which a client has more than one qualifying order, which are few: the largest of them, and what all of them come to. */
export const busyDay: Model = {
  name: "temp.busy_day",
  columns: { client_id: "BIGINT", day: "DATE", batch_id: "INTEGER", line: "INTEGER", orders: "INTEGER", total_amount: "BIGINT", make: "VARCHAR", all_discounted: "BOOLEAN" },
  depends: ["core.visit"],
  select: (scope) => sql`
    with several as (
      select client_id, closed_on as day from ${orders(scope)} as v group by client_id, closed_on having count(*) > 1
    ),
    placed as (
      select
        v.client_id, v.closed_on as day, v.batch_id, v.line,
        row_number() over (partition by v.client_id, v.closed_on order by v.total_amount desc, v.branch, v.visit_no) as place,
        count(*) over (partition by v.client_id, v.closed_on) as orders,
        sum(v.total_amount) over (partition by v.client_id, v.closed_on) as total_amount,
        max(v.make) over (partition by v.client_id, v.closed_on) as make,
        min(case when v.is_discounted then 1 else 0 end) over (partition by v.client_id, v.closed_on) = 1 as all_discounted
      from ${orders(scope)} as v
      semi join several as s on s.client_id = v.client_id and s.day = v.closed_on
    )
    select client_id, day, batch_id, line, orders, total_amount, make, all_discounted
    from placed
    where place = 1`,
};

/** For clients with a day whose make nobody wrote down: of each day the make known by then. */
export const knownMake: Model = {
  name: "temp.known_make",
  columns: { client_id: "BIGINT", day: "DATE", make: "VARCHAR" },
  depends: ["core.visit", "temp.busy_day"],
  select: (scope) => sql`
    select client_id, day, ${lastKnown(raw("make"))} over (partition by client_id order by day rows between unbounded preceding and current row) as make
    from (
      select v.client_id, v.closed_on as day, coalesce(v.make, b.make) as make
      from (select * from ${orders(scope)} as o where o.client_id in (select g.client_id from ${orders(scope)} as g where g.make is null)) as v
      ${standsForDay}
    ) as m`,
};

/**
 * Visits as metrics count them: the qualifying orders of one client on one day are one visit, which takes branch, advisor, kind
 * and lineage from its largest order. A make nobody wrote down is the client's latest known one.
 */
export const visitDay: Model = {
  name: "marts.visit_day",
  columns: marts.visit_day,
  depends: ["core.visit", "temp.busy_day", "temp.known_make"],
  unit: { of: "client", column: "client_id", noted: { places: sql`select place from temp.client_day where ${listed.within("day", raw("id"))}`, made: raw("temp.made_day") } },
  select: (scope) => sql`
    select
      v.client_id, v.closed_on as day, v.branch, v.visit_no, v.advisor, v.kind,
      coalesce(v.make, b.make, k.make) as make,
      coalesce(b.orders, 1) as orders,
      coalesce(b.total_amount, v.total_amount) as total_amount,
      coalesce(b.all_discounted, v.is_discounted) as all_discounted,
      v.batch_id, v.line
    from ${orders(scope)} as v
    left join temp.known_make as k on k.client_id = v.client_id and k.day = v.closed_on
    ${standsForDay}`,
};
