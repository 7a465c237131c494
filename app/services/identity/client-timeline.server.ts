import type { Timeline, TimelineEvent } from "#app/dashboards/identity/views.ts";
import { inOwnBranches } from "#app/auth/scope.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home } from "#pipelines/index.ts";
import { join, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { staffNames } from "../staff-names.server.ts";

/** So many of the newest events are shown at once. */
const SHOWN = 60;
const MOST = 5_000;

/** What a kind of event is made of: its day, document, sub-kind (`word`), text, amount in minor units, and a number (score, points). */
const source = (from: Sql, columns: Sql) => sql`select ${columns}, t.batch_id, t.line from ${from}`;

/** Everything that the tables know of one client; each is looked through by the client alone. */
function events(id: number): Sql[] {
  return [
    source(
      sql`(select * from core.visit where client_id = ${id}) as t`,
      sql`t.closed_on as day, 'visit' as kind, t.visit_no as no, t.branch as branch, case when t.is_reversed or t.total_amount < 0 then 'reversed' else t.kind end as word, coalesce(t.advisor, t.advisor_text) as text, t.total_amount as amount, cast(null as integer) as number`,
    ),
    source(sql`(select * from core.sale where client_id = ${id}) as t`, sql`t.sold_on, case when t.is_cancelled then 'sale_cancelled' else 'sale' end, t.contract_no, t.branch, t.condition, concat(coalesce(t.make, ''), ' ', coalesce(t.model, '')), t.amount, null`),
    source(sql`(select * from core.survey where client_id = ${id}) as t`, sql`t.responded_on, 'survey', t.response_no, t.branch, t.origin, t.comment, null, t.recommend_score`),
    source(sql`(select * from core.survey_invitations where client_id = ${id}) as t`, sql`t.sent_on, 'invitation', t.invitation_no, null, t.touchpoint, null, null, null`),
    source(sql`(select * from core.points where client_id = ${id}) as t`, sql`t.booked_on, 'points', t.entry_no, t.branch, t.entry_kind, null, null, t.points`),
    source(
      sql`(select * from core.promo_contacts where client_id = ${id}) as t left join core.promotion as p on p.promo_code = t.promo_code`,
      sql`coalesce(t.contacted_on, p.starts_on), 'promo', t.promo_code, null, t.arm, p.name, null, null`,
    ),
    source(sql`(select * from core.complaints where client_id = ${id}) as t`, sql`t.opened_on, 'complaint', t.complaint_no, t.branch, t.severity, coalesce(t.topic, t.text), t.compensation_amount, null`),
    source(sql`(select * from core.complaints where client_id = ${id} and closed_on is not null) as t`, sql`t.closed_on, 'complaint_closed', t.complaint_no, t.branch, case when t.upheld then 'upheld' when not t.upheld then 'rejected' end, t.topic, null, null`),
    source(sql`(select * from core.bookings where client_id = ${id}) as t`, sql`t.booked_for, 'booking', t.booking_no, t.branch, t.status, t.advisor, null, null`),
    source(sql`(select * from core.tyre_storage where client_id = ${id}) as t`, sql`t.stored_on, 'tyres_stored', t.storage_no, t.branch, t.season, null, t.fee_amount, null`),
    source(sql`(select * from core.tyre_storage where client_id = ${id} and returned_on is not null) as t`, sql`t.returned_on, 'tyres_returned', t.storage_no, t.branch, t.season, null, null, null`),
    source(
      sql`(select * from core.event_guests where client_id = ${id}) as t join core.events as e on e.event_no = t.event_no`,
      sql`e.held_on, 'event', t.event_no, e.branch, case when t.attended then 'attended' else 'invited' end, e.name, null, null`,
    ),
    source(sql`(select * from core.parts_orders where client_id = ${id}) as t`, sql`t.ordered_on, 'part', t.order_no, null, case when t.issued_on is not null then 'issued' when t.arrived_on is not null then 'arrived' else 'awaited' end, t.item_name, t.amount, null`),
    source(sql`(select * from core.benefits where client_id = ${id}) as t`, sql`t.used_on, 'benefit', t.benefit_no, null, t.kind, null, t.cost_amount, null`),
    source(sql`(select * from core.meetings where client_id = ${id}) as t`, sql`t.held_on, 'meeting', t.meeting_no, null, null, t.note, null, null`),
    source(sql`(select * from core.receivables where client_id = ${id}) as t`, sql`t.issued_on, 'debt', t.document_no, null, case when t.paid_amount >= t.amount then 'paid' else 'unpaid' end, null, t.amount, null`),
  ];
}

type Row = Omit<TimelineEvent, "source"> & TimelineEvent["source"];

/** What is known of a client, newest first, each with the line it was read from; the newest ones, or (`whole`) all. */
export async function clientTimeline(home: Home, id: number, whole: boolean): Promise<Timeline> {
  const [names, rows] = await Promise.all([staffNames(home), runQuery<Row & { readonly total: number }>(
    home,
    "client timeline",
    sql`
      select e.day, e.kind, e.no, e.branch, e.word, e.text, e.amount, e.number, b.file, b.batch, e.line, count(*) over () as total
      from (${join(events(id), " union all ")}) as e
      inner join staging.batch as b on b.batch_id = e.batch_id
      where e.day is not null and ${inOwnBranches("clients", sql`e.branch`)}
      order by e.day desc, e.kind, e.no, e.line
      limit ${whole ? MOST : SHOWN}`,
  )]);
  const said = (kind: string, text: string | null): string | null => (kind === "visit" || kind === "booking" ? (names.get(text ?? "")?.name ?? text) : text)?.trim() || null;
  return {
    total: Number(rows[0]?.total ?? 0),
    events: rows.map(({ day, kind, no, branch, word, text, amount, number, file, batch, line }) => ({ day, kind, no, branch, word, text: said(kind, text), amount, number, source: { file, batch, line } })),
  };
}
