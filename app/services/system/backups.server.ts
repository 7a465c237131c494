import { existsSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { readConfig } from "#app/config/env.ts";
import { demoPath, type Env, type Home } from "#app/warehouse/home.server.ts";
import type { BackupReport } from "#pipelines/index.ts";
import { note } from "../audit/note.server.ts";
import { UsageError } from "../usage-error.ts";

export interface KeptBackup {
  readonly name: string;
  /** Grows with each, whatever the clock says. */
  readonly number: number;
  readonly bytes: number;
  /** ISO moment, UTC. */
  readonly at: string;
}

const named = /^loyalty-(\d{6})-[\dTZ]+\.tar\.gz$/;

/** Where backups of a home go that nobody names a file for. */
export const backupFolder = (home: Pick<Home, "dir">, env: Env = process.env): string => resolve(readConfig(env).BACKUP_DIR ?? join(home.dir, "backups"));

/** Newest first, by their numbers. */
export async function keptBackups(folder: string): Promise<KeptBackup[]> {
  if (!existsSync(folder)) return [];
  const found = (await readdir(folder)).flatMap((name) => {
    const number = named.exec(name)?.[1];
    return number === undefined ? [] : [{ name, number: Number(number) }];
  });
  const all = await Promise.all(
    found.map(async (one) => {
      const { size, mtime } = await stat(join(folder, one.name));
      return { ...one, bytes: size, at: mtime.toISOString() };
    }),
  );
  return all.sort((a, b) => b.number - a.number);
}

/** Who was erased is known where the backups are: one of them that is older does not bring them back. */
export async function spreadErasures(home: Pick<Home, "dir">, folder: string): Promise<void> {
  const { copyErasures } = await import("#pipelines/index.ts");
  await copyErasures(home.dir, folder);
}

/** At work in this process: one at a time. */
const shared = globalThis as { loyaltyBackups?: Promise<unknown> };

/** Writes a backup to `file`, or under the next number into the folder, from which the oldest then go. Throws UsageError("demo_closed"), BackupError. */
export function makeBackup(home: Home, { file, env = process.env }: { readonly file?: string; readonly env?: Env } = {}): Promise<BackupReport> {
  if (home.dir === demoPath()) throw new UsageError("demo_closed");
  const made = (shared.loyaltyBackups ?? Promise.resolve()).then(async () => {
    const { backUp } = await import("#pipelines/index.ts");
    if (file !== undefined) {
      const made = await backUp(home, file);
      await spreadErasures(home, dirname(file));
      await note(home, { action: "backup", result: `${made.bytes} bytes` });
      return made;
    }
    const folder = backupFolder(home, env);
    const number = ((await keptBackups(folder))[0]?.number ?? 0) + 1;
    const at = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");
    const report = await backUp(home, join(folder, `loyalty-${String(number).padStart(6, "0")}-${at}.tar.gz`));
    await spreadErasures(home, folder);
    await note(home, { action: "backup", object: `backup:${number}`, result: `${report.bytes} bytes` });
    await rotate(folder, readConfig(env).BACKUP_KEEP);
    return report;
  });
  shared.loyaltyBackups = made.catch(() => undefined);
  return made;
}

/** Keeps the newest; half-written ones of a killed process go too. */
async function rotate(folder: string, keep: number): Promise<void> {
  for (const { name } of (await keptBackups(folder)).slice(keep)) await rm(join(folder, name));
  for (const name of await readdir(folder)) if (/^\.loyalty-.*\.tmp$/.test(name)) await rm(join(folder, name));
}
