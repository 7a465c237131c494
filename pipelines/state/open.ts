import { existsSync } from "node:fs";
import { copyFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { HomeError } from "../home-error.ts";
import { isDamage, isLocked, revisionOf } from "../warehouse/damage.ts";
import { isDiskFull } from "../warehouse/disk-full.ts";
import { openDuckDB } from "../warehouse/duckdb.ts";
import type { Engine } from "../warehouse/engine.ts";
import { ensureTables } from "../warehouse/migrate.ts";
import { latestOf, migrate, schemaVersion, type Migration } from "../warehouse/migrations.ts";
import { countRevisions } from "../warehouse/revision.ts";
import { raw } from "../warehouse/sql.ts";
import { keepAuditHead } from "./audit-head.ts";
import { copyState } from "./copy.ts";
import { stateMigrations } from "./migrations.ts";
import { stateTables } from "./tables.ts";

export interface OpenedState {
  readonly engine: Engine;
  readonly version: number;
  /** Changes that were confirmed to people and are gone: the end of the log was lost. Where what was left of the log lies. */
  readonly lost: { readonly changes: number; readonly log: string | null } | null;
  /** The copy that was made before migrations, where any ran. */
  readonly backup: string | null;
}

/**
 * Opens what people typed about the home at `dir`, making it when it is not there, and brings it to today's schema: a copy first, then each
 * migration in a transaction of its own. As long as it is open no other process can open the home. Throws HomeError.
 */
export async function bringUpState(dir: string, migrations: readonly Migration[] = stateMigrations): Promise<OpenedState> {
  const path = join(dir, "state.duckdb");
  if (!existsSync(path) && existsSync(revisionOf(path))) throw new HomeError("state_missing", dir);
  const log = await keepLog(path);
  const bare = await openDuckDB(path, { threads: "1", memory_limit: "256MB" }).catch(async (error: unknown) => {
    if (log) await rm(log, { force: true });
    throw isLocked(error) ? new HomeError("in_use", dir, { cause: error }) : isDamage(error) ? new HomeError("state_damaged", dir, { cause: error }) : error;
  });
  try {
    const from = await bare.transaction(schemaVersion);
    if (from > latestOf(migrations)) throw new HomeError("too_new", dir);
    const { engine, lost } = await countRevisions(bare, revisionOf(path));
    const backup = await bringUp(engine, dir, from, migrations);
    // A checkout between two releases may have tables that no migration names yet.
    await engine.transaction((session) => ensureTables(session, "people", stateTables));
    const kept = lost > 0 && log ? `${path}.damaged-${stamp()}.wal` : null;
    if (log) await (kept ? rename(log, kept) : rm(log, { force: true }));
    return { engine: await keepAuditHead(engine, dir), version: latestOf(migrations), lost: lost > 0 ? { changes: lost, log: kept } : null, backup };
  } catch (error) {
    await bare.close();
    throw isDamage(error) ? new HomeError("state_damaged", dir, { cause: error }) : error;
  }
}

async function bringUp(state: Engine, dir: string, from: number, migrations: readonly Migration[]): Promise<string | null> {
  const pending = migrations.filter(({ version }) => version > from);
  const [people] = await state.query<{ n: number }>(raw("select count(*) as n from information_schema.tables where table_schema = 'people'"));
  const backup = pending.length && people?.n ? join(dir, "backups", `state-before-${latestOf(migrations)}-${stamp()}.duckdb`) : null;
  if (backup) await copyState(state, backup);
  for (const migration of pending) await state.transaction((session) => migrate(session, "people", migration));
  return backup;
}

/** The log as it was found: the engine may pass over one that it cannot read, and then takes it away. */
async function keepLog(path: string): Promise<string | null> {
  const log = `${path}.wal`;
  if (!existsSync(log) || (await stat(log)).size === 0) return null;
  try {
    await copyFile(log, `${log}.found`);
    return `${log}.found`;
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    await rm(`${log}.found`, { force: true });
    return null;
  }
}

const stamp = (): string => new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");
