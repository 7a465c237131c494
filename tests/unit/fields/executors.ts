import { trimCell } from "#pipelines/sources/fields/cell.ts";
import type { FieldType, Notation, Parsed } from "#pipelines/sources/contract.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import type { Engine } from "#pipelines/warehouse/engine.ts";
import { raw } from "#pipelines/warehouse/sql.ts";

export const notation: Notation = { decimal: ",", dateOrder: "dmy", dateFormat: null, today: "2026-06-01", currency: "KZT", words: {} };

let engine: Promise<Engine> | undefined;
export const warehouse = (): Promise<Engine> => (engine ??= openDuckDB(":memory:", { threads: "1" }));
export const closeWarehouse = async (): Promise<void> => (await engine)?.close();

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** One SQL expression over many cells, in their order. */
export async function evaluate(cells: readonly (string | null)[], columns: Readonly<Record<string, string>>): Promise<Record<string, unknown>[]> {
  const db = await warehouse();
  const rows = cells.map((cell, i) => `(${i}, ${cell === null ? "null" : literal(cell)})`).join(", ");
  const list = Object.entries(columns).map(([name, expr]) => `${expr} as "${name}"`);
  return db.query(raw(`select ${list.join(", ")} from (values ${rows}) cells(i, c) order by i`));
}

/** The SQL executor over trimmed, non-blank cells. */
export async function bulk(type: FieldType, cells: readonly string[], column: string, n: Notation): Promise<Parsed[]> {
  const { value, problem } = type.compile("c", column, n);
  const rows = await evaluate(cells, { v: `cast(${value} as ${type.sqlType})`, p: problem });
  return rows.map((row) => ({ value: row["v"] as Parsed["value"], problem: row["p"] as Parsed["problem"] }));
}

/** Cells as field types get them. */
export const usable = (cells: readonly string[]): string[] => cells.map((cell) => trimCell(cell.replaceAll("\0", ""))).filter((cell) => cell !== null);
