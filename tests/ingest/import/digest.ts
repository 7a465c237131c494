import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Home } from "#pipelines/index.ts";
import { ident, raw, sql } from "#pipelines/warehouse/sql.ts";

/** Every table that figures stand on, and the list of batches, each as its count and the sum of its rows' hashes: the order of rows is nobody's matter. */
export async function digest(home: Home): Promise<Record<string, string>> {
  const tables = await home.engine.query<{ name: string }>(
    raw("select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('core', 'marts', 'staging') order by 1"),
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    // The moment of an import is its own.
    const rows = name === "staging.batch" ? raw("(select * exclude (imported_at) from staging.batch)") : ident(name);
    const [row] = await home.engine.query<{ text: string }>(sql`select count(*) || ' ' || coalesce(sum(cast(hash(t) as hugeint)), 0) as text from ${rows} as t`);
    found[name] = row?.text ?? "";
  }
  return found;
}

/** Files of the archive that are not what their names say. */
export async function tornOriginals(home: Home): Promise<string[]> {
  const names = await readdir(home.archiveDir);
  const torn: string[] = [];
  for (const name of names) {
    const sha256 = createHash("sha256").update(await readFile(join(home.archiveDir, name))).digest("hex");
    if (!name.startsWith(`${sha256}.`)) torn.push(name);
  }
  return torn;
}
