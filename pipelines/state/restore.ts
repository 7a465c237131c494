import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { halfRestored } from "../home.ts";
import { noteNotice } from "../notices.ts";
import { copyErasures, erasuresName } from "../personal/erasures.ts";
import { writeDurably } from "../stage/files.ts";
import { noteRestoredAudit } from "./audit-head.ts";
import type { Contents } from "./backup.ts";
import { BackupError } from "./backup-error.ts";
import { unpack } from "./unpack.ts";

/** What may lie in a home before anything is in it. */
const harmless = new Set(["lost+found", "inbox", "backups", "tmp", erasuresName]);

/**
 * Puts a backup into an empty home; facts are made from it when the home is opened next. Never over one that has anything in it, except what
 * an earlier restore left half done: that home cannot be opened, and a restore begins anew. Throws BackupError.
 */
export async function restore(file: string, dir: string): Promise<Contents> {
  await mkdir(dir, { recursive: true });
  const found = (await readdir(dir)).filter((name) => !harmless.has(name));
  const half = existsSync(join(dir, halfRestored));
  if (found.length && !half) throw new BackupError("home_not_empty", { path: dir });
  // The whole of it is read first: a backup that is not sound touches nothing.
  await unpack(file, dir, () => false);
  await writeDurably(join(dir, halfRestored), `${JSON.stringify({ file: basename(file) })}\n`);
  for (const name of found) if (name !== halfRestored) await rm(join(dir, name), { recursive: true, force: true });
  const contents = await unpack(file, dir, () => true);
  // Who was erased since lies beside the backups: they are erased again when the home is opened.
  await copyErasures(dirname(file), dir);
  await noteRestoredAudit(dir);
  await noteNotice(dir, { code: "restored", params: { made_at: contents.made_at, file: basename(file), loads: contents.loads } });
  await rm(join(dir, halfRestored));
  return contents;
}
