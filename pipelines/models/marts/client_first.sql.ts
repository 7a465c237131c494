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
      select
        client_id, min(day) as first_contact,
        min(day) filter (where contact = 'visit') as first_visit,
        min_by(branch, day) filter (where contact = 'visit') as first_visit_branch,
        min(day) filter (where contact = 'purchase') as first_purchase
      from marts.contact
      where ${scope.within("client", raw("client_id"))}
      group by client_id
    ),
    again as (
      select v.client_id, min(v.day) as second_visit
      from (select client_id, day from marts.visit_day where ${scope.within("client", raw("client_id"))}) as v
      inner join days as d on d.client_id = v.client_id
      where v.day > d.first_visit
      group by v.client_id
    )
    select d.client_id, d.first_contact, d.first_visit, d.first_visit_branch, a.second_visit, d.first_purchase
    from days as d
    left join again as a on a.client_id = d.client_id`,
};
