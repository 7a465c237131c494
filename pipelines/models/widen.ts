import type { Session } from "../warehouse/engine.ts";
import { raw, type Sql, sql } from "../warehouse/sql.ts";
import { clientDay, enlist, listed, stands, stood } from "./scope.ts";

const clients = listed.within("client", raw("client_id"));

/** Clients, cars and numbers of the listed orders and contracts, of those that stood or of those that stand. */
async function noteOrders(session: Session, { orders, contracts }: { readonly orders: Sql; readonly contracts: Sql }): Promise<void> {
  await session.run(sql`create or replace temp table listed_visit as select client_id, closed_on, vin, visit_no from ${orders} as v`);
  await session.run(sql`create or replace temp table listed_sale as select client_id, contract_no from ${contracts} as s`);
  await enlist(session, "client", raw("select distinct client_id from (select client_id from temp.listed_visit union all select client_id from temp.listed_sale) as t where client_id is not null"));
  await enlist(session, "day", sql`select distinct ${clientDay("closed_on")} from temp.listed_visit where client_id is not null`);
  await enlist(session, "car", raw("select distinct vin from temp.listed_visit where vin is not null"));
  await session.run(raw("insert into temp.listed_number select visit_no, null from temp.listed_visit union all select null, contract_no from temp.listed_sale"));
}

/** What leads from a listed row to others is noted before it goes, and (in `widen`) after it has come. */
export async function noteBefore(session: Session): Promise<void> {
  await session.run(raw("create or replace temp table listed_number (visit_no varchar, contract_no varchar)"));
  await session.run(raw("create or replace temp table last_place as select coalesce(max(rowid), -1) as place from core.visit"));
  await noteOrders(session, { orders: stood("visits"), contracts: stood("sales") });
}

/** What a model has to make anew because of what was made before it; by the model's name, called just before it is made. */
export const widen: Readonly<Record<string, (session: Session) => Promise<void>>> = {
  async "temp.busy_day"(session) {
    await noteOrders(session, { orders: stands("visits"), contracts: stands("sales") });
    await session.run(sql`
      create or replace temp table client_order as
      select rowid as place, client_id, ${clientDay("closed_on")} as id, make is null as is_makeless from core.visit where is_qualifying and ${clients}`);
    // A make that nobody wrote is that of a day before: all days of such a client hang together.
    await enlist(session, "day", raw("select distinct id from temp.client_order where client_id in (select client_id from temp.client_order where is_makeless)"));
    // Those that were made now lie beside: only of the others a place has to be looked up.
    const columns = raw("batch_id, line, client_id, closed_on, branch, visit_no, advisor, kind, make, total_amount, is_discounted");
    await session.run(sql`
      create or replace temp table listed_order as
      select ${columns} from ${stands("visits")} where is_qualifying and ${clients} and ${listed.within("day", clientDay("closed_on"))}
      union all
      select ${columns} from core.visit
      where rowid in (select place from temp.client_order where ${listed.within("day", raw("id"))} and place <= (select place from temp.last_place))`);
  },

  async "marts.visit_day"(session) {
    await session.run(sql`create or replace temp table client_day as select rowid as place, ${clientDay("day")} as id, client_id, day, branch from marts.visit_day where ${clients}`);
  },

  /** All contacts of the listed clients: days that stayed, days that were made, purchases. */
  async "marts.client_first"(session) {
    await session.run(sql`
      create or replace temp table client_contact as
      select client_id, day, 'visit' as contact, branch from temp.client_day where not ${listed.within("day", raw("id"))}
      union all
      select client_id, day, 'visit', branch from temp.made_day
      union all
      select client_id, day, contact, branch from marts.contact where contact <> 'visit' and ${clients}`);
  },

  /** A purchase looks back to its client's days, and on to its car's visits. */
  async "marts.purchase"(session) {
    await enlist(session, "purchase", raw("select id from temp.redo_sales"));
    await enlist(session, "purchase", sql`select key_hash from core.sale where ${clients}`);
    await enlist(session, "purchase", sql`select key_hash from core.sale where ${listed.within("car", raw("vin"))}`);
  },

  /** An answer belongs to an order or contract by its number, or by its client. */
  async "temp.survey_link"(session) {
    await enlist(session, "surveys", raw("select key_hash from staging.surveys where visit_no in (select visit_no from temp.listed_number where visit_no is not null)"));
    await enlist(session, "surveys", raw("select key_hash from staging.surveys where contract_no in (select contract_no from temp.listed_number where contract_no is not null)"));
    await enlist(session, "surveys", sql`select key_hash from core.survey where ${clients}`);
  },

  async "core.visit_lines"(session) {
    await enlist(session, "visit_lines", sql`select key_hash from core.visit_lines where ${listed.within("visits", raw("visit_key"))}`);
  },

  /** One row a promotion and client: another of the same client may take the place of one that goes. */
  async "core.promo_contacts"(session) {
    const contacts = listed.within("promo_contacts", raw("key_hash"));
    await session.run(sql`
      create or replace temp table promised as
      select client_id from core.promo_contacts where ${contacts}
      union
      select client_id from core.client_record where client_ref in (select client_ref from staging.promo_contacts where ${contacts})`);
    await enlist(session, "promo_contacts", raw(`
      select key_hash from staging.promo_contacts where client_ref in (
        select client_ref from core.client_record where client_id in (select client_id from temp.promised where client_id is not null))`));
  },
};

/** Temporary tables of this file. */
export const widenTables = ["last_place", "client_order", "listed_order", "client_day", "client_contact", "listed_visit", "listed_sale", "listed_number", "promised"] as const;
