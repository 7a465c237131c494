import { rm } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { Home } from "../home.ts";
import { sql } from "../warehouse/sql.ts";

/** Removes originals that an import brought into the archive, where no batch came of them after all: nobody would ever find them there. */
export async function unarchive(home: Home, brought: readonly string[]): Promise<void> {
  for (const path of brought) {
    const sha256 = basename(path, extname(path));
    const [batch] = await home.engine.query(sql`select 1 from staging.batch where sha256 = ${sha256} limit 1`);
    if (!batch) await rm(path, { force: true });
  }
}
