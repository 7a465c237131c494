import type { Engine } from "./engine.ts";
import { raw } from "./sql.ts";

/** After this the engine reads and writes no file but its own and those under `directory`, whatever a query says. */
export async function lockDown(engine: Engine, directory: string): Promise<void> {
  const under = `${directory}/`;
  const allowed = [...new Set([under, globSafe(under)])].map(literal).join(", ");
  await engine.run(raw(`set allowed_directories = [${allowed}]`));
  await engine.run(raw("set enable_external_access = false"));
  await engine.run(raw("set lock_configuration = true"));
}

/** A path in which table functions find no wildcard. */
export const globSafe = (path: string): string => path.replace(/[[*?]/g, "[$&]");

/** A quoted SQL string, for the few places that take no bound value. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
