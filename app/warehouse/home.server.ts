import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { CubeKeeper, Home } from "#pipelines/index.ts";

export type { Home } from "#pipelines/index.ts";
export type Env = Readonly<Record<string, string | undefined>>;
export interface HomePath {
  readonly path: string;
  readonly kind: "own" | "demo" | "env";
}

/** The project's folder, found from wherever this module was bundled to. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}
const warehouses = (): string => join(projectRoot(), "data", "warehouse");
export const demoPath = (): string => join(warehouses(), "demo");
/** In a home that a server has open, the shell's way to it. */
export const socketName = "loyalty.sock";
/** Written last, so that a demo whose making was interrupted is made again. */
export const demoReady = (): boolean => existsSync(join(demoPath(), "demo.json"));

/** Where figures are read: LOYALTY_HOME, else the own home if there is one, else the demo. */
export function homePath(env: Env = process.env): HomePath {
  const own = ownHomePath(env);
  return own.kind === "env" || existsSync(mark(own.path)) ? own : { path: demoPath(), kind: "demo" };
}

/** A home counts as the own one from its first loaded file on; a preview or a refused file makes none. */
export async function markOwn(env: Env = process.env): Promise<void> {
  const file = mark(ownHomePath(env).path);
  if (!existsSync(file)) await writeFile(file, `${JSON.stringify({ since: new Date().toISOString() })}\n`);
}
const mark = (home: string): string => join(home, "home.json");

/** Where own exports go, whether or not it exists yet. */
export function ownHomePath(env: Env = process.env): HomePath {
  const named = env["LOYALTY_HOME"]?.trim();
  return named ? { path: resolve(named), kind: "env" } : { path: join(warehouses(), "home"), kind: "own" };
}

/** The home that answers now: opened once per process, whichever copy of this module asks. */
export const currentHome = (env: Env = process.env): Promise<Home> => open(homePath(env).path);

/** The home that takes own exports, made when it is not there. */
export const ownHome = (env: Env = process.env): Promise<Home> => open(ownHomePath(env).path);
export const demoHome = (): Promise<Home> => open(demoPath());

/** The server's bundle carries a second copy of this module; the homes they share hang on globalThis. */
const shared = globalThis as {
  loyaltyHomes?: Map<string, Promise<Home>>;
  loyaltyHomeOpened?: (path: string) => Promise<void>;
  loyaltyKeepers?: Map<string, CubeKeeper>;
};
const homes: Map<string, Promise<Home>> = (shared.loyaltyHomes ??= new Map());

/** Called for every home that this process opens from now on; a server listens for the shell there, and keeps its sums by month. */
export async function onHomeOpened(listener: (path: string) => Promise<void>): Promise<void> {
  shared.loyaltyHomeOpened = listener;
  shared.loyaltyKeepers ??= new Map();
  await Promise.all([...homes].map(async ([path, home]) => Promise.all([listener(path), home.then((opened) => keepSums(path, opened))])));
}

/** In a server; a command of the shell is over before it would be worth it. */
async function keepSums(path: string, home: Home): Promise<void> {
  const keepers = shared.loyaltyKeepers;
  if (!keepers || keepers.has(path)) return;
  const [{ keepCubes }, { cubesOf }] = await Promise.all([import("#pipelines/index.ts"), import("./cubes.server.ts")]);
  if (!keepers.has(path)) keepers.set(path, keepCubes(home, cubesOf));
}

/** The making of sums by month that do not stand for the data of now; null when all stand, and in a command of the shell. */
export const sumsAtWork = (env: Env = process.env): Promise<void> | null => shared.loyaltyKeepers?.get(homePath(env).path)?.atWork() ?? null;

function open(path: string): Promise<Home> {
  const known = homes.get(path);
  if (known) return known;
  const opening = openWaiting(path).then(async (home) => {
    await shared.loyaltyHomeOpened?.(path);
    await keepSums(path, home);
    return home;
  });
  homes.set(path, opening);
  opening.catch(() => homes.delete(path));
  return opening;
}

const patienceMs = 15_000;
const isInUse = (error: unknown): boolean => error instanceof Error && error.name === "HomeError" && "code" in error && error.code === "in_use";

/** Another process that has the home open keeps us waiting for some seconds. */
async function openWaiting(path: string): Promise<Home> {
  const { openHome } = await import("#pipelines/index.ts");
  for (const until = Date.now() + patienceMs; ; ) {
    try {
      return await openHome(path);
    } catch (error) {
      if (!isInUse(error) || Date.now() > until) throw error;
      await new Promise((done) => setTimeout(done, 250));
    }
  }
}

/** Those that this process has open. */
export const openHomes = (): Promise<Home[]> => Promise.all(homes.values());

export async function closeHome(path: string): Promise<void> {
  const home = homes.get(path);
  homes.delete(path);
  await shared.loyaltyKeepers?.get(path)?.stop();
  shared.loyaltyKeepers?.delete(path);
  await (await home)?.close();
}

export const closeHomes = async (): Promise<void> => {
  await Promise.all([...homes.keys()].map(closeHome));
};
