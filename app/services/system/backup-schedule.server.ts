import { systemViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { readConfig } from "#app/config/env.ts";
import { translator } from "#app/i18n/index.ts";
import { currentHome, homePath, type Env } from "#app/warehouse/home.server.ts";
import { failureSentence } from "../failure.ts";
import { backupFolder, keptBackups, makeBackup } from "./backups.server.ts";

const hour = 3_600_000;

/** How long until the next backup, in milliseconds. The last one lies in the future where the clock went back: it says nothing then. */
export function untilNext(lastAt: string | null, everyHours: number, now: number): number {
  const since = lastAt === null ? Number.POSITIVE_INFINITY : now - Date.parse(lastAt);
  return since < -hour ? 0 : Math.max(0, everyHours * hour - since);
}

/** Why the last backup that was due is not there, as plain data that a sentence is made of. */
export interface BackupTrouble {
  /** ISO moment, UTC. */
  readonly at: string;
  readonly error: unknown;
}
/** A server's bundle carries a second copy of this module. */
const shared = globalThis as { loyaltyBackupTrouble?: BackupTrouble };
export const backupTrouble = (): BackupTrouble | null => shared.loyaltyBackupTrouble ?? null;

/** Remembers it until a backup is made, and writes the first of a row down beside the home. */
async function failed(error: unknown, env: Env): Promise<void> {
  console.error("backup:", error);
  const first = !shared.loyaltyBackupTrouble;
  shared.loyaltyBackupTrouble = { at: new Date().toISOString(), error };
  if (!first) return;
  const home = await currentHome(env);
  const { noteNotice } = await import("#pipelines/index.ts");
  await noteNotice(home.dir, { code: "backup_failed", params: { problem: failureSentence(error, translator(home.settings.language)) } });
}

/** Backs the home up now and then until it is stopped. A failure is told on the pages of who can mend it, and tried again soon; the demo has none. */
export function keepBackups(env: Env = process.env, lookMs = hour / 4): { stop(): Promise<void> } {
  const { BACKUP_HOURS } = readConfig(env);
  let stopped = BACKUP_HOURS === 0;
  let round: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    if (stopped || homePath(env).kind === "demo") return;
    const home = await currentHome(env);
    const [last] = await keptBackups(backupFolder(home, env));
    if (untilNext(last?.at ?? null, BACKUP_HOURS, Date.now()) === 0) await makeBackup(home, { env });
    delete shared.loyaltyBackupTrouble;
  };
  const turn = (): void => {
    round = seenAs(systemViewer("schedule"), look)
      .catch((error: unknown) => failed(error, env))
      .catch((error: unknown) => console.error("backup:", error))
      .finally(() => {
        if (!stopped) timer = setTimeout(turn, lookMs).unref();
      });
  };
  // Timers run by a clock that nobody sets: a jump of the other one neither hurries nor stops them.
  if (!stopped) timer = setTimeout(turn, Math.min(lookMs, 60_000)).unref();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
