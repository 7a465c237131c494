import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

const BLOCK = 512;

/** One file of an archive: bytes at hand, or a file on the disk that nobody changes meanwhile. */
export interface Entry {
  readonly name: string;
  readonly from: Buffer | { readonly path: string };
}
export interface Sum {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The bytes of a tar (ustar) with one entry; `done` gets what it came to. */
export async function* tarEntry({ name, from }: Entry, done: (sum: Sum) => void): AsyncGenerator<Buffer> {
  const bytes = Buffer.isBuffer(from) ? from.length : (await stat(from.path)).size;
  yield header(name, bytes);
  const hash = createHash("sha256");
  let seen = 0;
  for await (const chunk of Buffer.isBuffer(from) ? [from] : createReadStream(from.path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
    seen += (chunk as Buffer).length;
    yield chunk as Buffer;
  }
  if (seen !== bytes) throw new Error(`${name} changed while it was copied: ${bytes} bytes, then ${seen}`);
  yield Buffer.alloc(padding(bytes));
  done({ name, bytes, sha256: hash.digest("hex") });
}

export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK);

const padding = (bytes: number): number => (BLOCK - (bytes % BLOCK)) % BLOCK;
const octal = (n: number, length: number): string => n.toString(8).padStart(length - 1, "0");

function header(name: string, bytes: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name`);
  block.write(name, 0);
  block.write(octal(0o600, 8), 100);
  for (const at of [108, 116]) block.write(octal(0, 8), at);
  // Beyond 8 GB the size is binary, as GNU tar writes it.
  if (bytes < 8 ** 11) block.write(octal(bytes, 12), 124);
  else {
    block.writeUInt8(0x80, 124);
    block.writeBigUInt64BE(BigInt(bytes), 128);
  }
  block.write(octal(Math.floor(Date.now() / 1000), 12), 136);
  block.write("        0", 148);
  block.write("ustar\u000000", 257);
  block.write(octal(block.reduce((sum, byte) => sum + byte, 0), 7), 148);
  block.writeUInt8(0, 154);
  return block;
}

/** Not an archive, or its end is missing. */
export class TarError extends Error {
  override readonly name = "TarError";
}

/** Reads entries one after another: `take` gets the name and the pieces of each, and has to read them all. */
export async function readTar(source: AsyncIterable<Buffer>, take: (name: string, bytes: number, pieces: AsyncIterable<Buffer>) => Promise<void>): Promise<void> {
  const pieces = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const some = async (most: number): Promise<Buffer> => {
    while (held.length === 0) {
      const next = await pieces.next();
      if (next.done) throw new TarError("the end is missing");
      held = next.value;
    }
    const taken = held.subarray(0, most);
    held = held.subarray(taken.length);
    return taken;
  };
  const exactly = async (bytes: number): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for (let left = bytes; left > 0; left -= parts.at(-1)?.length ?? 0) parts.push(await some(left));
    return Buffer.concat(parts);
  };
  for (;;) {
    const block = await exactly(BLOCK);
    if (block.every((byte) => byte === 0)) break;
    const bytes = checkedSize(block);
    const name = block.subarray(0, 100).toString("utf8").replace(/\0.*$/s, "");
    let left = bytes;
    await take(name, bytes, (async function* () {
      while (left > 0) {
        const piece = await some(left);
        left -= piece.length;
        yield piece;
      }
    })());
    if (left > 0) throw new Error(`${name} was not read to its end`);
    await exactly(padding(bytes));
  }
  // To the end of what was packed: what checks its sum stands there.
  for (;;) if ((await pieces.next()).done) return;
}

function checkedSize(block: Buffer): number {
  const sum = block.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0);
  const said = parseInt(block.subarray(148, 156).toString("latin1"), 8);
  if (sum !== said) throw new TarError("a header is not one");
  return (block[124] ?? 0) & 0x80 ? Number(block.readBigUInt64BE(128)) : parseInt(block.subarray(124, 136).toString("latin1"), 8);
}
