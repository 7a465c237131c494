import { open } from "node:fs/promises";
import type { Encoding } from "../read/plan.ts";
import { decoder } from "../read/encoding.ts";

/** UTF-8 → the bytes of an encoding; what `decoder` made of bytes becomes those bytes again. */
export function encoderTo(encoding: Encoding): (text: Buffer) => Buffer {
  if (encoding === "utf-8") return (text) => text;
  if (encoding === "utf-16le") return (text) => Buffer.from(text.toString("utf8"), "utf16le");
  if (encoding === "utf-16be") return (text) => Buffer.from(text.toString("utf8"), "utf16le").swap16();
  const decode = decoder(encoding);
  const bytes = new Map<string, number>();
  for (let byte = 1; byte < 256; byte++) bytes.set(decode(Buffer.from([byte]), true).toString("utf8"), byte);
  return (text) => Buffer.from(Array.from(text.toString("utf8"), (char) => bytes.get(char) ?? 63));
}

const marks: readonly Buffer[] = [Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

/** The byte-order mark that a file begins with, empty without one. */
export async function byteOrderMark(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const head = Buffer.alloc(3);
    const { bytesRead } = await file.read(head, 0, 3, 0);
    return marks.find((mark) => bytesRead >= mark.length && head.subarray(0, mark.length).equals(mark)) ?? Buffer.alloc(0);
  } finally {
    await file.close();
  }
}
