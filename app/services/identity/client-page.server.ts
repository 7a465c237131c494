import type { ClientPageView, GoneClient, OwnedCar } from "#app/dashboards/identity/views.ts";
import { maySee } from "#app/auth/access.server.ts";
import { contactsShown } from "#app/auth/contacts.server.ts";
import { inOwnBranches, ownClients } from "#app/auth/scope.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { decisionViews } from "../duplicates/decisions.server.ts";
import { clientCards } from "./client-cards.server.ts";
import { clientHead } from "./client-head.server.ts";
import { clientNames } from "./client-keys.server.ts";
import { clientTimeline } from "./client-timeline.server.ts";
import { explanation } from "./explanation.server.ts";
import { pipelines } from "./pipelines.server.ts";

/** A client's page, or where the number leads when nobody has it any more. Of who has no paper of an own branch there is none; rows of other branches are left out. */
export async function clientPage(home: Home, text: string, wholeTimeline = false): Promise<ClientPageView | GoneClient> {
  const id = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(id)) return { id: text, now: [] };
  const [own] = await runQuery<{ client_id: number }>(home, "own client", sql`select client_id from core.client where client_id = ${id} and ${ownClients(sql`client_id`)}`);
  const contacts = own ? await contactsShown("whole", { kind: "client", clients: [id] }) : "masked";
  const card = own && (await clientCards(home, [id], contacts)).get(id);
  if (!card) return { id: text, now: await leadsTo(home, id) };
  const cars = await carsOf(home, id);
  const [head, timeline] = await Promise.all([clientHead(home, id, cars), clientTimeline(home, id, wholeTimeline)]);
  // How records came together names files of every branch.
  if (!maySee("/data/duplicates")) return { card, head, timeline, explanation: null, cars, decisions: [] };
  const [why, decisions] = await Promise.all([explanation(home, id, contacts), decisionViews(home)]);
  return { card, head, timeline, explanation: why, cars, decisions: decisions.filter(({ clients }) => clients.some((client) => client.id === id)) };
}

async function leadsTo(home: Home, id: number): Promise<GoneClient["now"]> {
  const { clientsOfNumber } = await pipelines();
  const rows = await runQuery<{ client_id: number }>(home, "clients of an old number", sql`select client_id from (${clientsOfNumber(id)}) as led where ${ownClients(sql`client_id`)}`);
  const names = await clientNames(home, rows.map((row) => row.client_id));
  return rows.map(({ client_id }) => ({ id: client_id, name: names.get(client_id) ?? null }));
}

const carsOf = (home: Home, id: number): Promise<OwnedCar[]> =>
  runQuery<OwnedCar>(
    home,
    "cars of a client",
    sql`
      with owned as (
        select vin, from_day, until_day from core.ownership where client_id = ${id}
      ),
      came as (
        select o.vin, o.from_day, count(v.vin) as visits, max(v.closed_on) as last_visit, max(v.make) as make
        from owned as o
        left join (select vin, closed_on, make from core.visit where client_id = ${id} and vin is not null and ${inOwnBranches("clients", sql`branch`)}) as v
          on v.vin = o.vin and (o.from_day is null or v.closed_on >= o.from_day) and (o.until_day is null or v.closed_on < o.until_day)
        group by o.vin, o.from_day
      ),
      sold as (
        select vin, max(make) as make from core.sale where vin in (select vin from owned) group by vin
      )
      select o.vin, coalesce(c.make, s.make) as make, o.from_day as "from", o.until_day as until, c.visits, c.last_visit as "lastVisit"
      from owned as o
      inner join came as c on c.vin = o.vin and c.from_day is not distinct from o.from_day
      left join sold as s on s.vin = o.vin
      order by o.until_day desc nulls first, o.from_day desc nulls last, o.vin`,
  );
