import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Home } from "../home.ts";
import { syncDirectory } from "../stage/files.ts";
import { loadsIn, loadsPath } from "../stage/loads.ts";
import { originalOf } from "../stage/replay.ts";
import { BackupError } from "./backup-error.ts";
import { copyState } from "./copy.ts";
import { type Entry, type Sum, tarEnd, tarEntry } from "./tar.ts";

/** The last entry of a backup: without it, it was cut off. */
export const contentsName = "contents.json";
export interface Contents {
  readonly format: 1;
  /** ISO moment, UTC. */
  readonly made_at: string;
  readonly state_version: number;
  readonly loads: number;
  /** Names of loaded files whose original was not there. */
  readonly missing: readonly string[];
  readonly entries: readonly Sum[];
}

export interface BackupReport {
  readonly path: string;
  readonly bytes: number;
  readonly made_at: string;
  readonly loads: number;
  readonly missing: readonly string[];
}

/**
 * Writes everything of a home that cannot be made again to one file (tar, gzip): what people typed as of one moment, settings, the list of
 * loads, the originals. The home goes on working. The file appears under its name when it is whole and on the disk; a file that is
 * there already stays. Throws BackupError.
 */
export async function backUp(home: Home, path: string): Promise<BackupReport> {
  if (existsSync(path)) throw new BackupError("exists", { file: path });
  await mkdir(dirname(path), { recursive: true });
  const scratch = await mkdtemp(join(home.tmpDir, "backup-"));
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await copyState(home.state, join(scratch, "state.duckdb"));
    // Read once, and after the copy: what landed since is not of this backup.
    const list = await readFile(loadsPath(home.dir));
    const loads = loadsIn(list.toString("utf8"));
    const entries: Entry[] = [{ name: "state.duckdb", from: { path: join(scratch, "state.duckdb") } }];
    for (const name of ["settings.json", "home.json"]) if (existsSync(join(home.dir, name))) entries.push({ name, from: await readFile(join(home.dir, name)) });
    entries.push({ name: basename(loadsPath(home.dir)), from: list });
    const originals = [...new Map(loads.map((load) => [originalOf(home.archiveDir, load), load]))];
    for (const [original] of originals) if (existsSync(original)) entries.push({ name: `archive/${basename(original)}`, from: { path: original } });
    const missing = originals.filter(([original, { status }]) => status !== "undone" && !existsSync(original)).map(([, { file }]) => file);
    const contents = { format: 1, made_at: new Date().toISOString(), state_version: home.stateVersion, loads: loads.length, missing } as const;
    await pipeline(Readable.from(packed(entries, contents), { objectMode: false }), createGzip({ level: 1 }), createWriteStream(temporary, { mode: 0o600, flush: true }));
    await rename(temporary, path);
    await syncDirectory(dirname(path));
    return { path, bytes: (await stat(path)).size, made_at: contents.made_at, loads: loads.length, missing };
  } finally {
    await rm(temporary, { force: true });
    await rm(scratch, { recursive: true, force: true });
  }
}

async function* packed(entries: readonly Entry[], contents: Omit<Contents, "entries">): AsyncGenerator<Buffer> {
  const sums: Sum[] = [];
  for (const entry of entries) yield* tarEntry(entry, (sum) => sums.push(sum));
  yield* tarEntry({ name: contentsName, from: Buffer.from(JSON.stringify({ ...contents, entries: sums })) }, () => undefined);
  yield tarEnd();
}
