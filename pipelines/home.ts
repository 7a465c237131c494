import { mkdir, readdir, realpath, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { loadSettings, saveSettings, type Settings } from "./settings.ts";
import { modelSettings } from "./stage/model-settings.ts";
import { prepare } from "./stage/prepare.ts";
import { openState } from "./state/index.ts";
import { openDuckDB } from "./warehouse/duckdb.ts";
import { type Engine, QueryError } from "./warehouse/engine.ts";
import { lockDown } from "./warehouse/lockdown.ts";
import { memoryLimit } from "./warehouse/memory.ts";

/** A directory with everything of one dealer group: warehouse, archive, inbox, settings. */
export interface Home {
  readonly dir: string;
  readonly engine: Engine;
  /** What people typed: decisions, remembered mappings. Facts commit first; see architecture.md, decision 2. */
  readonly state: Engine;
  readonly settings: Settings;
  /** Grows with whatever may have changed the data or the settings; answers of another version are stale. */
  readonly version: number;
  readonly archiveDir: string;
  readonly inboxDir: string;
  readonly tmpDir: string;
  /** Writes settings.json; every holder of the home sees the change. */
  saveSettings(settings: Settings): Promise<void>;
  /** Runs imports, undos and rebuilds one after another. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  /** Lets go of the home; the warehouse closes with its last holder. */
  close(): Promise<void>;
}

/** A home that cannot be opened: another process has it, newer code wrote it, it cannot be read, or its path has a "?", which the engine cuts at. */
export class HomeError extends Error {
  constructor(readonly code: "in_use" | "too_new" | "damaged" | "bad_name", readonly dir: string, options?: ErrorOptions) {
    super(`${code} ${dir}`, options);
    this.name = "HomeError";
  }
}

interface Shared {
  readonly opened: Promise<Omit<Home, "close" | "settings" | "version"> & { settings: Settings; version: number }>;
  holders: number;
}

const key = Symbol.for("dealer-loyalty.homes");
const registry = globalThis as { [key]?: Map<string, Shared> };
const homes = (registry[key] ??= new Map());

/**
 * Opens the home at `dir`, making it when it is not there. Within a process all holders share one warehouse: two instances on one
 * file lose data silently. Throws HomeError("in_use") while another process has it.
 */
export async function openHome(dir: string): Promise<Home> {
  await mkdir(dir, { recursive: true });
  const path = await realpath(resolve(dir));
  if (path.includes("?")) throw new HomeError("bad_name", path);
  let shared = homes.get(path);
  if (!shared) {
    shared = { opened: open(path), holders: 0 };
    homes.set(path, shared);
  }
  const held = shared;
  held.holders++;
  try {
    return holder(path, held, await held.opened);
  } catch (error) {
    if (homes.get(path) === held) homes.delete(path);
    throw error;
  }
}

function holder(path: string, shared: Shared, inner: Awaited<Shared["opened"]>): Home {
  let closed = false;
  return {
    ...inner,
    get settings() {
      return inner.settings;
    },
    get version() {
      return inner.version;
    },
    async close() {
      if (closed) return;
      closed = true;
      if (--shared.holders > 0) return;
      await inner.exclusive(async () => {
        if (shared.holders > 0 || homes.get(path) !== shared) return;
        homes.delete(path);
        await inner.engine.close();
        await inner.state.close();
      });
    },
  };
}

async function open(dir: string): Promise<Awaited<Shared["opened"]>> {
  const tmpDir = join(dir, "tmp");
  const settings = await loadSettings(dir);
  const engine = await connect(dir, tmpDir);
  const state = await openState(dir).catch(async (error: unknown) => {
    await engine.close();
    throw new HomeError("damaged", dir, { cause: error });
  });
  let queue: Promise<unknown> = Promise.resolve();
  const inner = {
    dir,
    engine,
    state,
    settings,
    version: 1,
    archiveDir: join(dir, "archive"),
    inboxDir: join(dir, "inbox"),
    tmpDir,
    async saveSettings(next: Settings) {
      inner.settings = await saveSettings(dir, next);
      inner.version++;
    },
    exclusive<T>(work: () => Promise<T>): Promise<T> {
      const result = queue.then(work).finally(() => inner.version++);
      queue = result.catch(() => undefined);
      return result;
    },
  };
  try {
    await rm(tmpDir, { recursive: true, force: true });
    for (const part of ["archive", "inbox", "tmp"]) await mkdir(join(dir, part), { recursive: true });
    // Copies that a killed import left half made.
    for (const name of await readdir(inner.archiveDir)) if (name.endsWith(".tmp")) await rm(join(inner.archiveDir, name));
    await lockDown(engine, tmpDir);
    if ((await prepare(engine, await modelSettings(inner))) === "too_new") throw new HomeError("too_new", dir);
    return inner;
  } catch (error) {
    await engine.close();
    await state.close();
    throw error;
  }
}

async function connect(dir: string, tmpDir: string): Promise<Engine> {
  try {
    // The newest storage format packs text in one pass where the oldest tries three: a third less work at import.
    // So many rows looked up by their place (a daily file's) are read where they are; beyond the default of fifty the table would be in its width.
    const options = { temp_directory: join(tmpDir, "duckdb"), storage_compatibility_version: "latest", memory_limit: memoryLimit(), dynamic_or_filter_threshold: "10000" };
    return await openDuckDB(join(dir, "warehouse.duckdb"), options);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (error instanceof QueryError) throw error;
    throw new HomeError(/lock/i.test(text) ? "in_use" : "damaged", dir, { cause: error });
  }
}
