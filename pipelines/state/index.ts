import { join } from "node:path";
import { openDuckDB } from "../warehouse/duckdb.ts";
import type { Engine } from "../warehouse/engine.ts";
import { ensureTables } from "../warehouse/migrate.ts";
import { stateTables } from "./tables.ts";

export { readDecisions, type Decision, type KeyRef } from "./decisions.ts";

/** Opens what people typed about the home at `dir`, making it when it is not there. */
export async function openState(dir: string): Promise<Engine> {
  const engine = await openDuckDB(join(dir, "state.duckdb"), { threads: "1", memory_limit: "256MB" });
  await engine.transaction((session) => ensureTables(session, "people", stateTables));
  return engine;
}
