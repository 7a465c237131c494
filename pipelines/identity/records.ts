import { currentRows } from "../models/current.ts";
import type { ModelSettings } from "../models/model.ts";
import { clientColumns } from "../models/tables.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, sql } from "../warehouse/sql.ts";
import { foldText } from "./fold.ts";

const columns = Object.keys(clientColumns);

/**
 * temp.record: what the current rows say about their clients, once a spelling: rec (1…n, of this build only), client_ref, the
 * client columns, how many rows say so, folded (the folded name), nobody (the name is a placeholder; the folded name is then NULL).
 */
export async function collectRecords(session: Session, settings: ModelSettings): Promise<void> {
  const names = settings.placeholder_names.length
    ? join(settings.placeholder_names.map((name) => sql`select cast(${name} as varchar) as name`), " union all ")
    : raw("select cast(null as varchar) as name where false");
  await session.run(sql`create or replace temp table placeholder as select distinct ${raw(foldText("p.name"))} as folded from (${names}) as p`);
  const rows = (["visits", "sales", "surveys"] as const).map(
    (kind) => sql`select client_ref, ${join(columns.map(ident))} from ${currentRows(kind)} as c where client_ref is not null`,
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
      cast(row_number() over () as integer) as rec, s.*,
      p.folded is not null as nobody,
      case when p.folded is null then n.folded end as folded
    from said as s
    left join name as n on n.client_name = s.client_name
    left join temp.placeholder as p on p.folded = n.folded`);
}
