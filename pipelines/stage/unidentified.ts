import type { Source } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { allOf, ident, join, raw, sql } from "../warehouse/sql.ts";
import { staged } from "./tables.ts";

/** Where a car may tell whose row it is. An answer's client may be known through its order, but the row itself names nobody (decision 2). */
const coreTable: Partial<Record<Source["kind"], string>> = { visits: "core.visit", sales: "core.sale" };

/** Loaded rows of a batch that no client could be found for, by own keys or the car's owner; to be asked once the models are built. */
export async function countUnidentified(session: Session, source: Source, batchId: number): Promise<number> {
  if (!source.hasClient) return 0;
  const core = coreTable[source.kind];
  const sameKey = allOf(source.key.map((column) => sql`c.${ident(column)} = u.${ident(column)}`));
  const [row] = await session.query<{ n: number }>(sql`
    with unclear as (
      select ${join(source.key.map((column) => sql`s.${ident(column)}`))} from ${staged(source)} as s
      where s.batch_id = ${batchId} and s.outcome = 'loaded'
        and not exists (select 1 from core.client_record as r where r.client_ref = s.client_ref and r.client_id is not null)
    )
    select count(*) as n from unclear as u
    where ${core ? sql`not exists (select 1 from ${ident(core)} as c where ${sameKey} and c.client_id is not null)` : raw("true")}`);
  return row?.n ?? 0;
}
