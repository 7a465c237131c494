import { sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { namedStaff, nobodyNamed } from "./named-staff.ts";
import { monthText, spansTable } from "./spans.ts";

/**
 * Appointments of the period whose outcome is known. Measures: booked = 1; kept, no_show, cancelled = 1 as the branch noted. Those still open
 * or without a status are left out. Source: metrics.md, `booking_kept`, `no_show_share`.
 */
export const bookings: Population = {
  id: "bookings",
  unit: "booking",
  dimensions: ["branch", "client_kind", "staff", "channel", "month"],
  carries: ["client_id", "day", "branch", "batch_id", "line"],
  monthly: "event",
  window: "year",
  monthsBack: 0,
  leftOut: {
    dimensions: ["branch", "channel"],
    select: (context) => sql`
    with span as (${spansTable(context)})
    select s.as_of, b.branch, b.channel, case when b.status = 'open' then 'open_booking' else 'no_status' end as reason
    from span s cross join core.bookings b
    where b.booked_for > s.after_day and b.booked_for <= s.until_day and (b.status is null or b.status = 'open')`,
  },
  select: (context) => sql`
    with span as (${spansTable(context)}), named as (${context.needs.has("staff") ? namedStaff(sql`select advisor as said, branch from core.bookings`) : nobodyNamed})
    select s.as_of, concat(b.branch, ' ', b.booking_no) as unit_id, b.client_id, b.booked_for as day, b.branch, k.client_kind, n.staff_code as staff, b.channel,
      ${monthText(sql`b.booked_for`)} as month, b.batch_id, b.line, 1 as booked, case when b.status = 'kept' then 1 else 0 end as kept,
      case when b.status = 'no_show' then 1 else 0 end as no_show, case when b.status = 'cancelled' then 1 else 0 end as cancelled
    from span s cross join core.bookings b
    left join core.client k on k.client_id = b.client_id
    left join named n on n.said = b.advisor and n.at_branch = coalesce(b.branch, '')
    where b.booked_for > s.after_day and b.booked_for <= s.until_day and b.status in ('kept', 'no_show', 'cancelled')`,
};
