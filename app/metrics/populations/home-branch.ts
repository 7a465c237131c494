import { ident, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context } from "../define.ts";
import { relations } from "./relations.ts";
import { homeOfStays } from "./from-stays.ts";
import { readsStays } from "./stays.ts";

/**
 * Home branch of each client at the end of the window (from, to] of every span: the branch with the most visit days in the window,
 * on a tie the one of the latest visit; without a visit in it, that of the latest purchase, however long ago; then by name.
 * Rows: as_of, client_id, branch; none when the question does not name the branch, for it costs a pass over all contacts.
 * `among`: a query of the clients that are wanted. Source: metrics.md, "Home branch".
 */
export function homeBranch(context: Context, from: "m12" | "m24", to: "as_of" | "m12", among?: Sql): Sql {
  if (!context.needs.has("branch")) return sql`select s.as_of, cast(null as integer) as client_id, cast(null as varchar) as branch from span s where false`;
  // The stays know home of a year, not of two.
  const isYear = from === "m12" || to === "m12";
  if (isYear && readsStays(context)) return homeOfStays(context, from, to, among);
  return sql`
    select as_of, client_id, branch from (
      select s.as_of, c.client_id, c.branch,
        count(*) filter (where c.contact = 'visit') as visit_days,
        max(case when c.contact = 'visit' then c.day end) as last_visit,
        max(case when c.contact = 'purchase' then c.day end) as last_purchase
      from span s cross join ${relations(context).contact} c
      where c.day <= s.${ident(to)} and (c.day > s.${ident(from)} or c.contact = 'purchase')${among ? sql` and c.client_id in (${among})` : raw("")}
      group by s.as_of, c.client_id, c.branch
    ) as by_branch
    qualify row_number() over (
      partition by as_of, client_id
      order by visit_days desc, last_visit desc nulls last, last_purchase desc nulls last, branch
    ) = 1`;
}
