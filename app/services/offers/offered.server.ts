import type { Home } from "#pipelines/index.ts";
import { raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { contactsShown } from "#app/auth/contacts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { shownText, type Contacts } from "../identity/shown-contact.ts";
import { offersTable } from "./match.server.ts";
import type { OfferVersion } from "./rules.server.ts";

/** A client with the offer and the numbers of its reason. Days are ISO, money minor units. */
export interface Offered {
  readonly id: number;
  readonly name: string | null;
  readonly kind: "person" | "company";
  readonly branch: string | null;
  readonly phone: string | null;
  readonly refused: boolean;
  readonly offer: string;
  readonly lastDay: string;
  readonly serviceOn: string | null;
  readonly serviceKm: number | null;
  readonly dueOn: string | null;
  readonly dueBy: "months" | "km" | null;
  readonly season: string | null;
  readonly storedOn: string | null;
  readonly score: number | null;
  readonly scoredOn: string | null;
  readonly complaintOn: string | null;
  readonly paid: number;
  readonly make: string | null;
  readonly soldOn: string | null;
}

/** How many clients get which offer; null: none of the rules holds. */
export async function offerCounts(home: Home, { rules }: OfferVersion, asOf: string): Promise<ReadonlyMap<string | null, number>> {
  const rows = await runQuery<{ offer: string | null; n: number | bigint }>(home, "offers counted", sql`select offer, count(*) as n from (${await offersTable(home, rules, asOf)}) as o group by offer`);
  return new Map(rows.map(({ offer, n }) => [offer, Number(n)]));
}

interface Question {
  readonly asOf: string;
  /** One offer; null: all of them. */
  readonly offer: string | null;
  readonly contacts: Contacts;
  /** Leaves out who does not want to be written to. */
  readonly consenting?: boolean;
  readonly page?: { readonly limit: number; readonly offset: number };
  readonly among?: Sql;
}

/** Clients who get something (or are to get nothing, on purpose), those who paid most first. */
export async function offeredClients(home: Home, { rules }: OfferVersion, { asOf, offer, contacts: wanted, consenting = false, page, among }: Question): Promise<Offered[]> {
  const text = (column: string, as: string): Sql => raw(`cast(${column} as varchar) as "${as}"`);
  const rows = await runQuery<Omit<Offered, "refused"> & { readonly refused: number }>(
    home,
    "clients with offers",
    sql`
      select client_id as id, name, client_kind as kind, branch, phone, refused, offer, ${text("last_day", "lastDay")}, ${text("service_on", "serviceOn")}, service_km as "serviceKm", ${text("due_on", "dueOn")}, due_by as "dueBy",
        tyre_season as season, ${text("stored_on", "storedOn")}, score, ${text("responded_on", "scoredOn")}, ${text("opened_on", "complaintOn")}, paid, sold_make as make, ${text("sold_on", "soldOn")}
      from (${await offersTable(home, rules, asOf, among)}) as o
      where ${offer === null ? raw("offer is not null") : sql`offer = ${offer}`} ${consenting ? raw("and refused = 0") : raw("")}
      order by paid desc, client_id ${page ? sql`limit ${page.limit} offset ${page.offset}` : raw("")}`,
  );
  const contacts = await contactsShown(wanted, { kind: "list", clients: rows.map(({ id }) => Number(id)) });
  return rows.map((row) => ({ ...row, id: Number(row.id), refused: Number(row.refused) === 1, paid: Number(row.paid), serviceKm: row.serviceKm === null ? null : Number(row.serviceKm), phone: row.phone === null ? null : shownText("phone", row.phone, contacts) }));
}
