import { existsSync } from "node:fs";
import { mkdir, readdir, rename, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";

/** A file or a folder in the inbox. */
export interface Entry {
  readonly name: string;
  readonly path: string;
  /** Sizes and times of all its files: another signature, and somebody is still writing. */
  readonly signature: string;
}

const own = new Set(["done", "failed"]);
export const mappingOf = (path: string): string => `${path}.mapping.json`;
/** Hidden, open in a spreadsheet, half copied; or an answer that waits for its file. */
const notYet = (name: string): boolean => /^(\.|~\$)|\.(part|tmp|crdownload|download|filepart)$|\.mapping\.json$/i.test(name);

/** What lies in the inbox, by name. A folder with a file that is still being copied is as unfinished as that file. */
export async function entriesIn(inbox: string): Promise<Entry[]> {
  const names = (await readdir(inbox)).filter((name) => !own.has(name) && !notYet(name)).sort();
  const entries = await Promise.all(names.map(async (name) => ({ name, path: join(inbox, name), signature: await signatureOf(join(inbox, name)) })));
  return entries.filter(({ signature }) => signature !== "");
}

/** "" while there is nothing to take. */
async function signatureOf(path: string): Promise<string> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return `${found.size} ${found.mtimeMs}`;
    const inside = await readdir(path, { withFileTypes: true });
    if (inside.some(({ name }) => notYet(name) && !name.startsWith("."))) return "";
    const parts = await Promise.all(inside.filter((entry) => !entry.name.startsWith(".")).map(async ({ name }) => `${name} ${await signatureOf(join(path, name))}`));
    return parts.sort().join("\n");
  } catch (error) {
    // Taken away again between the look and the second look.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

/** Remembers when each signature was first seen. */
export class Settling {
  readonly #seen = new Map<string, { readonly signature: string; readonly since: number }>();

  /** The entries to take now: nothing changed for `settleMs`. Others that are still coming are waited for, so that what was dropped together goes together, but not for ever. */
  ready(entries: readonly Entry[], now: number, settleMs: number): Entry[] {
    const known = new Set(entries.map(({ path }) => path));
    for (const path of this.#seen.keys()) if (!known.has(path)) this.#seen.delete(path);
    for (const { path, signature } of entries) if (this.#seen.get(path)?.signature !== signature) this.#seen.set(path, { signature, since: now });
    const age = ({ path }: Entry): number => now - (this.#seen.get(path)?.since ?? now);
    const settled = entries.filter((entry) => age(entry) >= settleMs);
    const patient = settled.length < entries.length && !settled.some((entry) => age(entry) >= 15 * settleMs);
    return patient ? [] : settled;
  }
}

/** Moves an entry out of the inbox, with the answers beside it and the reports of what became of it; a name that is taken gets a number. */
export async function putAway({ name, path }: Entry, folder: string, reports: { readonly text: string; readonly json: string }): Promise<string> {
  await mkdir(folder, { recursive: true });
  const to = join(folder, freeName(folder, name));
  // Reports first: an entry that is moved has them, and one that is not moved is taken again and finds itself loaded.
  await writeFile(`${to}.report.txt`, reports.text);
  await writeFile(`${to}.report.json`, reports.json);
  if (existsSync(mappingOf(path))) await rename(mappingOf(path), mappingOf(to));
  await rename(path, to);
  return to;
}

function freeName(folder: string, name: string): string {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${stem}-${n}${extension}`;
    if (!existsSync(join(folder, candidate))) return candidate;
  }
}
