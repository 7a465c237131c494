import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Home } from "../home.ts";
import { rebuild } from "../stage/build.ts";
import { loadsIn, loadsPath } from "../stage/loads.ts";
import { modelSettings } from "../stage/model-settings.ts";
import { originalOf } from "../stage/replay.ts";
import { openDuckDB } from "../warehouse/duckdb.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, raw, sql } from "../warehouse/sql.ts";
import type { Contents } from "./backup.ts";
import { unpack } from "./unpack.ts";

export interface BackupSeen extends Omit<Contents, "entries" | "format"> {
  readonly files: number;
  readonly bytes: number;
  /** Rows of what people typed. */
  readonly typed: number;
}

/** Reads a backup to its end, holds every file against its sum, and opens what people typed. Throws BackupError. */
export async function verifyBackup(file: string): Promise<BackupSeen> {
  const dir = await mkdtemp(join(tmpdir(), "loyalty-verify-"));
  try {
    const { entries, format: _format, ...contents } = await unpack(file, dir, (name) => name === "state.duckdb");
    const state = await openDuckDB(join(dir, "state.duckdb"), { access_mode: "READ_ONLY", threads: "1" });
    try {
      return { ...contents, files: entries.length, bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0), typed: await rowsTyped(state) };
    } finally {
      await state.close();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** What a look through a home found amiss. */
export interface HomeSeen {
  readonly originals: number;
  /** Names, as they were given, of loads whose original is gone, and of those whose bytes are not what they were. */
  readonly gone: readonly string[];
  readonly changed: readonly string[];
  readonly typed: number;
  /** Tables that would be others if they were built anew from the loaded rows. */
  readonly astray: readonly string[];
}

/** Hashes every original, reads every row that people typed, and builds core and marts anew beside what stands, to compare the two. */
export async function verifyHome(home: Home): Promise<HomeSeen> {
  const loads = new Map(loadsIn(await readFile(loadsPath(home.dir), "utf8")).filter(({ status }) => status !== "undone").map((load) => [originalOf(home.archiveDir, load), load]));
  const gone: string[] = [];
  const changed: string[] = [];
  for (const [path, { file, sha256, options }] of loads) {
    if (!existsSync(path)) gone.push(file);
    else if ((await sha256Of(path)) !== (options.cut ?? sha256)) changed.push(`${file} (${basename(path)})`);
  }
  return { originals: loads.size, gone, changed, typed: await rowsTyped(home.state), astray: await astray(home) };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest("hex");
}

const tablesOf = async (session: Session, schemas: Parameters<Session["query"]>[0]): Promise<string[]> =>
  (await session.query<{ name: string }>(sql`select table_schema || '.' || table_name as name from information_schema.tables where table_catalog = current_database() and table_schema in (${schemas}) order by 1`)).map(({ name }) => name);

/** Every value is read: a hash of each row, not a count that its statistics would answer. */
async function digests(session: Session, tables: readonly string[]): Promise<Map<string, { readonly n: number; readonly sum: string }>> {
  const found = new Map<string, { n: number; sum: string }>();
  for (const table of tables) {
    const [row] = await session.query<{ n: number; sum: string }>(sql`select count(*) as n, cast(coalesce(sum(cast(hash(t) as hugeint)), 0) as varchar) as sum from ${ident(table)} as t`);
    if (row) found.set(table, row);
  }
  return found;
}

async function rowsTyped(state: Session): Promise<number> {
  const all = await digests(state, await tablesOf(state, raw("'people'")));
  return [...all.values()].reduce((sum, { n }) => sum + n, 0);
}

const trial = Symbol("trial");

function astray(home: Home): Promise<string[]> {
  return home.exclusive(async () => {
    const settings = await modelSettings(home);
    let differing: string[] = [];
    await home.engine
      .transaction(async (session) => {
        const names = await tablesOf(session, raw("'core', 'marts'"));
        const standing = await digests(session, names);
        await rebuild(session, settings);
        const anew = await digests(session, names);
        differing = names.filter((name) => standing.get(name)?.sum !== anew.get(name)?.sum);
        throw trial;
      })
      .catch((error: unknown) => {
        if (error !== trial) throw error;
      });
    return differing;
  });
}
