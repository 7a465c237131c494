import { raw, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { relations } from "./relations.ts";
import { spansTable } from "./spans.ts";

/**
 * Contacts of clients up to A, each with the silence that followed it: days to the client's next contact, or to A. Two contacts of one day
 * have no silence between them. Measures: contact = 1; again = 1 with a next contact. Branch, brand: of the contact after which the silence
 * began. Source: metrics.md, `lost_clients` (the gap after which fewer than one in ten return).
 */
export const contactGaps: Population = {
  id: "contact_gaps",
  unit: "contact",
  dimensions: ["branch", "brand", "client_kind"],
  carries: ["client_id", "day", "branch", "days", "batch_id", "line"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 120,
  select: (context) => {
    const kind = context.needs.has("client_kind");
    return sql`
    with span as (${spansTable(context)}),
    following as (
      select s.as_of, c.client_id, c.day, c.branch, c.make, c.batch_id, c.line,
        lead(c.day) over (partition by s.as_of, c.client_id order by c.day, c.contact, c.batch_id, c.line) as next_day
      from span s cross join ${relations(context).contact} c
      where c.day <= s.as_of
    )
    select f.as_of, concat(cast(f.client_id as varchar), ' ', cast(f.day as varchar)) as unit_id, f.client_id, f.day, f.branch, f.make as brand,
      ${kind ? raw("k.client_kind") : raw("cast(null as varchar) as client_kind")}, f.batch_id, f.line, 1 as contact,
      case when f.next_day is null then 0 else 1 end as again, date_diff('day', f.day, coalesce(f.next_day, f.as_of)) as days
    from following f ${kind ? raw("left join core.client k on k.client_id = f.client_id") : raw("")}
    where f.next_day is null or f.next_day > f.day`;
  },
};
