import { open, type FileHandle } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { crc32, createInflateRaw } from "node:zlib";
import { ReadError } from "./plan.ts";

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const SENTINEL = 0xffffffff;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 1;
const UTF8 = 0x800;
const STORED = 0;
const DEFLATED = 8;
const MOST_ENTRIES = 20_000;

/** One file in a ZIP, as its directory declares it. */
export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  readonly offset: number;
}

/** The files in a ZIP, of the 64-bit sort too. Throws ReadError bad_archive for what is none, or is cut. */
export async function zipEntries(file: string): Promise<readonly ZipEntry[]> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, 66_000));
    await handle.read(tail, 0, tail.length, size - tail.length);
    const end = lastIndexOfEnd(tail);
    if (end < 0) throw new ReadError("bad_archive", { file, why: "no directory" });
    const { count, length, start } = (await directory64(handle, tail, end)) ?? { count: tail.readUInt16LE(end + 10), length: tail.readUInt32LE(end + 12), start: tail.readUInt32LE(end + 16) };
    if (start + length > size || count > MOST_ENTRIES) throw new ReadError("bad_archive", { file, why: "directory" });
    const directory = Buffer.alloc(length);
    await handle.read(directory, 0, length, start);
    return entriesOf(directory);
  } finally {
    await handle.close();
  }
}

/** Where the directory lies by the record of 64-bit archives; NULL without one. */
async function directory64(handle: FileHandle, tail: Buffer, end: number): Promise<{ count: number; length: number; start: number } | null> {
  if (end < 20 || tail.readUInt32LE(end - 20) !== LOCATOR_64) return null;
  const at = Number(tail.readBigUInt64LE(end - 12));
  if (!Number.isSafeInteger(at)) return null;
  const record = Buffer.alloc(56);
  await handle.read(record, 0, 56, at);
  if (record.readUInt32LE(0) !== END_64) return null;
  return { count: Number(record.readBigUInt64LE(32)), length: Number(record.readBigUInt64LE(40)), start: Number(record.readBigUInt64LE(48)) };
}

function lastIndexOfEnd(tail: Buffer): number {
  for (let i = tail.length - 22; i >= 0; i--) if (tail.readUInt32LE(i) === END) return i;
  return -1;
}

function entriesOf(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY; ) {
    const flags = directory.readUInt16LE(at + 8);
    const end = at + 46 + directory.readUInt16LE(at + 28);
    const wide = extra64(directory.subarray(end, end + directory.readUInt16LE(at + 30)));
    // Only what does not fit 32 bits stands in the extra field, in this order.
    const [unpacked = 0, packed = 0, offset = 0] = [24, 20, 42].map((place) => {
      const value = directory.readUInt32LE(at + place);
      return value === SENTINEL ? (wide.shift() ?? value) : value;
    });
    const name = nameOf(directory.subarray(at + 46, end), (flags & UTF8) !== 0);
    entries.push({ name, encrypted: (flags & ENCRYPTED) !== 0, method: directory.readUInt16LE(at + 10), packed, unpacked, offset, crc: directory.readUInt32LE(at + 16) });
    at = end + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The 64-bit numbers of an entry's extra field. */
function extra64(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Array.from({ length: field.length >> 3 }, (_, i) => Number(field.readBigUInt64LE(i * 8)));
  }
  return [];
}

/** UTF-8 where it is said or is so; else cp866, which Windows writes Russian names in. */
function nameOf(bytes: Buffer, utf8: boolean): string {
  const text = new TextDecoder("utf-8").decode(bytes);
  return utf8 || !text.includes("\ufffd") ? text : new TextDecoder("ibm866").decode(bytes);
}

/** Unpacks a file of a ZIP chunk by chunk; read to its end, it is what was packed. `spend` hears the size of each chunk before it is given on, and may throw. */
export async function* unpack(file: string, entry: ZipEntry, spend: (bytes: number) => void): AsyncGenerator<Buffer> {
  if (entry.encrypted) throw new ReadError("encrypted_archive", { file });
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new ReadError("bad_archive", { file, why: `${entry.name}: method ${entry.method}` });
  if (entry.packed === 0) return;
  const start = await dataStart(file, entry);
  const packed = createReadStream(file, { start, end: start + entry.packed - 1 });
  const inflate = entry.method === DEFLATED ? createInflateRaw({ chunkSize: 1 << 16 }) : null;
  packed.on("error", (error) => inflate?.destroy(error));
  const chunks = inflate ? packed.pipe(inflate) : packed;
  try {
    let crc = 0;
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      spend(chunk.length);
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (crc !== entry.crc) throw new ReadError("bad_archive", { file, why: `${entry.name}: CRC-32` });
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) throw new ReadError("bad_archive", { file, why: `${entry.name}: ${error.message}` });
    throw error;
  } finally {
    packed.destroy();
    inflate?.destroy();
  }
}

async function dataStart(file: string, { offset, name }: ZipEntry): Promise<number> {
  const handle: FileHandle = await open(file, "r");
  try {
    const local = Buffer.alloc(30);
    const { bytesRead } = await handle.read(local, 0, 30, offset);
    if (bytesRead < 30 || local.readUInt32LE(0) !== LOCAL) throw new ReadError("bad_archive", { file, why: name });
    return offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  } finally {
    await handle.close();
  }
}
