import type { Column, Table } from "../models/tables.ts";
import { batchTable, clientColumns, problemTable, rejectTable } from "../models/tables.ts";
import { sources } from "../sources/index.ts";
import type { Source } from "../sources/contract.ts";
import { kinds } from "../sources/contract.ts";
import { hash, ident, join, raw, type Sql, sql } from "../warehouse/sql.ts";

/** The typed columns of a staged row, in order: those of the contract, and the code space where the kind names clients. */
export function typedColumns(source: Source): Table {
  const columns: Record<string, Column["type"]> = {};
  for (const field of source.fields) columns[field.name] = field.type.sqlType;
  if (source.hasClient) columns.code_space = clientColumns.code_space;
  return columns;
}

/** staging.<kind>. */
export const stagedTable = (source: Source): Table => ({
  batch_id: "INTEGER",
  line: "INTEGER",
  outcome: "VARCHAR",
  ...typedColumns(source),
  client_ref: "UBIGINT",
  key_hash: "UBIGINT",
  row_hash: "UBIGINT",
});

/** Every table of schema staging, by name. */
export function stagingTables(): Readonly<Record<string, Table>> {
  const perKind = kinds.map((kind) => [kind, stagedTable(sources[kind])] as const);
  return { batch: batchTable, problem: problemTable, reject: rejectTable, ...Object.fromEntries(perKind) };
}

export const staged = (source: Source): Sql => ident(`staging.${source.kind}`);

/** What a row says about its client: any of these, else it says nothing. */
const identifying = ["client_code", "client_name", "phone", "email", "card_no", "tax_id"];

/** 64-bit hashes of a row, over its typed columns. They are the engine's own: made anew when the engine's version changes. */
export function hashes(source: Source): { readonly client_ref: Sql; readonly key_hash: Sql; readonly row_hash: Sql } {
  const of = (names: readonly string[]): Sql => hash(...names.map(ident));
  return {
    client_ref: source.hasClient
      ? sql`case when coalesce(${join(identifying.map(ident))}) is not null then ${of(Object.keys(clientColumns))} end`
      : raw("cast(null as ubigint)"),
    // Two systems may number their clients alike: a code is a key within its space only.
    key_hash: of(source.key.includes("client_code") ? ["code_space", ...source.key] : source.key),
    row_hash: of(Object.keys(typedColumns(source))),
  };
}

/** The column that says when a row happened: the first date that must be there. */
export const dateColumn = (source: Source): string | null =>
  source.fields.find((field) => field.required && field.type.sqlType === "DATE")?.name ?? null;
