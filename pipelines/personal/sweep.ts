import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import type { Home } from "../home.ts";
import { isIn, type Needles } from "./cut-row.ts";

/**
 * Files beside the archive that came of a client's rows: uploads that nobody has loaded yet, copies in the inbox of what was taken in,
 * reports that quote cells. They go. Gives those that may name the client and stay.
 */
export async function sweepLoose(home: Pick<Home, "dir" | "tmpDir" | "inboxDir">, needles: Needles): Promise<string[]> {
  await rm(join(home.tmpDir, "uploads"), { recursive: true, force: true });
  for (const folder of [join(home.dir, "reports"), home.inboxDir]) {
    for (const path of await filesUnder(folder)) if (await names(path, needles)) await rm(path);
  }
  const stays = (path: string): boolean => /\.(tar\.gz|duckdb)$|\.damaged-|\.wal\.found$/.test(path) && !["warehouse.duckdb", "state.duckdb"].includes(basename(path));
  return (await filesUnder(home.dir)).filter(stays).map((path) => relative(home.dir, path)).sort();
}

async function filesUnder(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  return (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Whether a file names what is looked for, read as UTF-8 and as windows-1251; of a packed file nobody can tell, so it does. */
async function names(path: string, needles: Needles): Promise<boolean> {
  if (/\.(xlsx|xlsm|xls|zip)$/i.test(path)) return true;
  const bytes = await readFile(path);
  if (bytes.includes(0)) return true;
  return ["utf-8", "windows-1251"].some((encoding) => new TextDecoder(encoding).decode(bytes).split("\n").some((line) => line.split(/["':;,\t|]/).some((cell) => isIn(cell, needles)) || isIn(line, { ...needles, digits: [] })));
}
