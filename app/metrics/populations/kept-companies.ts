import { sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { namedStaff } from "./named-staff.ts";

/** Who looks after a business client at the end of each span (`span` of the statement): whoever held the latest meeting with it by then. Rows `as_of, client_id, staff`. */
export const keptCompanies: Sql = sql`
      select s.as_of, m.client_id, n.staff_code as staff
      from span s cross join core.meetings m
      join (${namedStaff(sql`select staff as said, cast(null as varchar) as branch from core.meetings`)}) as n on n.said = m.staff
      join core.client k on k.client_id = m.client_id
      where m.held_on <= s.until_day and k.client_kind = 'company'
      qualify row_number() over (partition by s.as_of, m.client_id order by m.held_on desc, m.meeting_no desc) = 1`;
