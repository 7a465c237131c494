import { keyTypes } from "../identity/key.ts";
import { clientKinds } from "../identity/records.ts";
import { sources } from "../sources/index.ts";
import { hashes, staged } from "../stage/tables.ts";
import type { KeyRef } from "../state/decisions.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, sql } from "../warehouse/sql.ts";
import type { Marks } from "./marks.ts";

const SLICE = 5_000;

/**
 * Puts keys and names back in the place of marks, in staged rows, where other rows say what the mark stands for: originals that are old
 * have lost theirs, younger ones have them, and both are of one client. What nobody says any more stays a mark. Gives how many marks were
 * known. Clients that were erased have no row that says theirs.
 */
export async function resolveMarks(session: Session, marks: Marks): Promise<number> {
  const known: { col: string; mark: string; space: string; value: string }[] = [];
  for (const col of [...keyTypes, "client_name"] as const) {
    const all = join(clientKinds.map((kind) => sql`select ${ident(col)} as value, ${col === "client_code" ? raw("coalesce(code_space, '')") : raw("''")} as space from ${staged(sources[kind])} where ${ident(col)} is not null`), " union all ");
    const marked = await session.query<{ value: string }>(sql`select distinct value from (${all}) as v where regexp_matches(value, '^~[efn]')`);
    if (!marked.length) continue;
    const wanted = new Map(marked.map(({ value }) => [value, [] as string[]]));
    const classes = new Map<string, string[]>();
    for (const { value } of marked) if (col === "client_name") classes.set(value.toLowerCase(), [...(classes.get(value.toLowerCase()) ?? []), value]);
    const said = await session.query<{ value: string; space: string }>(sql`select distinct value, space from (${all}) as v where not regexp_matches(value, '^~[efnx]') order by value, space`);
    const found = new Map<string, { value: string; space: string }>();
    for (const { value, space } of said) {
      const mark = col === "client_name" ? marks.name(value, false) : marks.key({ key_type: col, code_space: col === "client_code" ? space : null, key_value: value } satisfies KeyRef);
      if (wanted.has(mark)) found.set(mark, { value, space });
      // Another spelling of a name that identity takes for the same.
      for (const other of classes.get(mark.toLowerCase()) ?? []) if (!found.has(other)) found.set(other, { value, space });
    }
    for (const [mark, { value, space }] of found) known.push({ col, mark, space, value });
  }
  if (!known.length) return 0;
  await session.run(raw("create or replace temp table known_mark (col varchar, mark varchar, space varchar, value varchar)"));
  for (let at = 0; at < known.length; at += SLICE) {
    await session.run(sql`insert into temp.known_mark select k.col, k.mark, k.space, k.value from (select unnest(from_json(${JSON.stringify(known.slice(at, at + SLICE))}, '[{"col":"VARCHAR","mark":"VARCHAR","space":"VARCHAR","value":"VARCHAR"}]')) as k) as u`);
  }
  for (const kind of clientKinds) {
    const table = staged(sources[kind]);
    const touched = join([...keyTypes, "client_name"].map((col) => sql`${ident(col)} in (select mark from temp.known_mark where col = ${col})`), " or ");
    await session.run(sql`create or replace temp table marked_line as select batch_id, line from ${table} where ${touched}`);
    for (const col of [...keyTypes, "client_name"]) await session.run(sql`update ${table} as s set ${ident(col)} = k.value from temp.known_mark as k where k.col = ${col} and s.${ident(col)} = k.mark`);
    const { client_ref, key_hash, row_hash } = hashes(sources[kind]);
    await session.run(sql`update ${table} set client_ref = ${client_ref}, key_hash = ${key_hash}, row_hash = ${row_hash} where (batch_id, line) in (select batch_id, line from temp.marked_line)`);
  }
  await session.run(raw("drop table temp.known_mark"));
  await session.run(raw("drop table temp.marked_line"));
  return known.length;
}
