import { createHash, randomUUID } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname, extname, join } from "node:path";

const BLOCK = 1 << 20;

/** Writes `text` so that after a crash either the old file is there or the new one, whole. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const file = await open(temporary, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncDirectory(dirname(path));
}

/** The bytes of a file as they came in, kept for good. */
export interface Archived {
  readonly sha256: string;
  readonly bytes: number;
  readonly path: string;
  /** It was not there before. */
  readonly isNew: boolean;
}

/** Copies `source` to `dir/<sha256>.<ext>`; it is on the disk when the promise resolves. A file already there is left as it is; of a copy that a signal stops nothing is left. */
export async function archive(source: string, dir: string, signal?: AbortSignal): Promise<Archived> {
  const temporary = join(dir, `${randomUUID()}.tmp`);
  try {
    const { sha256, bytes } = await copyHashing(source, temporary, signal);
    const path = join(dir, sha256 + extname(source).toLowerCase());
    const isNew = (await sizeOf(path)) !== bytes;
    if (!isNew) await rm(temporary);
    else await rename(temporary, path);
    await syncDirectory(dir);
    return { sha256, bytes, path, isNew };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function copyHashing(source: string, target: string, signal: AbortSignal | undefined): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  const from = await open(source, "r");
  const to = await open(target, "wx");
  // One block is written while the next is read.
  const blocks = [Buffer.allocUnsafe(BLOCK), Buffer.allocUnsafe(BLOCK)] as const;
  let written: Promise<unknown> = Promise.resolve();
  let bytes = 0;
  try {
    for (let turn: 0 | 1 = 0; ; turn = turn ? 0 : 1) {
      signal?.throwIfAborted();
      const { bytesRead } = await from.read(blocks[turn], 0, BLOCK, null);
      const part = blocks[turn].subarray(0, bytesRead);
      hash.update(part);
      await written;
      if (!bytesRead) break;
      written = to.writeFile(part);
      // It is awaited a turn later; until then its failure must not count as unhandled.
      written.catch(() => undefined);
      bytes += bytesRead;
    }
    await to.sync();
  } finally {
    await Promise.allSettled([written]);
    await from.close();
    await to.close();
  }
  return { sha256: hash.digest("hex"), bytes };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
