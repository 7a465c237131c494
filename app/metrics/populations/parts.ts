import { raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { monthText, spansTable } from "./spans.ts";

const common = {
  unit: "part",
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  dimensions: ["branch", "client_kind", "month"],
  monthly: "event",
} as const satisfies Partial<Population>;

/** Few of all clients wait for parts: nobody else's visits are counted. */
const whoOrdered = raw("select client_id from core.parts_orders where client_id is not null");

/** A line `o` as a unit with its measures, where `which` holds. The order names no branch: it is the client's home branch at A. */
const lines =
  (day: Sql, measures: Sql, which: Sql): Population["select"] =>
  (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m12", "as_of", whoOrdered)})
    select s.as_of, concat(o.order_no, ' ', o.line_no) as unit_id, o.client_id, ${day} as day, h.branch, k.client_kind, ${monthText(day)} as month, o.amount, o.batch_id, o.line, ${measures}
    from span s cross join core.parts_orders o
    left join core.client k on k.client_id = o.client_id
    left join home h on h.as_of = s.as_of and h.client_id = o.client_id
    where ${which}`;

/** Lines ordered in the period. Measures: ordered = 1; arrived = 1 where it came by A. Source: metrics.md, `parts_fill`. */
export const orderedParts: Population = {
  ...common,
  id: "ordered_parts",
  window: "year",
  monthsBack: 0,
  select: lines(
    sql`o.ordered_on`,
    sql`1 as ordered, case when o.arrived_on <= s.as_of then 1 else 0 end as arrived`,
    sql`o.ordered_on > s.after_day and o.ordered_on <= s.until_day`,
  ),
};

/** Lines that arrived in the period. Measures: arrived = 1; days from the order to the arrival. Source: metrics.md, `parts_wait`. */
export const arrivedParts: Population = {
  ...common,
  id: "arrived_parts",
  window: "year",
  monthsBack: 0,
  select: lines(sql`o.arrived_on`, sql`1 as arrived, date_diff('day', o.ordered_on, o.arrived_on) as days`, sql`o.arrived_on > s.after_day and o.arrived_on <= s.until_day and o.arrived_on >= o.ordered_on`),
};

/** Lines ordered by A. Measure: untold = 1 where the part had arrived by A, the client had not been told and had not fetched it. */
export const partsSoFar: Population = {
  ...common,
  id: "parts_so_far",
  dimensions: ["branch", "client_kind"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 1200,
  select: lines(
    sql`o.arrived_on`,
    sql`case when o.arrived_on <= s.as_of and (o.notified_on is null or o.notified_on > s.as_of) and (o.issued_on is null or o.issued_on > s.as_of) then 1 else 0 end as untold`,
    sql`o.ordered_on <= s.as_of`,
  ),
};
