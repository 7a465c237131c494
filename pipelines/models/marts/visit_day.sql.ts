import { raw, sql } from "../../warehouse/sql.ts";
import type { Model } from "../model.ts";
import { marts } from "../tables.ts";

/**
 * Visits as metrics count them: the qualifying orders of one client on one day are one visit, which takes branch, advisor, kind
 * and lineage from its largest order. A make nobody wrote down is the client's latest known one.
 */
export const visitDay: Model = {
  name: "marts.visit_day",
  columns: marts.visit_day,
  depends: ["core.visit"],
  unit: { of: "client", column: "client_id" },
  select: (scope) => sql`
    with placed as (
      select
        client_id, closed_on as day, branch, visit_no, advisor, kind, make, batch_id, line,
        row_number() over (partition by client_id, closed_on order by total_amount desc, branch, visit_no) as place,
        count(*) over (partition by client_id, closed_on) as orders,
        sum(total_amount) over (partition by client_id, closed_on) as total_amount,
        max(make) over (partition by client_id, closed_on) as make_of_day,
        min(case when is_discounted then 1 else 0 end) over (partition by client_id, closed_on) = 1 as all_discounted
      from ${scope.rows(raw("core.visit"), sql`is_qualifying and ${scope.within("client", raw("client_id"))}`)} as v
    )
    select
      client_id, day, branch, visit_no, advisor, kind,
      last_value(coalesce(make, make_of_day) ignore nulls) over (partition by client_id order by day rows between unbounded preceding and current row) as make,
      orders, total_amount, all_discounted,
      row_number() over (partition by client_id order by day) as visit_index,
      batch_id, line
    from placed
    where place = 1`,
};
