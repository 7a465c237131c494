import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { HomeError } from "./home-error.ts";
import type { LoadList } from "./stage/loads.ts";
import { writeDurably } from "./stage/files.ts";
import { isDamage, isLocked, revisionOf, setAside } from "./warehouse/damage.ts";
import { openDuckDB } from "./warehouse/duckdb.ts";
import type { Engine } from "./warehouse/engine.ts";
import { lockDown } from "./warehouse/lockdown.ts";
import { memoryLimit, threadLimit } from "./warehouse/memory.ts";
import { countRevisions } from "./warehouse/revision.ts";

/** Why facts have to be made again from the archive. */
export type Loss = "facts_missing" | "facts_damaged" | "facts_behind";

export interface OpenedFacts {
  readonly engine: Engine;
  /** The warehouse is empty and waits for its loads; null as a rule. `kept`: what was there before. */
  readonly loss: { readonly code: Loss; readonly kept: string | null; readonly changes: number } | null;
}

const markOf = (dir: string): string => join(dir, "rebuilding.json");
const pathOf = (dir: string): string => join(dir, "warehouse.duckdb");

/**
 * Opens the warehouse of the home at `dir` and has `prepare` bring it to today's shape. One that cannot be read, is gone, or lacks changes
 * that were confirmed is put aside, and an empty one opened in its place, to be filled by whoever calls; `madeAgain` is called after that.
 * Throws HomeError: "in_use", and "damaged" where no list of loads says what to fill it with.
 */
export async function openFacts(dir: string, loads: LoadList, prepare: (engine: Engine) => Promise<void>): Promise<OpenedFacts> {
  const path = pathOf(dir);
  const knows = (await loads.all()).length > 0;
  if (existsSync(markOf(dir))) {
    // Killed while it was filled: what is there is a part.
    for (const file of [path, `${path}.wal`, revisionOf(path)]) await rm(file, { force: true });
    return { engine: await empty(dir, prepare), loss: JSON.parse(await readFile(markOf(dir), "utf8")) as OpenedFacts["loss"] };
  }
  if (!existsSync(path) && knows) return lost(dir, { code: "facts_missing", changes: 0 }, prepare);
  try {
    const { engine, lost: changes } = await connect(dir);
    try {
      if (changes === 0 || !loads.existed) {
        await prepare(engine);
        return { engine, loss: null };
      }
    } catch (error) {
      await engine.close();
      throw error;
    }
    await engine.close();
    return await lost(dir, { code: "facts_behind", changes }, prepare);
  } catch (error) {
    if (isLocked(error)) throw new HomeError("in_use", dir, { cause: error });
    if (!isDamage(error)) throw error;
    if (!loads.existed && (await hasArchive(dir))) throw new HomeError("damaged", dir, { cause: error });
    return lost(dir, { code: "facts_damaged", changes: 0 }, prepare);
  }
}

/** The warehouse has its loads again. */
export const madeAgain = (dir: string): Promise<void> => rm(markOf(dir), { force: true });

async function lost(dir: string, { code, changes }: { readonly code: Loss; readonly changes: number }, prepare: (engine: Engine) => Promise<void>): Promise<OpenedFacts> {
  // Aside first: killed before the mark, the next to open finds no warehouse; after it, a part of one, which may go.
  const kept = await setAside(pathOf(dir), new Date());
  const loss = { code, kept: kept && basename(kept), changes };
  await writeDurably(markOf(dir), `${JSON.stringify(loss)}\n`);
  return { engine: await empty(dir, prepare), loss };
}

async function empty(dir: string, prepare: (engine: Engine) => Promise<void>): Promise<Engine> {
  const { engine } = await connect(dir);
  try {
    await prepare(engine);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function connect(dir: string): Promise<{ engine: Engine; lost: number }> {
  const path = pathOf(dir);
  const tmpDir = join(dir, "tmp");
  // The newest storage format packs text in one pass where the oldest tries three: a third less work at import.
  // Row groups that are not full stay so: to put those of an import's pieces together at its commit took 2.5 s of 15 for 2 million orders. Empty ones go
  // all the same, so a batch taken back leaves its room; rows replaced day by day hold at most as much as those that stand.
  // So many rows looked up by their place (a daily file's) are read where they are; beyond the default of fifty the table would be in its width.
  const options = { temp_directory: join(tmpDir, "duckdb"), storage_compatibility_version: "latest", memory_limit: memoryLimit(), ...threadLimit(), dynamic_or_filter_threshold: "10000", max_vacuum_tasks: "0" };
  const bare = await openDuckDB(path, options);
  try {
    await rm(tmpDir, { recursive: true, force: true });
    await mkdir(tmpDir, { recursive: true });
    await lockDown(bare, tmpDir);
    return await countRevisions(bare, revisionOf(path));
  } catch (error) {
    await bare.close();
    throw error;
  }
}

async function hasArchive(dir: string): Promise<boolean> {
  const archive = join(dir, "archive");
  return existsSync(archive) && (await readdir(archive)).length > 0;
}
