import { createHash, randomUUID } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { syncDirectory } from "./files.ts";

const BLOCK = 1 << 20;

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
  /** Of the file when it was opened. */
  readonly bytes: number;
  /** Waits until so many bytes are in the copy, or all of them: whoever reads need not wait for the rest. */
  reach(bytes: number): Promise<void>;
  /** SHA-256 of the copy, once all of it is on the disk. */
  readonly sealed: Promise<string>;
  /** Gives the copy, once sealed, its place in the archive; a file already there is left as it is. Nobody may be reading it. */
  keep(): Promise<Archived>;
  /** Removes the copy; nothing happens to one that was kept. */
  drop(): Promise<void>;
}

/** Begins to copy `source` into `dir`, hashing what it copies, and syncs the copy in the end. Of a copy that a signal stops nothing is left once it is dropped. */
export async function bringIn(source: string, dir: string, signal?: AbortSignal): Promise<Incoming> {
  const path = join(dir, `${randomUUID()}.tmp`);
  const { size } = await stat(source);
  const reached = new Reached();
  let copied = 0;
  const sealed = copy(source, path, signal, (bytes) => reached.tell((copied = bytes))).then(
    (hash) => {
      reached.end(null);
      return hash;
    },
    (error: unknown) => {
      reached.end(error);
      throw error;
    },
  );
  // It is awaited later; until then its failure must not count as unhandled.
  sealed.catch(() => undefined);
  return {
    ...{ path, bytes: size, sealed },
    reach: (bytes) => reached.wait(bytes),
    async keep() {
      const sha256 = await sealed;
      const kept = join(dir, sha256 + extname(source).toLowerCase());
      const isNew = (await sizeOf(kept)) !== copied;
      if (!isNew) await rm(path);
      else await rename(path, kept);
      await syncDirectory(dir);
      return { sha256, bytes: copied, path: kept, isNew };
    },
    async drop() {
      await Promise.allSettled([sealed]);
      await rm(path, { force: true });
    },
  };
}

/** How far something has come, and who waits for it. */
class Reached {
  #bytes = 0;
  #ended: { readonly error: unknown } | null = null;
  #waiting: { readonly bytes: number; readonly go: () => void; readonly stop: (error: unknown) => void }[] = [];

  tell(bytes: number): void {
    this.#bytes = bytes;
    this.#wake();
  }

  end(error: unknown): void {
    this.#ended = { error };
    this.#wake();
  }

  wait(bytes: number): Promise<void> {
    return new Promise((go, stop) => {
      this.#waiting.push({ bytes, go, stop });
      this.#wake();
    });
  }

  #wake(): void {
    const [ended, all] = [this.#ended, this.#waiting];
    this.#waiting = [];
    for (const one of all) {
      if (ended?.error) one.stop(ended.error);
      else if (ended || this.#bytes >= one.bytes) one.go();
      else this.#waiting.push(one);
    }
  }
}

/** Hash of what was copied, once it is on the disk. One block is written while the one before it is hashed and the next is read. */
async function copy(source: string, target: string, signal: AbortSignal | undefined, tell: (bytes: number) => void): Promise<string> {
  const hash = createHash("sha256");
  const blocks = [Buffer.allocUnsafe(BLOCK), Buffer.allocUnsafe(BLOCK)] as const;
  const from = await open(source, "r");
  try {
    const to = await open(target, "wx");
    let written: Promise<unknown> = Promise.resolve();
    try {
      for (let turn: 0 | 1 = 0, bytes = 0; ; turn = turn ? 0 : 1) {
        signal?.throwIfAborted();
        const { bytesRead } = await from.read(blocks[turn], 0, BLOCK, null);
        await written;
        tell(bytes);
        if (!bytesRead) break;
        const block = blocks[turn].subarray(0, bytesRead);
        bytes += bytesRead;
        written = to.writeFile(block);
        // It is awaited a turn later; until then its failure must not count as unhandled.
        written.catch(() => undefined);
        hash.update(block);
      }
      await to.sync();
    } finally {
      await Promise.allSettled([written]);
      await to.close();
    }
  } finally {
    await from.close();
  }
  return hash.digest("hex");
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
