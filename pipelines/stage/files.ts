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

/** A copy of a file on its way into the archive, under a name of its own until it is known by its bytes. What opens the home removes such copies. */
export interface Incoming {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the copy, once all of it is on the disk. */
  readonly sealed: Promise<string>;
  /** Gives the copy, once sealed, its place in the archive; a file already there is left as it is. Nobody may be reading it. */
  keep(): Promise<Archived>;
  /** Removes the copy; nothing happens to one that was kept. */
  drop(): Promise<void>;
}

/** Copies `source` into `dir`, and goes on to hash and sync the copy meanwhile. Of a copy that a signal stops nothing is left. */
export async function bringIn(source: string, dir: string, signal?: AbortSignal): Promise<Incoming> {
  const path = join(dir, `${randomUUID()}.tmp`);
  const bytes = await copy(source, path, signal).catch(async (error: unknown) => {
    await rm(path, { force: true });
    throw error;
  });
  const sealed = seal(path, signal);
  // It is awaited later; until then its failure must not count as unhandled.
  sealed.catch(() => undefined);
  return {
    ...{ path, bytes, sealed },
    async keep() {
      const sha256 = await sealed;
      const kept = join(dir, sha256 + extname(source).toLowerCase());
      const isNew = (await sizeOf(kept)) !== bytes;
      if (!isNew) await rm(path);
      else await rename(path, kept);
      await syncDirectory(dir);
      return { sha256, bytes, path: kept, isNew };
    },
    async drop() {
      await Promise.allSettled([sealed]);
      await rm(path, { force: true });
    },
  };
}

async function copy(source: string, target: string, signal: AbortSignal | undefined): Promise<number> {
  const to = await open(target, "wx");
  // One block is written while the next is read.
  let written: Promise<unknown> = Promise.resolve();
  let bytes = 0;
  try {
    await eachBlock(source, signal, async (block) => {
      await written;
      written = to.writeFile(block);
      // It is awaited a turn later; until then its failure must not count as unhandled.
      written.catch(() => undefined);
      bytes += block.length;
    });
    await written;
  } finally {
    await Promise.allSettled([written]);
    await to.close();
  }
  return bytes;
}

async function seal(path: string, signal: AbortSignal | undefined): Promise<string> {
  const file = await open(path, "r+");
  try {
    const [hash] = await Promise.all([digest(path, signal), file.sync()]);
    return hash;
  } finally {
    await file.close();
  }
}

async function digest(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash("sha256");
  await eachBlock(path, signal, (block) => void hash.update(block));
  return hash.digest("hex");
}

/** A block is good until the next but one is asked for. */
async function eachBlock(path: string, signal: AbortSignal | undefined, take: (block: Buffer) => Promise<void> | void): Promise<void> {
  const blocks = [Buffer.allocUnsafe(BLOCK), Buffer.allocUnsafe(BLOCK)] as const;
  const file = await open(path, "r");
  try {
    for (let turn: 0 | 1 = 0; ; turn = turn ? 0 : 1) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(blocks[turn], 0, BLOCK, null);
      if (!bytesRead) return;
      await take(blocks[turn].subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** What was renamed or made in a directory stays so after a crash. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
