import type { Home } from "#pipelines/index.ts";
import { day, raw, sql } from "#pipelines/warehouse/sql.ts";
import { contactsShown } from "#app/auth/contacts.server.ts";
import type { MemberRow } from "#app/dashboards/segments/views.ts";
import { named, type SegmentSpec } from "#app/promotions/segments.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { outlookOf, type RepeatModel, type Visitor } from "../clients/repeat-model.ts";
import { mapInSlices } from "../in-slices.ts";
import { shownText, type Contacts } from "../identity/shown-contact.ts";
import { refusedQuery } from "../personal/consent.server.ts";
import { clientMarks } from "./marks.server.ts";
import { isMember } from "./members.server.ts";
import { moneyOf } from "./sizes.server.ts";

interface Question {
  readonly asOf: string;
  readonly contacts: Contacts;
  /** Leaves out who does not want to be written to. */
  readonly consenting?: boolean;
  /** What says who returns; null: nothing does. */
  readonly model: RepeatModel | null;
  readonly page?: { readonly limit: number; readonly offset: number };
}
type Row = Omit<MemberRow, "alive" | "visits"> & Visitor;

/** The clients of a segment, of most money first, each with what is to be expected within a year where the model tells. */
export async function memberRows(home: Home, spec: SegmentSpec, { asOf, contacts: wanted, consenting = false, model, page }: Question): Promise<MemberRow[]> {
  const marks = await clientMarks(home, asOf, named(spec));
  const rows = await runQuery<Row>(
    home,
    "clients of a segment",
    sql`
      with m as (${marks}),
      placed as (
        select m.client_id, m.name, m.client_kind, m.branch, m.phone, m.last_day, coalesce(p.money, 0) as money
        from m left join (${moneyOf(raw("select * from m"))}) as p on p.client_id = m.client_id
        where ${spec.all.length ? isMember(spec) : raw("true")} ${consenting ? sql`and m.client_id not in (${await refusedQuery(home)})` : raw("")}
        order by money desc, m.client_id ${page ? sql`limit ${page.limit} offset ${page.offset}` : raw("")}
      ),
      came as (
        select client_id, count(*) as visits, date_diff('day', min(day), max(day)) as between, date_diff('day', min(day), ${day(asOf)}) as known,
          count(*) filter (where total_amount > 0) as paid, cast(sum(total_amount) as bigint) as amount
        from marts.visit_day where day <= ${day(asOf)} and client_id in (select client_id from placed) group by client_id
      )
      select l.client_id as id, l.name, l.client_kind as kind, l.branch, l.phone, l.last_day as "lastDay", l.money,
        coalesce(c.visits, 0) as visits, coalesce(c.between, 0) as between, coalesce(c.known, 0) as known, coalesce(c.paid, 0) as paid, coalesce(c.amount, 0) as amount
      from placed as l left join came as c on c.client_id = l.client_id
      order by l.money desc, l.client_id`,
  );
  const contacts = await contactsShown(wanted, { kind: "list", clients: rows.map(({ id }) => Number(id)) });
  return mapInSlices(rows, ({ id, name, kind, branch, phone, lastDay, money, visits, between, known, paid, amount }) => {
    const outlook = model && outlookOf(model, { visits: Number(visits), between: Number(between), known: Number(known), paid: Number(paid), amount: Number(amount) });
    return { id: Number(id), name, kind, branch, phone: phone === null ? null : shownText("phone", phone, contacts), lastDay, money: Number(money), alive: outlook?.alive ?? null, visits: outlook?.visits ?? null };
  });
}
