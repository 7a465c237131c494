import { open } from "node:fs/promises";
import { decoder, type Utf8Check } from "./encoding.ts";
import { ReadError, type TextFile } from "./plan.ts";
import { RecordSplitter, type RecordView } from "./splitter.ts";

const CHUNK = 1 << 20;
const LF = 10;
const QUOTE = 34;
/** No table has a record as long as this. */
const LONGEST_RECORD = 1 << 24;

export interface Visitor {
  record(view: RecordView): void;
  /** Whole lines without a quote, the first of them `line`; gives how many there are, or −1 when it does not take them. */
  lines?(bytes: Buffer, line: number): number;
  /** The original bytes of each chunk, before its records. */
  raw?(chunk: Buffer): void;
  /** After the records of a chunk. True stops the reading. */
  chunk?(): Promise<boolean | void>;
  /** Waits until the file, which may be a copy under way, has so many bytes or all that it will have. */
  readonly reach?: (bytes: number) => Promise<void>;
  /** Is told of what is read as UTF-8. */
  readonly check?: Utf8Check;
}

/** Reads a file once, in chunks, and shows every record to the visitor. Returns the file's size. */
export async function visitRecords({ file, encoding, delimiter }: TextFile, visitor: Visitor, span?: { readonly from: number; readonly to: number }): Promise<number> {
  const decode = decoder(encoding, visitor.check);
  const splitter = new RecordSplitter(delimiter);
  const show = (view: RecordView): void => visitor.record(view);
  const handle = await open(file, "r");
  try {
    let position = span?.from ?? 0;
    const end = span?.to ?? Number.POSITIVE_INFINITY;
    const buffer = Buffer.allocUnsafe(CHUNK);
    let work = Buffer.allocUnsafe(CHUNK * 2);
    let kept = 0;
    for (;;) {
      await visitor.reach?.(position + CHUNK);
      const { bytesRead } = await handle.read(buffer, 0, Math.min(CHUNK, end - position), position);
      const last = bytesRead === 0;
      const chunk = buffer.subarray(0, bytesRead);
      position += bytesRead;
      if (!last) visitor.raw?.(chunk);
      const decoded = decode(chunk, last);
      if (work.length < kept + decoded.length) work = Buffer.concat([work.subarray(0, kept)], (kept + decoded.length) * 2);
      decoded.copy(work, kept);
      const bytes = work.subarray(0, kept + decoded.length);
      const consumed = visitor.lines ? mixed(bytes, last, splitter, visitor, visitor.lines.bind(visitor)) : splitter.split(bytes, last, show);
      bytes.copy(work, 0, consumed);
      kept = bytes.length - consumed;
      if (kept > LONGEST_RECORD) throw new ReadError("not_a_table", { file, what: "binary" });
      if ((await visitor.chunk?.()) === true || last) return position;
    }
  } finally {
    await handle.close();
  }
}

/** Lines without a quote go to the visitor as they are, the others through the splitter. */
function mixed(bytes: Buffer, last: boolean, splitter: RecordSplitter, visitor: Visitor, lines: NonNullable<Visitor["lines"]>): number {
  const show = (view: RecordView): void => visitor.record(view);
  const whole = last ? bytes.length : bytes.lastIndexOf(LF) + 1;
  if (whole === 0) return splitter.split(bytes, last, show);
  let at = 0;
  while (at < whole) {
    const quote = bytes.indexOf(QUOTE, at);
    const end = quote < 0 || quote >= whole ? whole : bytes.lastIndexOf(LF, quote) + 1;
    if (end > at) {
      const taken = lines(bytes.subarray(at, end), splitter.line);
      if (taken < 0) splitter.split(bytes.subarray(at, end), true, show);
      else splitter.pass(taken);
      at = end;
    }
    if (at >= whole) break;
    const next = splitter.next(bytes, at, last, show);
    if (next < 0) return at;
    at = next;
  }
  return at;
}
