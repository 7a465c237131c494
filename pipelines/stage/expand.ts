import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { expandArchive, isArchive, ReadError } from "../read/index.ts";
import type { ImportItem } from "./watch.ts";

const exports = new Set([".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".zip"]);

/** Open in a spreadsheet, hidden, or still being written by somebody. */
const notYet = /^(\.|~\$)|\.(part|tmp|crdownload|download)$/i;
export const isExport = (name: string): boolean => exports.has(extname(name).toLowerCase()) && !notYet.test(name);

export interface ExpandedFile extends ImportItem {
  /** Place, from 0, of the item it came of. */
  readonly of: number;
  /** An archive that could not be unpacked stands for itself, with what is wrong with it. */
  readonly refused?: ReadError;
}

export interface Expanded {
  readonly files: readonly ExpandedFile[];
  readonly ignored: readonly string[];
}

/** The files that items stand for: a directory for its exports by name, an archive for those in it (unpacked below `scratch`), anything else for itself, there or not. Answers go along. */
export async function expand(items: readonly (string | ImportItem)[], scratch: string): Promise<Expanded> {
  const files: ExpandedFile[] = [];
  const ignored: string[] = [];
  for (const [of, given] of items.entries()) {
    const item = typeof given === "string" ? { path: given } : given;
    const listed = (await isDirectory(item.path)) ? await listDirectory(item.path) : { files: [item.path], ignored: [] };
    ignored.push(...listed.ignored);
    for (const path of listed.files) {
      const inside = await unpacked(path, join(scratch, `archive-${files.length}`));
      files.push(...inside.files.map((file) => ({ ...item, ...file, of })));
      ignored.push(...inside.ignored);
    }
  }
  return { files, ignored };
}

async function listDirectory(path: string): Promise<{ files: string[]; ignored: string[] }> {
  const entries = await readdir(path, { withFileTypes: true });
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1)).map((entry) => ({ path: join(path, entry.name), taken: (entry.isFile() || entry.isSymbolicLink()) && isExport(entry.name) }));
  return { files: sorted.filter(({ taken }) => taken).map((one) => one.path), ignored: sorted.filter(({ taken }) => !taken).map((one) => one.path) };
}

async function unpacked(path: string, scratch: string): Promise<{ files: readonly Omit<ExpandedFile, "of">[]; ignored: readonly string[] }> {
  try {
    const found = await stat(path);
    // Opening a pipe waits for whoever would write into it.
    if (!found.isFile() && !found.isDirectory()) throw new ReadError("not_a_table", { file: path, what: "device" });
    if (!(await isArchive(path))) return { files: [{ path }], ignored: [] };
    const { files, ignored } = await expandArchive(path, scratch);
    return { files: files.map((file) => ({ path: file.path })), ignored: ignored.map((name) => join(path, name)) };
  } catch (error) {
    if (error instanceof ReadError) return { files: [{ path, refused: error }], ignored: [] };
    // Not there, or not ours to read: the reader of files says so.
    if (isSystemError(error)) return { files: [{ path }], ignored: [] };
    throw error;
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && "syscall" in error;

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}

/** Bytes of a file; 0 where it cannot be looked at, which reading it will say. */
export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isSystemError(error)) return 0;
    throw error;
  }
}
