import { open } from "node:fs/promises";
import { ReadError } from "./plan.ts";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const UNPACKED_LIMIT = 2 ** 31;
const SUSPICIOUS = 200 * 2 ** 20;
const RATIO = 200;
const FILE_LIMIT = 512 * 2 ** 20;

/** Refuses a workbook that would unpack to more than memory bears, by the sizes its directory declares. Throws ReadError. */
export async function checkZip(file: string): Promise<void> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    if (size > FILE_LIMIT) throw new ReadError("too_large", { file, megabytes: Math.round(size / 2 ** 20) });
    const tail = Buffer.alloc(Math.min(size, 66_000));
    await handle.read(tail, 0, tail.length, size - tail.length);
    const end = lastIndexOfEnd(tail);
    if (end < 0) throw new ReadError("not_a_workbook", { file });
    const directory = Buffer.alloc(Math.min(tail.readUInt32LE(end + 12), size));
    await handle.read(directory, 0, directory.length, tail.readUInt32LE(end + 16));
    const unpacked = declaredSize(directory, file);
    if (unpacked > UNPACKED_LIMIT || (unpacked > SUSPICIOUS && unpacked > size * RATIO)) throw new ReadError("too_large", { file, megabytes: Math.round(unpacked / 2 ** 20) });
  } finally {
    await handle.close();
  }
}

function lastIndexOfEnd(tail: Buffer): number {
  for (let i = tail.length - 22; i >= 0; i--) if (tail.readUInt32LE(i) === END) return i;
  return -1;
}

function declaredSize(directory: Buffer, file: string): number {
  let total = 0;
  let workbook = false;
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY; ) {
    const name = directory.readUInt16LE(at + 28);
    if (directory.toString("utf8", at + 46, at + 46 + name) === "[Content_Types].xml") workbook = true;
    total += directory.readUInt32LE(at + 24);
    at += 46 + name + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (!workbook) throw new ReadError("not_a_workbook", { file });
  return total;
}
