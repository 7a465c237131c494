import type { Home } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";

export const columns = ["branch", "visit_no", "closed_on", "client_code", "client_name", "phone", "email", "tax_id", "vin", "total_amount"] as const;
export type Cells = Partial<Record<(typeof columns)[number], string>>;

/** A visits export; a row says what the test is about, and the rest by itself. */
export const orders = (...rows: readonly Cells[]): string =>
  [columns.join(","), ...rows.map((cells, i) => columns.map((name) => cells[name] ?? usual(name, i)).join(",")), ""].join("\n");

const usual = (name: (typeof columns)[number], i: number): string =>
  ({ branch: "Центр", visit_no: `N${i + 1}`, closed_on: "2026-03-10", total_amount: "100.00" } as Partial<Record<string, string>>)[name] ?? "";

/** Every row of every table of core and marts, numbers of clients included: two equal answers are two equal warehouses. */
export async function everything(home: Home): Promise<Record<string, string[]>> {
  const tables = await home.engine.query<{ path: string }>(
    raw("select table_schema || '.' || table_name as path from information_schema.tables where table_schema in ('core', 'marts') order by 1"),
  );
  const all: Record<string, string[]> = {};
  for (const { path } of tables) all[path] = (await home.engine.query(raw(`select * from ${path}`))).map((row) => JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))).sort();
  return all;
}

/** Names of clients with how many records each has. */
export const clients = async (home: Home): Promise<string[]> =>
  (await home.engine.query<{ name: string | null; records: number }>(raw("select name, records from core.client"))).map(({ name, records }) => `${name} ${records}`).sort();
