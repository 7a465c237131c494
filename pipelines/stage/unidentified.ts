import type { Source } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { allOf, ident, join, sql } from "../warehouse/sql.ts";
import { staged } from "./tables.ts";

/** Where the rows of a kind end up, if they are about clients. */
const coreTable: Partial<Record<Source["kind"], string>> = { visits: "core.visit", sales: "core.sale", surveys: "core.survey" };

/** Loaded rows of a batch that no client could be found for, by own keys or otherwise; to be asked once the models are built. */
export async function countUnidentified(session: Session, source: Source, batchId: number): Promise<number> {
  const core = coreTable[source.kind];
  if (!core) return 0;
  const sameKey = allOf(source.key.map((column) => sql`c.${ident(column)} = u.${ident(column)}`));
  const [row] = await session.query<{ n: number }>(sql`
    with unclear as (
      select ${join(source.key.map((column) => sql`s.${ident(column)}`))} from ${staged(source)} as s
      where s.batch_id = ${batchId} and s.outcome = 'loaded'
        and not exists (select 1 from core.client_record as r where r.client_ref = s.client_ref and r.client_id is not null)
    )
    select count(*) as n from unclear as u
    where not exists (select 1 from ${ident(core)} as c where ${sameKey} and c.client_id is not null)`);
  return row?.n ?? 0;
}
