import type { Source } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, raw, sql } from "../warehouse/sql.ts";
import { staged } from "./tables.ts";

/** Where a car may tell whose row it is. An answer's client may be known through its order, but the row itself names nobody (decision 2). */
const coreTable: Partial<Record<Source["kind"], string>> = { visits: "core.visit", sales: "core.sale" };

/** Of so few rows the records are picked out first: a join would lay out all there are. */
const FEW = 100_000;

/** Loaded rows of a batch that no client could be found for, by own keys or the car's owner; to be asked once the models are built. */
export async function countUnidentified(session: Session, source: Source, { batch_id, loaded }: { readonly batch_id: number; readonly loaded: number }): Promise<number> {
  if (!source.hasClient) return 0;
  const core = coreTable[source.kind];
  const mine = sql`select key_hash, client_ref from ${staged(source)} where batch_id = ${batch_id} and outcome = 'loaded'`;
  if (loaded <= FEW) await session.run(sql`create or replace temp table landed_row as ${mine}`);
  const theirs = raw(loaded <= FEW ? "client_ref in (select client_ref from temp.landed_row)" : "true");
  await session.run(sql`
    create or replace temp table unclear as
    select s.key_hash
    from (${loaded <= FEW ? raw("select * from temp.landed_row") : mine}) as s
    left join (select client_ref from core.client_record where client_id is not null and ${theirs}) as r on r.client_ref = s.client_ref
    where r.client_ref is null`);
  await session.run(raw("drop table if exists temp.landed_row"));
  const known = core ? sql`select count(*) from ${ident(core)} where client_id is not null and key_hash in (select key_hash from unclear)` : raw("0");
  const [row] = await session.query<{ n: number }>(sql`select (select count(*) from unclear) - (${known}) as n`);
  await session.run(raw("drop table unclear"));
  return row?.n ?? 0;
}
