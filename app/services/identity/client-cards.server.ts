import type { ClientCard } from "#app/dashboards/duplicates/views.ts";
import { inOwnBranches, isOwnBranch, readsAll } from "#app/auth/scope.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home, KeyRef } from "#pipelines/index.ts";
import { bigint, list, raw, sql } from "#pipelines/warehouse/sql.ts";
import { keysOfClients } from "./client-keys.server.ts";
import { shownContact, type Contacts } from "./shown-contact.ts";

type Client = Pick<ClientCard, "name" | "records"> & { readonly client_id: number; readonly client_kind: ClientCard["kind"] };
interface Sums {
  readonly client_id: number;
  readonly visits: number;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly visit_amount: number | bigint;
  readonly car_amount: number | bigint;
}

/** Everything about some clients that helps to tell whether they are one, by number; a client that is not there is absent. */
export async function clientCards(home: Home, ids: readonly number[], contacts: Contacts = "masked"): Promise<ReadonlyMap<number, ClientCard>> {
  if (ids.length === 0) return new Map();
  const wanted = list(ids);
  const own = inOwnBranches("clients", sql`branch`);
  const [clients, keys, names, cars, branches, sums] = await Promise.all([
    runQuery<Client>(home, "clients", sql`select client_id, name, client_kind, records from core.client where client_id in (${wanted})`),
    keysOfClients(home, ids),
    runQuery<{ client_id: number; client_name: string }>(
      home,
      "client spellings",
      sql`select client_id, client_name from core.client_record where client_id in (${wanted}) and folded is not null and not regexp_matches(client_name, '^~[nx]')
          group by client_id, client_name order by client_id, sum(rows) desc, client_name`,
    ),
    runQuery<{ client_id: number; vin: string; make: string | null }>(
      home,
      "client cars",
      sql`select client_id, vin, max(make) as make from (
            select client_id, vin, make, closed_on as day from core.visit where client_id in (${wanted}) and ${own}
            union all select client_id, vin, make, sold_on from core.sale where client_id in (${wanted}) and ${own}
            union all select client_id, vin, null, from_day from core.ownership where client_id in (${wanted})
          ) as c where vin is not null group by client_id, vin order by client_id, max(day) desc, vin`,
    ),
    runQuery<{ client_id: number; branch: string }>(
      home,
      "client branches",
      sql`select client_id, branch from marts.contact where client_id in (${wanted}) and ${own} group by client_id, branch order by client_id, count(*) desc, branch`,
    ),
    runQuery<Sums>(
      home,
      "client sums",
      sql`select client_id, count(*) filter (contact = 'visit') as visits, min(day) as first_day, max(day) as last_day,
            ${bigint(raw("coalesce(sum(amount) filter (contact = 'visit'), 0)"))} as visit_amount,
            ${bigint(raw("coalesce(sum(amount) filter (contact = 'purchase'), 0)"))} as car_amount
          from (
            select client_id, 'visit' as contact, day, total_amount as amount from marts.visit_day where client_id in (${wanted}) and ${own}
            union all
            select client_id, 'purchase', sold_on, amount from core.sale where client_id in (${wanted}) and not is_cancelled and ${own}
          ) as c group by client_id`,
    ),
  ]);
  return new Map(
    clients.map(({ client_id: id, name, client_kind, records }) => {
      const ofClient = <T extends { readonly client_id: number }>(rows: readonly T[]): T[] => rows.filter((row) => row.client_id === id);
      const [sum] = ofClient(sums);
      const card: ClientCard = {
        id,
        name,
        kind: client_kind,
        records,
        names: ofClient(names).map((row) => row.client_name),
        keys: ofClient(keys).filter(isOwnKey).map((key) => shownContact(key, contacts)),
        cars: ofClient(cars).map(({ vin, make }) => ({ vin, make })),
        branches: ofClient(branches).map((row) => row.branch),
        visits: sum?.visits ?? 0,
        firstDay: sum?.first_day ?? null,
        lastDay: sum?.last_day ?? null,
        visitAmount: sum?.visit_amount ?? 0,
        carAmount: sum?.car_amount ?? 0,
      };
      return [id, card];
    }),
  );
}

/** A client's number in the files of a branch tells of that branch. */
const isOwnKey = ({ code_space: space }: Pick<KeyRef, "code_space">): boolean => !space || readsAll("clients") || isOwnBranch("clients", space);
