import { currentRows } from "../models/current.ts";
import { sources } from "../sources/index.ts";
import { dateColumn } from "../stage/tables.ts";
import { ident, join, list, raw, sql, type Sql } from "../warehouse/sql.ts";
import { numberOf } from "./key.ts";
import { clientKinds } from "./records.ts";

/** Rows (of all kinds) that say what these records say: client_ref (text), kind, file, batch, line, day, `rows` of the record in all; the latest `each` of every record. */
export function rowsOfRecords(refs: readonly string[], each: number): Sql {
  const wanted = sql`client_ref in (select cast(ref as ubigint) from (select unnest(string_split(${refs.join(",")}, ',')) as ref) as u where ref <> '')`;
  const said = clientKinds.map((kind) => {
    const day = dateColumn(sources[kind]);
    return sql`select client_ref, ${kind} as kind, batch_id, line, ${day === null ? raw("cast(null as date)") : ident(day)} as day from ${currentRows(kind, wanted)} as c`;
  });
  return sql`
    select cast(s.client_ref as varchar) as client_ref, s.kind, b.file, b.batch, s.line, s.day, count(*) over (partition by s.client_ref) as rows
    from (${join(said, " union all ")}) as s
    inner join staging.batch as b on b.batch_id = s.batch_id
    qualify row_number() over (partition by s.client_ref order by s.day desc, s.batch_id desc, s.line desc) <= ${each}
    order by s.client_ref, s.day desc, s.batch_id desc, s.line desc`;
}

/** The clients that now have the key which gave a client its number: where a number leads once its client was joined to another. */
export const clientsOfNumber = (id: number): Sql => sql`
  select distinct r.client_id
  from core.client_key as k
  inner join core.client_record as r on r.client_ref = k.client_ref
  where ${numberOf(raw("k.key"))} = ${id} and r.client_id is not null
  order by 1`;

/** The same for many numbers at once, given as one text with commas between: was, and the client_id that it is now. */
export const clientsOfNumbers = (ids: string): Sql => sql`
  with was as (
    select cast(id as bigint) as was from (select unnest(string_split(${ids}, ',')) as id) as u where id <> ''
  )
  select distinct w.was, coalesce(c.client_id, n.client_id) as client_id
  from was as w
  left join core.client as c on c.client_id = w.was
  left join (
    select ${numberOf(raw("k.key"))} as was, r.client_id
    from core.client_key as k inner join core.client_record as r on r.client_ref = k.client_ref
    where r.client_id is not null and ${numberOf(raw("k.key"))} in (select was from was)
  ) as n on n.was = w.was
  where coalesce(c.client_id, n.client_id) is not null`;

/** Keys that join nobody, those of most records first: key (text), why, key_type, code_space, key_value, names, records, total. */
export const unfitKeys = (page: { readonly limit: number; readonly offset: number }): Sql => sql`
  with borne as (
    select
      k.key, any_value(k.key_type) as key_type, any_value(k.code_space) as code_space, any_value(k.key_value) as key_value, count(*) as records
    from core.client_key as k
    semi join core.unfit_key as u on u.key = k.key
    group by k.key
  )
  select
    cast(b.key as varchar) as key, u.why, b.key_type, b.code_space, b.key_value, coalesce(s.names, 0) as names, b.records, count(*) over () as total
  from borne as b
  inner join core.unfit_key as u on u.key = b.key
  left join core.shared_key as s on s.key = b.key
  order by b.records desc, b.key_type, b.key_value
  limit ${page.limit} offset ${page.offset}`;

/** Spellings under a key, those of most rows first, `each` of every key: key (text), client_name. */
export const namesUnder = (keys: readonly string[], each: number): Sql => sql`
  select cast(k.key as varchar) as key, r.client_name
  from (select client_ref, key from core.client_key where cast(key as varchar) in (${list(keys)})) as k
  inner join core.client_record as r on r.client_ref = k.client_ref
  where r.client_name is not null
  group by k.key, r.client_name
  qualify row_number() over (partition by k.key order by sum(r.rows) desc, r.client_name) <= ${each}
  order by k.key, sum(r.rows) desc, r.client_name`;
