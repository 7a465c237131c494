import type { Session } from "../warehouse/engine.ts";
import { raw, type Sql, sql } from "../warehouse/sql.ts";
import { clientDay, enlist, listed, stood } from "./scope.ts";

const visits = listed.within("visits", raw("key_hash"));
const sales = listed.within("sales", raw("key_hash"));
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
  await noteOrders(session, { orders: stood("visits"), contracts: stood("sales") });
}

/** What a model has to make anew because of what was made before it; by the model's name, called just before it is made. */
export const widen: Readonly<Record<string, (session: Session) => Promise<void>>> = {
  async "temp.busy_day"(session) {
    await noteOrders(session, { orders: listed.rows(raw("core.visit"), visits), contracts: listed.rows(raw("core.sale"), sales) });
    // A make that nobody wrote is that of a day before: all days of such a client hang together.
    await session.run(sql`create or replace temp table makeless as select distinct client_id from core.visit where is_qualifying and make is null and ${clients}`);
    await enlist(session, "day", sql`select distinct ${clientDay("closed_on")} from core.visit where is_qualifying and client_id in (select client_id from temp.makeless)`);
    await session.run(sql`
      create or replace temp table listed_order as
      select batch_id, line, client_id, closed_on, branch, visit_no, advisor, kind, make, total_amount, is_discounted
      from ${listed.rows(raw("core.visit"), sql`is_qualifying and ${clients} and ${listed.within("day", clientDay("closed_on"))}`)} as v`);
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
export const widenTables = ["listed_order", "makeless", "listed_visit", "listed_sale", "listed_number", "promised"] as const;
