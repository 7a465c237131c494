import { currentRows } from "../models/current.ts";
import type { ModelSettings } from "../models/model.ts";
import type { Scope } from "../models/scope.ts";
import { clientColumns } from "../models/tables.ts";
import { kinds } from "../sources/contract.ts";
import { sources } from "../sources/index.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, sql } from "../warehouse/sql.ts";
import { foldText } from "./fold.ts";

const columns = Object.keys(clientColumns);

/** Kinds whose rows say something about a client. */
export const clientKinds = kinds.filter((kind) => sources[kind].hasClient);

/**
 * temp.record: what the current rows say about their clients, once a spelling: client_ref, the client columns, how many rows say so,
 * nobody (the name is a placeholder), folded (the folded name, NULL for a placeholder). In the scope, records of the listed refs.
 */
export async function collectRecords(session: Session, settings: ModelSettings, scope: Scope): Promise<void> {
  const names = settings.placeholder_names.length
    ? join(settings.placeholder_names.map((name) => sql`select cast(${name} as varchar) as name`), " union all ")
    : raw("select cast(null as varchar) as name where false");
  await session.run(sql`create or replace temp table placeholder as select distinct ${raw(foldText("p.name"))} as folded from (${names}) as p`);
  const said = raw("client_ref is not null");
  const rows = clientKinds.map(
    (kind) => sql`select client_ref, ${join(columns.map(ident))} from ${currentRows(kind, sql`${said} and ${scope.within("record", raw("client_ref"))}`)} as c`,
  );
  await session.run(sql`
    create or replace temp table record as
    with said as (
      select client_ref, count(*) as rows, ${join(columns.map((c) => sql`any_value(${ident(c)}) as ${ident(c)}`))}
      from (${join(rows, " union all ")}) as r
      group by client_ref
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
    left join temp.placeholder as p on p.folded = n.folded`);
}
