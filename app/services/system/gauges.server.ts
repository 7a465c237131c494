import { join } from "node:path";
import { currentHome } from "#app/warehouse/home.server.ts";
import { jobs } from "../jobs.server.ts";
import { backupTrouble } from "./backup-schedule.server.ts";
import { backupFolder, keptBackups } from "./backups.server.ts";
import { bytesOf, bytesOfDatabase, freeBytes } from "./disk.server.ts";

/** What a server is at the moment, by names of metrics. */
export async function gauges(): Promise<Record<string, number>> {
  const home = await currentHome();
  const { listBatches } = await import("#pipelines/index.ts");
  const [batches, all, backups, free, warehouse, state, archive] = await Promise.all([
    listBatches(home),
    jobs(),
    keptBackups(backupFolder(home)),
    freeBytes(home.dir),
    bytesOfDatabase(join(home.dir, "warehouse.duckdb")),
    bytesOfDatabase(join(home.dir, "state.duckdb")),
    bytesOf(home.archiveDir),
  ]);
  const { rss, heapUsed } = process.memoryUsage();
  const [last] = backups;
  return {
    loyalty_up: 1,
    loyalty_uptime_seconds: Math.round(process.uptime()),
    loyalty_resident_bytes: rss,
    loyalty_heap_bytes: heapUsed,
    loyalty_cpu_seconds_total: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
    loyalty_loads: batches.filter(({ status }) => status === "loaded").length,
    'loyalty_jobs{state="at_work"}': all.filter(({ ended_at }) => ended_at === null).length,
    'loyalty_jobs{state="failed"}': all.filter(({ state: how }) => how === "failed" || how === "broken_off").length,
    loyalty_backups: backups.length,
    loyalty_backup_failed: backupTrouble() ? 1 : 0,
    ...(last && { loyalty_last_backup_timestamp_seconds: Math.round(Date.parse(last.at) / 1000), loyalty_last_backup_bytes: last.bytes }),
    loyalty_disk_free_bytes: free,
    'loyalty_stored_bytes{what="warehouse"}': warehouse,
    'loyalty_stored_bytes{what="state"}': state,
    'loyalty_stored_bytes{what="archive"}': archive,
    loyalty_state_schema_version: home.stateVersion,
  };
}
