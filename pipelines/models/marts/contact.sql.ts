import { sql } from "../../warehouse/sql.ts";
import type { Model } from "../model.ts";
import { marts } from "../tables.ts";

/** What makes a client active: a visit day, or a purchase that stands. */
export const contact: Model = {
  name: "marts.contact",
  columns: marts.contact,
  depends: ["marts.visit_day", "core.sale"],
  isView: true,
  select: () => sql`
    select client_id, day, 'visit' as contact, branch, make, batch_id, line
    from marts.visit_day
    union all
    select client_id, sold_on as day, 'purchase' as contact, branch, make, batch_id, line
    from core.sale
    where client_id is not null and not is_cancelled`,
};
