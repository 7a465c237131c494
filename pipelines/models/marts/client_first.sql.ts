import { raw, type Sql, sql } from "../../warehouse/sql.ts";
import type { Model } from "../model.ts";
import type { Scope } from "../scope.ts";
import { marts } from "../tables.ts";

/** Days of contact, of all clients or of the listed ones (which `widen.ts` has laid out: the days of millions are looked through once). */
const contacts = ({ whole }: Scope): Sql => raw(whole ? "marts.contact" : "temp.client_contact");
const visitDays = ({ whole }: Scope): Sql => (whole ? raw("marts.visit_day") : raw("(select client_id, day from temp.client_contact where contact = 'visit')"));

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
      from ${contacts(scope)} as c
      group by client_id
    ),
    again as (
      select v.client_id, min(v.day) as second_visit
      from ${visitDays(scope)} as v
      inner join days as d on d.client_id = v.client_id
      where v.day > d.first_visit
      group by v.client_id
    )
    select d.client_id, d.first_contact, d.first_visit, d.first_visit_branch, a.second_visit, d.first_purchase
    from days as d
    left join again as a on a.client_id = d.client_id`,
};
