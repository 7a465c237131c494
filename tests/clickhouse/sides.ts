import { resolveIdentity } from "#pipelines/identity/index.ts";
import { findSuperseded } from "#pipelines/models/current.ts";
import { models, type ModelSettings } from "#pipelines/models/order.ts";
import { everything } from "#pipelines/models/scope.ts";
import type { Engine } from "#pipelines/warehouse/engine.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { copyGiven } from "./copy.ts";
import { linesOf, rebuild } from "./rebuild.ts";

export interface ModelCompared {
  readonly name: string;
  readonly rows: number;
  /** A row that only DuckDB has and one that only ClickHouse has; null where both have the same rows. */
  readonly difference: string | null;
}

/**
 * Builds every model on both sides from one staging and one identity, which are outside the port, and compares them row by row. What
 * identity found out lives in temporary tables, so this happens in a transaction of DuckDB; it ends with the same core and marts as before.
 */
export async function buildBoth(duckdb: Engine, clickhouse: Engine, settings: ModelSettings): Promise<readonly ModelCompared[]> {
  return duckdb.transaction(async (session) => {
    await session.run(raw("create schema if not exists core"));
    await session.run(raw("create schema if not exists marts"));
    await findSuperseded(session, everything);
    await resolveIdentity(session, settings, everything);
    await copyGiven(session, clickhouse);
    await rebuild(session, settings);
    await rebuild(clickhouse, settings);
    const compared: ModelCompared[] = [];
    for (const model of models) {
      const [wanted, found] = [await linesOf(session, model), await linesOf(clickhouse, model)];
      compared.push({ name: model.name, rows: wanted.length, difference: differ(wanted, found) });
    }
    return compared;
  });
}

function differ(wanted: readonly string[], found: readonly string[]): string | null {
  if (wanted.join("\n") === found.join("\n")) return null;
  const [here, there] = [new Set(wanted), new Set(found)];
  return `${found.length} rows for ${wanted.length}; only in DuckDB: ${wanted.find((row) => !there.has(row)) ?? "none"}; only in ClickHouse: ${found.find((row) => !here.has(row)) ?? "none"}`;
}
