import { currentRows } from "../models/current.ts";
import type { ModelSettings } from "../models/model.ts";
import { type Scope, withRows } from "../models/scope.ts";
import { clientColumns } from "../models/tables.ts";
import { kinds, type Kind } from "../sources/contract.ts";
import { sources } from "../sources/index.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, type Sql, sql } from "../warehouse/sql.ts";
import { foldText } from "./fold.ts";

const columns = Object.keys(clientColumns);

/** Kinds whose rows say something about a client. */
export const clientKinds = kinds.filter((kind) => sources[kind].hasClient);

/**
 * temp.record: what the current rows say about their clients, once a spelling: client_ref, the client columns, how many rows say so,
 * nobody (the name is a placeholder), folded (the folded name, NULL for a placeholder). In the scope, records of the listed refs.
 * Rows are counted by the ref alone; what one says is read from one of its rows, or known from an earlier build.
 */
export async function collectRecords(session: Session, settings: ModelSettings, scope: Scope): Promise<void> {
  const there = await withRows(session, clientKinds);
  const counts = there.map(
    (kind) => sql`select client_ref, cast(batch_id as bigint) * 4294967296 + line as place from ${currentRows(kind, sql`client_ref is not null and ${scope.within("record", raw("client_ref"))}`)} as c`,
  );
  await session.run(sql`create or replace temp table counted as select client_ref, count(*) as rows, min(place) as place from (${join(counts, " union all ")}) as r group by client_ref`);
  const known = raw(scope.whole ? "false" : "client_ref in (select client_ref from core.client_record where client_ref in (select client_ref from temp.counted))");
  await session.run(sql`create or replace temp table unknown as select client_ref, rows, place // 4294967296 as batch_id, place % 4294967296 as line from temp.counted where not (${known})`);
  await session.run(sql`
    create or replace temp table record as
    with said as (
      ${join(there.map(contents(scope)), " union all ")}
    ),
    placeholder as (
      ${placeholders(settings)}
    ),
    name as (
      select client_name, ${raw(foldText("client_name"))} as folded
      from (select distinct client_name from said where client_name is not null) as n
    )
    select
      s.client_ref, cast(s.rows as integer) as rows,
      p.folded is not null as nobody,
      case when p.folded is null then n.folded end as folded,
      ${join(columns.map((c) => sql`s.${ident(c)}`))}
    from said as s
    left join name as n on n.client_name = s.client_name
    left join placeholder as p on p.folded = n.folded`);
  if (scope.whole) return;
  await session.run(sql`
    insert into temp.record
    select r.client_ref, c.rows, r.nobody, r.folded, ${join(columns.map((c) => sql`r.${ident(c)}`))}
    from ${scope.rows(raw("core.client_record"), raw("client_ref in (select client_ref from temp.counted)"))} as r
    inner join temp.counted as c on c.client_ref = r.client_ref`);
}

/** Staged rows of the batches in which unknown records were first met, which are the new ones mostly: the others are not even looked through. */
const chosen = raw("batch_id in (select batch_id from temp.unknown) and client_ref in (select client_ref from temp.unknown)");

/** What the rows say that were chosen of a kind. */
const contents = (scope: Scope) => (kind: Kind): Sql => sql`
      select u.client_ref, u.rows, ${join(columns.map((c) => sql`s.${ident(c)}`))}
      from ${scope.rows(ident(`staging.${kind}`), scope.whole ? raw("true") : chosen)} as s
      inner join temp.unknown as u on u.batch_id = s.batch_id and u.line = s.line`;

const placeholders = (settings: ModelSettings): Sql =>
  settings.placeholder_names.length
    ? sql`select distinct ${raw(foldText("p.name"))} as folded from (${join(settings.placeholder_names.map((name) => sql`select cast(${name} as varchar) as name`), " union all ")}) as p`
    : raw("select cast(null as varchar) as folded where false");
