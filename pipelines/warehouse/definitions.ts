import type { Column, Table } from "../models/tables.ts";
import type { Dialect } from "./sql.ts";
import { ident, join, raw, sql, type Sql } from "./sql.ts";

/**
 * Texts of which most rows have one that few others have. To pack them is a quarter of the engine's work at an import, and it saves
 * little: 10 million orders take 1.0 GB as staged rows in place of 0.65, and their file has 1.46.
 */
const seldomTwice: ReadonlySet<string> = new Set(["visit_no", "contract_no", "client_code", "phone", "vin", "key_value"]);

/** Whether a column is written as it comes. An engine that packs in a way of its own does not ask. */
const isKept = (dialect: Dialect, name: string, type: Column["type"]): boolean => dialect.name === "duckdb" && type === "VARCHAR" && seldomTwice.has(name);

/** Columns as `create table` wants them. */
export const definitions = (dialect: Dialect, columns: Table): Sql =>
  join(Object.entries(columns).map(([name, type]) => sql`${ident(name)} ${raw(dialect.type(type))}${raw(isKept(dialect, name, type) ? " using compression uncompressed" : "")}`));

/** Whether `create table … as`, which knows no such wish, would not do. */
export const keepsSome = (dialect: Dialect, columns: Table): boolean => Object.entries(columns).some(([name, type]) => isKept(dialect, name, type));
