import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";

const exports = new Set([".csv", ".tsv", ".txt", ".xlsx"]);

/** The files that paths stand for: a directory for its exports by name, anything else for itself, there or not. */
export async function expand(paths: readonly string[]): Promise<{ files: string[]; ignored: string[] }> {
  const files: string[] = [];
  const ignored: string[] = [];
  for (const path of paths) {
    if (!(await isDirectory(path))) {
      files.push(path);
      continue;
    }
    const entries = await readdir(path, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const isExport = !entry.isDirectory() && exports.has(extname(entry.name).toLowerCase()) && !/^(\.|~\$)/.test(entry.name);
      (isExport ? files : ignored).push(join(path, entry.name));
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
