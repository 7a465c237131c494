import { readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";

/** Bytes of a file, or of everything under a folder; 0 where there is none. Sizes only: a database that is open may not be opened by others. */
export async function bytesOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return found.size;
    const parts = await Promise.all((await readdir(path)).map((name) => bytesOf(join(path, name))));
    return parts.reduce((sum, bytes) => sum + bytes, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}

/** Of a database: what is written to its log alone as yet is of it too. */
export const bytesOfDatabase = async (path: string): Promise<number> => (await bytesOf(path)) + (await bytesOf(`${path}.wal`));

/** Bytes that are still free where `path` lies. */
export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}
