import { existsSync } from "node:fs";
import { mkdir, readdir, realpath, rm } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { madeAgain, openFacts, type OpenedFacts } from "./facts.ts";
import { halfRestored, type Home } from "./home.ts";
import { HomeError } from "./home-error.ts";
import { finishErasures } from "./personal/erase.ts";
import { eraseAgain, keepErasures } from "./personal/erasures.ts";
import { type HomeNotice, noteNotice } from "./notices.ts";
import { loadSettings, saveSettings, type Settings } from "./settings.ts";
import { loadsPath, openLoads, type LoadList } from "./stage/loads.ts";
import { modelSettings } from "./stage/model-settings.ts";
import { prepare } from "./stage/prepare.ts";
import { originalOf, replay } from "./stage/replay.ts";
import { keepPrivate } from "./state/private.ts";
import { bringUpState } from "./state/index.ts";

interface Shared {
  readonly opened: Promise<Omit<Home, "settings" | "version"> & { settings: Settings; version: number; closing<T>(work: () => Promise<T>): Promise<T> }>;
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
  await mkdir(dir, { recursive: true, mode: 0o700 });
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
      await inner.closing(async () => {
        if (shared.holders > 0 || homes.get(path) !== shared) return;
        homes.delete(path);
        await inner.engine.close();
        await inner.state.close();
      });
    },
  };
}

async function open(dir: string): Promise<Awaited<Shared["opened"]>> {
  if (existsSync(join(dir, halfRestored))) throw new HomeError("half_restored", dir);
  await keepPrivate(dir);
  const settings = await loadSettings(dir);
  // First what is locked for as long as the home is open; the warehouse may be put aside and made anew meanwhile.
  const people = await bringUpState(dir);
  const state = people.engine;
  const close = [() => state.close()];
  try {
    const loads = await openLoads(dir);
    for (const part of ["archive", "inbox"]) await mkdir(join(dir, part), { recursive: true });
    // Copies that a killed import left half made.
    for (const name of await readdir(join(dir, "archive"))) if (name.endsWith(".tmp")) await rm(join(dir, "archive", name));
    const { engine, loss } = await openFacts(dir, loads, async (fresh) => {
      if ((await prepare(fresh, await modelSettings({ settings, state }))) === "too_new") throw new HomeError("too_new", dir);
    });
    close.unshift(() => engine.close());
    let queue: Promise<unknown> = Promise.resolve();
    const alone = <T>(work: () => Promise<T>): Promise<T> => {
      const result = queue.then(work);
      queue = result.catch(() => undefined);
      return result;
    };
    let steps = 1;
    const landed = (): number => engine.landed?.count ?? 0;
    const inner = {
      dir,
      engine,
      state,
      settings,
      get version() {
        return steps + landed();
      },
      stateVersion: people.version,
      opened: [] as HomeNotice[],
      archiveDir: join(dir, "archive"),
      inboxDir: join(dir, "inbox"),
      tmpDir: join(dir, "tmp"),
      async saveSettings(next: Settings) {
        inner.settings = await saveSettings(dir, next);
        steps++;
      },
      exclusive: <T>(work: () => Promise<T>): Promise<T> =>
        alone(async () => {
          const before = landed();
          try {
            return await work();
          } finally {
            if (landed() === before) steps++;
            await loads.bringUpToDate(engine).catch((error: unknown) => console.warn(`${loadsPath(dir)} could not be written; it is brought up to date later:`, error));
          }
        }),
      closing: alone,
      close: () => Promise.resolve(),
    };
    if (loss) await makeAgain(inner, loads, loss);
    await eraseAgain(inner);
    await keepErasures(inner);
    await finishErasures(inner);
    await loads.bringUpToDate(engine);
    if (people.lost) inner.opened.push(await noteNotice(dir, { code: "state_behind", params: { changes: people.lost.changes, kept: people.lost.log ?? "—" } }));
    if (people.backup) inner.opened.push(await noteNotice(dir, { code: "migrated", params: { version: people.version, backup: people.backup } }));
    return inner;
  } catch (error) {
    for (const one of close) await one();
    throw error;
  }
}

/** Facts from the archive, and a word on it. */
async function makeAgain(home: Home & { readonly opened: HomeNotice[] }, loads: LoadList, loss: NonNullable<OpenedFacts["loss"]>): Promise<void> {
  const { batches, rows, missing } = await replay(home, await loads.all());
  await madeAgain(home.dir);
  const listed = new Set((await loads.all()).map((load) => basename(originalOf(home.archiveDir, load))));
  const strays = (await readdir(home.archiveDir)).filter((name) => !listed.has(name)).length;
  const params = { batches, rows, missing: missing.length, files: missing.slice(0, 5).join(", ") || "—", strays, kept: loss.kept ?? "—", changes: loss.changes };
  home.opened.push(await noteNotice(home.dir, { code: loss.code, params }));
}
