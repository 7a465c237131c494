import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import type { ImportItem } from "./watch.ts";

const exports = new Set([".csv", ".tsv", ".txt", ".xlsx", ".xls", ".zip"]);

/** Open in a spreadsheet, hidden, or still being written by somebody. */
const notYet = /^(\.|~\$)|\.(part|tmp|crdownload|download)$/i;
export const isExport = (name: string): boolean => exports.has(extname(name).toLowerCase()) && !notYet.test(name);

export interface Expanded {
  readonly files: readonly ImportItem[];
  readonly ignored: readonly string[];
}

/** The files that items stand for: a directory for its exports by name, anything else for itself, there or not. Answers go along. */
export async function expand(items: readonly (string | ImportItem)[], _scratch: string): Promise<Expanded> {
  const files: ImportItem[] = [];
  const ignored: string[] = [];
  for (const item of items.map((one) => (typeof one === "string" ? { path: one } : one))) {
    if (!(await isDirectory(item.path))) {
      files.push(item);
      continue;
    }
    const entries = await readdir(item.path, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(item.path, entry.name);
      if (!entry.isDirectory() && isExport(entry.name)) files.push({ ...item, path });
      else ignored.push(path);
    }
  }
  return { files, ignored };
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

/** Bytes of a file; 0 where it is not there, which reading it will say. */
export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "")) return 0;
    throw error;
  }
}
