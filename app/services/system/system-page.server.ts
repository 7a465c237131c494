import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "#app/config/env.ts";
import type { SystemPage } from "#app/dashboards/system/views.ts";
import type { Translate } from "#app/i18n/index.ts";
import { currentHome, demoPath, projectRoot, type Env } from "#app/warehouse/home.server.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { jobs } from "../jobs.server.ts";
import { failureSentence } from "../failure.ts";
import { backupTrouble } from "./backup-schedule.server.ts";
import { backupFolder, keptBackups } from "./backups.server.ts";
import { bytesOf, bytesOfDatabase, freeBytes } from "./disk.server.ts";
import { noticeSentence } from "./notices.ts";

const LAST = 10;

export async function systemPage(t: Translate, env: Env = process.env): Promise<SystemPage> {
  const home = await currentHome(env);
  const { listBatches, readNotices } = await import("#pipelines/index.ts");
  const folder = backupFolder(home, env);
  const { BACKUP_HOURS, BACKUP_KEEP } = readConfig(env);
  const [[engine], warehouse, state, archive, kept, free, backups, all, notices, loaded] = await Promise.all([
    home.engine.query<{ version: string }>(raw("select version() as version")),
    bytesOfDatabase(join(home.dir, "warehouse.duckdb")),
    bytesOfDatabase(join(home.dir, "state.duckdb")),
    bytesOf(home.archiveDir),
    bytesOf(folder),
    freeBytes(home.dir),
    keptBackups(folder),
    jobs(env),
    readNotices(home.dir),
    listBatches(home),
  ]);
  return {
    versions: { program: programVersion(), node: process.version, engine: `DuckDB ${engine?.version ?? "—"}`, state: home.stateVersion },
    sizes: [{ what: "warehouse", bytes: warehouse }, { what: "state", bytes: state }, { what: "archive", bytes: archive }, { what: "backups", bytes: kept }],
    free,
    memory: process.memoryUsage().rss,
    uptime: Math.round(process.uptime()),
    backups: backups.slice(0, LAST),
    every_hours: BACKUP_HOURS,
    keep: BACKUP_KEEP,
    trouble: troubleText(t),
    demo: home.dir === demoPath(),
    retention_months: home.settings.archive_contact_months,
    loads: loaded.length,
    jobs: all.slice(0, LAST).map(({ id, state: how, queued_at, files, started_at, ended_at }) => ({ id, state: how, queued_at, files: files.length, seconds: started_at && ended_at ? Math.max(0, (Date.parse(ended_at) - Date.parse(started_at)) / 1000) : null })),
    notices: notices.slice(-LAST).reverse().map((notice) => ({ at: notice.at, sentence: noticeSentence(notice, t) })),
  };
}

/** Of the last backup that was due and is not there, in the reader's words. */
export function troubleText(t: Translate): { readonly at: string; readonly problem: string } | null {
  const trouble = backupTrouble();
  return trouble && { at: trouble.at, problem: failureSentence(trouble.error, t) };
}

let known: string | undefined;
const programVersion = (): string => (known ??= (JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8")) as { version: string }).version);
