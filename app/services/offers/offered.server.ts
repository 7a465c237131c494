import type { Home } from "#pipelines/index.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";
import { contactsShown } from "#app/auth/contacts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { shownText, type Contacts } from "../identity/shown-contact.ts";
import { mapInSlices } from "../in-slices.ts";
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
export type OfferCounts = ReadonlyMap<string | null, number>;
interface Counted {
  readonly offer: string | null;
  readonly n: number | bigint;
}
const countsOf = (rows: readonly Counted[]): OfferCounts => new Map(rows.map(({ offer, n }) => [offer, Number(n)]));

export async function offerCounts(home: Home, { rules }: OfferVersion, asOf: string): Promise<OfferCounts> {
  return countsOf(await runQuery<Counted>(home, "offers counted", sql`select offer, count(*) as n from (${await offersTable(home, rules, asOf)}) as o group by offer`));
}

interface Question {
  readonly asOf: string;
  /** One offer; null: all of them. */
  readonly offer: string | null;
  readonly contacts: Contacts;
  /** Leaves out who does not want to be written to. */
  readonly consenting?: boolean;
  readonly page?: { readonly limit: number; readonly offset: number };
}
type Row = Omit<Offered, "refused"> & { readonly refused: number };

const text = (column: string): string => `cast(${column} as varchar)`;
const columns = {
  id: "client_id", name: "name", kind: "client_kind", branch: "branch", phone: "phone", refused: "refused", offer: "offer", lastDay: text("last_day"), serviceOn: text("service_on"), serviceKm: "service_km", dueOn: text("due_on"), dueBy: "due_by",
  season: "tyre_season", storedOn: text("stored_on"), score: "score", scoredOn: text("responded_on"), complaintOn: text("opened_on"), paid: "paid", make: "sold_make", soldOn: text("sold_on"),
} as const satisfies Readonly<Record<keyof Offered, string>>;
const read = raw(Object.entries(columns).map(([as, from]) => `${from} as "${as}"`).join(", "));

/** The offer of one client, if any rule holds. */
export async function offeredTo(home: Home, { rules }: OfferVersion, { asOf, contacts }: Pick<Question, "asOf" | "contacts">, client: number): Promise<Offered[]> {
  return told(await runQuery<Row>(home, "offer of a client", sql`select ${read} from (${await offersTable(home, rules, asOf, sql`select ${client} as client_id`)}) as o where offer is not null`), contacts);
}

/** Clients who get something (or are to get nothing, on purpose), those who paid most first; and how many of all get which: in one reading of the table, which is most of the work. */
export async function offeredClients(home: Home, { rules }: OfferVersion, { asOf, offer, contacts, consenting = false, page }: Question): Promise<{ readonly counts: OfferCounts; readonly clients: Offered[] }> {
  const blank = raw(Object.keys(columns).map((name) => (name === "offer" ? "c.offer" : "null")).join(", "));
  const rows = await runQuery<(Row & { readonly n: null }) | Counted>(
    home,
    "clients with offers",
    sql`
      with o as (${await offersTable(home, rules, asOf)}),
      placed as (
        select ${read}, cast(null as bigint) as n from o
        where ${offer === null ? raw("offer is not null") : sql`offer = ${offer}`} ${consenting ? raw("and refused = 0") : raw("")}
        order by paid desc, client_id ${page ? sql`limit ${page.limit} offset ${page.offset}` : raw("")}
      )
      select * from placed
      union all
      select ${blank}, c.n from (select offer, count(*) as n from o group by offer) as c
      order by n desc nulls last, paid desc, id`,
  );
  const clients = rows.filter((row) => row.n === null);
  return { counts: countsOf(rows.filter((row) => row.n !== null)), clients: await told(clients, contacts) };
}

async function told(rows: readonly Row[], wanted: Contacts): Promise<Offered[]> {
  const contacts = await contactsShown(wanted, { kind: "list", clients: rows.map(({ id }) => Number(id)) });
  return mapInSlices(rows, (row) => ({ ...row, id: Number(row.id), refused: Number(row.refused) === 1, paid: Number(row.paid), serviceKm: row.serviceKm === null ? null : Number(row.serviceKm), phone: row.phone === null ? null : shownText("phone", row.phone, contacts) }));
}
