import { writeFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as path } from "node:path";
import type { Column } from "#pipelines/models/tables.ts";
import { identityTables } from "#pipelines/identity/index.ts";
import { kinds } from "#pipelines/sources/contract.ts";
import { sources } from "#pipelines/sources/index.ts";
import { hashes } from "#pipelines/stage/tables.ts";
import { clickhouse } from "#pipelines/warehouse/clickhouse.ts";
import type { Session } from "#pipelines/warehouse/engine.ts";
import { ident, join, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";

type Types = readonly (readonly [column: string, type: Column["type"]])[];

/** The columns of a table of DuckDB. */
async function columnsOf(session: Session, table: string): Promise<Types> {
  const rows = await session.query<{ column_name: string; column_type: Column["type"] }>(raw(`select column_name, column_type from (describe ${table})`));
  return rows.map((row) => [row.column_name, row.column_type] as const);
}

/** What models are made from, read from DuckDB and written to ClickHouse: staging, and what identity found out. */
export async function copyGiven(from: Session, to: Session): Promise<void> {
  await copy(from, to, "staging.batch");
  // Natural keys are hashed by the engine that joins on them.
  for (const kind of kinds) await copy(from, to, `staging.${kind}`, { key_hash: hashes(sources[kind]).key_hash });
  for (const table of identityTables) await copy(from, to, table);
}

async function copy(from: Session, to: Session, table: string, instead: Readonly<Record<string, Sql>> = {}): Promise<void> {
  const types = await columnsOf(from, table);
  const columns = types.map(([name, type]) => [name, clickhouse.type(type)] as const);
  await to.run(sql`create or replace table ${ident(table)} (${join(columns.map(([name, type]) => sql`${ident(name)} ${raw(type)}`))})`);
  const file = path(tmpdir(), `clickhouse-${process.pid}.jsonl`);
  // A whole number beyond 2^53 goes as text.
  const rows = await from.query(sql`select ${join(types.map(([name, type]) => (type === "UBIGINT" || type === "BIGINT" ? sql`cast(${ident(name)} as varchar) as ${ident(name)}` : ident(name))))} from ${ident(table)}`);
  if (!rows.length) return;
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join("\n"));
  const values = join(types.map(([name]) => instead[name] ?? ident(name)));
  await to.run(sql`insert into ${ident(table)} select ${values} from file(${raw(`'${file}'`)}, JSONEachRow, ${raw(`'${columns.map(([name, type]) => `"${name}" ${type}`).join(", ")}'`)})`);
  await rm(file);
}
