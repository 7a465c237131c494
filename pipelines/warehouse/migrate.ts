import type { Table } from "../models/tables.ts";
import { definitions } from "./definitions.ts";
import type { Session } from "./engine.ts";
import { ident, list, raw, sql } from "./sql.ts";

/** What the warehouse remembers about itself, in meta.fact. */
export type Fact = "schema_version" | "engine_version" | "models_version" | "settings" | "dirty";

/** Makes the tables of a schema that are not there, and adds to the others the columns they lack. */
export async function ensureTables(session: Session, schema: string, tables: Readonly<Record<string, Table>>): Promise<void> {
  await session.run(sql`create schema if not exists ${ident(schema)}`);
  const present = await session.query<{ table_name: string; column_name: string }>(
    sql`select table_name, column_name from information_schema.columns where table_catalog = current_database() and table_schema = ${schema}`,
  );
  for (const [name, table] of Object.entries(tables)) {
    const path = ident(`${schema}.${name}`);
    const known = new Set(present.filter((p) => p.table_name === name).map((p) => p.column_name));
    if (!known.size) await session.run(sql`create table ${path} (${definitions(session.dialect, table)})`);
    else for (const [column, type] of Object.entries(table)) if (!known.has(column)) await session.run(sql`alter table ${path} add column ${ident(column)} ${raw(type)}`);
  }
}

/** Facts by name; what was never noted is absent. */
export async function readFacts(session: Session): Promise<Partial<Record<Fact, string>>> {
  await session.run(raw("create schema if not exists meta"));
  await session.run(raw("create table if not exists meta.fact (name varchar, value varchar)"));
  const rows = await session.query<{ name: Fact; value: string }>(raw("select name, value from meta.fact"));
  return Object.fromEntries(rows.map((row) => [row.name, row.value]));
}

export async function noteFacts(session: Session, facts: Partial<Record<Fact, string>>): Promise<void> {
  await session.run(sql`delete from meta.fact where name in (${list(Object.keys(facts))})`);
  for (const [name, value] of Object.entries(facts)) await session.run(sql`insert into meta.fact values (${name}, ${value})`);
}
