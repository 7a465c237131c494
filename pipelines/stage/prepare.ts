import type { ModelSettings } from "../models/model.ts";
import { ensureMonths } from "../cubes/standing.ts";
import { sources } from "../sources/index.ts";
import { kinds } from "../sources/contract.ts";
import type { Engine, Session } from "../warehouse/engine.ts";
import { ensureTables, noteFacts, readFacts } from "../warehouse/migrate.ts";
import { raw, sql } from "../warehouse/sql.ts";
import { builtWith, rebuild, takeInDefinition } from "./build.ts";
import { discardStaged } from "./discard.ts";
import { takeInDecisions } from "./refresh-identity.ts";
import { hashes, staged, stagingTables } from "./tables.ts";
import { modelsVersion } from "./version.ts";

/** Grows when staging changes in a way that `ensureTables` cannot bring about. */
const SCHEMA_VERSION = 1;

/**
 * Brings the warehouse to the shape this code expects, in one transaction: tables, remains of a killed import, hashes of an older
 * engine, models of older code, decisions and a definition that a killed process did not take in. "too_new": newer code has written it, and nothing is touched.
 */
export function prepare(engine: Engine, settings: ModelSettings): Promise<"ready" | "too_new"> {
  return engine.transaction(async (session) => {
    const facts = await readFacts(session);
    if (Number(facts.schema_version ?? 0) > SCHEMA_VERSION) return "too_new";
    await ensureTables(session, "staging", stagingTables());
    await ensureMonths(session);
    const purged = await discardStaged(session);
    const [{ version } = { version: "" }] = await session.query<{ version: string }>(raw("select version() as version"));
    if (facts.engine_version !== undefined && facts.engine_version !== version) await rehash(session);
    const models = modelsVersion();
    const stale = facts.models_version !== models || facts.dirty === "true" || facts.engine_version !== version || !(await builtWith(session, settings));
    if (stale) await rebuild(session, settings);
    else {
      await takeInDecisions(session, settings);
      await takeInDefinition(session, settings);
    }
    if (stale || purged) {
      await noteFacts(session, { schema_version: String(SCHEMA_VERSION), engine_version: version, models_version: models, dirty: "false" });
    }
    return "ready";
  });
}

async function rehash(session: Session): Promise<void> {
  for (const kind of kinds) {
    const source = sources[kind];
    const { client_ref, key_hash, row_hash } = hashes(source);
    await session.run(sql`update ${staged(source)} set client_ref = ${client_ref}, key_hash = ${key_hash}, row_hash = ${row_hash}`);
  }
}
