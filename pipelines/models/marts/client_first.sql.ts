import { raw, sql } from "../../warehouse/sql.ts";
import type { Model } from "../model.ts";
import { marts } from "../tables.ts";

/** The days that windows are measured from, for every client with a contact. */
export const clientFirst: Model = {
  name: "marts.client_first",
  columns: marts.client_first,
  depends: ["marts.contact", "marts.visit_day"],
  unit: { of: "client", column: "client_id" },
  select: (scope) => sql`
    with days as (
      select client_id, min(day) as first_contact, min(day) filter (where contact = 'purchase') as first_purchase
      from marts.contact
      where ${scope.within("client", raw("client_id"))}
      group by client_id
    ),
    visits as (
      select
        client_id,
        min(day) filter (where visit_index = 1) as first_visit,
        min(branch) filter (where visit_index = 1) as first_visit_branch,
        min(day) filter (where visit_index = 2) as second_visit
      from marts.visit_day
      where visit_index <= 2 and ${scope.within("client", raw("client_id"))}
      group by client_id
    )
    select d.client_id, d.first_contact, v.first_visit, v.first_visit_branch, v.second_visit, d.first_purchase
    from days as d
    left join visits as v on v.client_id = d.client_id`,
};
