import type { CarPageView, Spell } from "#app/dashboards/identity/views.ts";
import { inOwnBranches, ownClients, readsAll } from "#app/auth/scope.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { clientNames } from "./client-keys.server.ts";

interface Owned {
  readonly client_id: number;
  readonly from_day: string | null;
  readonly until_day: string | null;
}
interface Visit {
  readonly closed_on: string;
  readonly client_id: number | null;
  readonly by_vin: boolean;
}
type Document = NonNullable<Spell["document"]> & { readonly client_id: number | null };

/** Whose a car was when, and by which document; null for a VIN that no file names, or none of an own branch. Of others' clients and papers nothing is told. */
export async function carPage(home: Home, text: string): Promise<CarPageView | null> {
  const vin = text.trim().toUpperCase();
  const own = inOwnBranches("clients", sql`branch`);
  const [owned, visits, documents, makes] = await Promise.all([
    runQuery<Owned>(home, "owners of a car", sql`select client_id, from_day, until_day from core.ownership where vin = ${vin} and ${ownClients(sql`client_id`)} order by from_day nulls first`),
    runQuery<Visit>(home, "visits of a car", sql`select closed_on, client_id, identified_by = 'vin' as by_vin from core.visit where vin = ${vin} and ${own} order by closed_on`),
    documentsOf(home, vin),
    runQuery<{ make: string | null }>(home, "make of a car", sql`select max(make) as make from (select make from core.visit where vin = ${vin} and ${own} union all select make from core.sale where vin = ${vin} and ${own}) as m`),
  ]);
  if (visits.length === 0 && documents.length === 0 && (owned.length === 0 || !readsAll("clients"))) return null;
  const names = await clientNames(home, [...new Set(owned.map((spell) => spell.client_id))]);
  const spells = withGaps(owned).map(({ client_id, from_day: from, until_day: until }): Spell => {
    const within = visits.filter(({ closed_on: day }) => (from === null || day >= from) && (until === null || day < until));
    const own = within.filter((visit) => visit.client_id === client_id);
    const found = documents.find((one) => one.client_id === client_id && one.day === from);
    return {
      client: client_id === null ? null : { id: client_id, name: names.get(client_id) ?? null },
      from,
      until,
      document: found ? { kind: found.kind, no: found.no, file: found.file, batch: found.batch, line: found.line, day: found.day } : null,
      visits: own.length,
      lastVisit: own.at(-1)?.closed_on ?? null,
      byVin: own.filter((visit) => visit.by_vin).length,
    };
  });
  return { vin, make: makes[0]?.make ?? null, spells, visits: visits.length, unidentified: visits.filter((visit) => visit.client_id === null).length };
}

type Holder = Omit<Owned, "client_id"> & { readonly client_id: number | null };

/** Between two owners there may be a time of none: sold to somebody whom no key names. */
function withGaps(owned: readonly Owned[]): Holder[] {
  return owned.flatMap((spell, i): Holder[] => {
    const next = owned[i + 1]?.from_day ?? null;
    const hasGap = spell.until_day !== null && spell.until_day !== next;
    return hasGap ? [spell, { client_id: null, from_day: spell.until_day, until_day: next }] : [spell];
  });
}

/** Papers that may make somebody the owner, those that count more first. */
const documentsOf = (home: Home, vin: string): Promise<Document[]> =>
  runQuery<Document>(
    home,
    "papers of a car",
    sql`
      select d.kind, d.no, d.client_id, d.day, b.file, b.batch, d.line
      from (
        select 3 as strength, 'sales' as kind, contract_no as no, client_id, sold_on as day, batch_id, line, branch from core.sale where vin = ${vin} and not is_cancelled
        union all
        select 2, 'visits', visit_no, client_id, closed_on, batch_id, line, branch from core.visit where vin = ${vin} and (identified_by is null or identified_by = 'key')
        union all
        select 1, 'tyre_storage', storage_no, client_id, stored_on, batch_id, line, branch from core.tyre_storage where vin = ${vin}
        union all
        select 0, 'vehicles', null, client_id, null, batch_id, line, null from core.vehicles where vin = ${vin}
      ) as d
      inner join staging.batch as b on b.batch_id = d.batch_id
      where ${inOwnBranches("clients", sql`d.branch`)}
      order by d.strength desc, d.branch desc, d.no desc`,
  );
