import { isAscii } from "node:buffer";
import { type FileHandle, open } from "node:fs/promises";
import { trimCell } from "../sources/fields/cell.ts";
import { cyrillicEncoding } from "./cyrillic.ts";
import { decoder, encodingByMarks, isUtf8Within, namedEncoding, Utf8Check } from "./encoding.ts";
import { foreignContent, isBinary } from "./foreign.ts";
import type { SampleRow } from "./header.ts";
import { ReadError, type Delimiter, type Encoding } from "./plan.ts";
import { RecordSplitter, cellsOf, type RecordView } from "./splitter.ts";

const HEAD = 1 << 18;
const CHUNK = 1 << 20;
const RECORDS = 200;
/** Where a glance has to do: so many windows, spread over the file. Smaller files are read in their whole. */
const GLANCED = 16 << 20;
const WINDOWS = 64;
const WINDOW = 1 << 16;

export interface TextHead {
  readonly encoding: Encoding;
  /** The first 256 KB as UTF-8, whole lines. */
  readonly bytes: Buffer;
  readonly size: number;
  /** Only parts of the file were looked at for the encoding: whoever reads it all has to see whether it holds. */
  readonly glanced: boolean;
}

/** Reads the beginning of a text file and settles its encoding over all of it, or, at a glance, over parts where those leave no doubt. Throws ReadError for what is no text. */
export async function readHead(file: string, named: string | undefined, glance = false): Promise<TextHead> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(Math.min(size, HEAD));
    await handle.read(head, 0, head.length, 0);
    let encoding = named === undefined ? encodingByMarks(head) : namedEncoding(named, file);
    const foreign = foreignContent(head) ?? (!encoding?.startsWith("utf-16") && isBinary(head) ? "binary" : null);
    if (foreign) throw new ReadError("not_a_table", { file, what: foreign });
    const glanced = encoding === null && glance && size > GLANCED && (await isUtf8AtAGlance(handle, size));
    encoding ??= glanced || (await isUtf8Throughout(handle, size)) ? "utf-8" : cyrillicEncoding(head);
    const even = head.length < size ? head.subarray(0, head.length - (head.length % 2)) : head;
    const text = decoder(encoding)(even, true);
    const cut = head.length < size ? Math.max(text.lastIndexOf(10), text.lastIndexOf(13)) + 1 : 0;
    const bytes = cut > 0 ? text.subarray(0, cut) : text;
    if (bytes.length === 0 || trimCell(bytes.toString("utf8")) === null) throw new ReadError("empty_file", { file });
    return { encoding, bytes, size, glanced };
  } finally {
    await handle.close();
  }
}

async function isUtf8Throughout(handle: FileHandle, size: number): Promise<boolean> {
  const check = new Utf8Check();
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (let at = 0; at < size && !check.isHopeless; at += CHUNK) {
    const { bytesRead } = await handle.read(chunk, 0, CHUNK, at);
    check.push(chunk.subarray(0, bytesRead));
  }
  return check.isUtf8;
}

/** Of the windows each is sound, and some has more than ASCII: where all are ASCII the rest may be anything. */
async function isUtf8AtAGlance(handle: FileHandle, size: number): Promise<boolean> {
  const window = Buffer.allocUnsafe(WINDOW);
  let telling = false;
  for (let w = 0; w < WINDOWS; w++) {
    const { bytesRead } = await handle.read(window, 0, WINDOW, Math.floor(((size - WINDOW) / (WINDOWS - 1)) * w));
    const bytes = window.subarray(0, bytesRead);
    if (!isUtf8Within(bytes)) return false;
    telling ||= !isAscii(bytes);
  }
  return telling;
}

/** The first records, cells trimmed, blank ones left out. */
export function firstRows(bytes: Buffer, delimiter: Delimiter, limit = RECORDS): SampleRow[] {
  const rows: SampleRow[] = [];
  const splitter = new RecordSplitter(delimiter);
  const take = (view: RecordView): void => {
    if (!view.blank) rows.push({ line: view.line, cells: cellsOf(view).map((cell) => trimCell(cell) ?? "") });
  };
  for (let at = 0; at < bytes.length && rows.length < limit; ) at = splitter.next(bytes, at, true, take);
  return rows;
}
