import { join } from "node:path";
import { openDuckDB } from "../warehouse/duckdb.ts";
import type { Engine } from "../warehouse/engine.ts";
import { ensureTables } from "../warehouse/migrate.ts";
import { stateTables } from "./tables.ts";

export { listDecisions, readDecisions, type Decision, type DecisionEntry, type KeyRef } from "./decisions.ts";
export { DecisionError } from "./journal.ts";
export { asCompared, keyText, keyTypes, parseKeyText } from "./key-text.ts";
export { findMapping, forgetMapping, listMappings, rememberMapping, type Confirmed, type SavedMapping } from "./mappings.ts";

/** Opens what people typed about the home at `dir`, making it when it is not there. */
export async function openState(dir: string): Promise<Engine> {
  const engine = await openDuckDB(join(dir, "state.duckdb"), { threads: "1", memory_limit: "256MB" });
  await engine.transaction((session) => ensureTables(session, "people", stateTables));
  return engine;
}
