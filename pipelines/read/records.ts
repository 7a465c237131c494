import { open } from "node:fs/promises";
import { decoder } from "./encoding.ts";
import { ReadError, type TextFile } from "./plan.ts";
import { RecordSplitter, type RecordView } from "./splitter.ts";

const CHUNK = 1 << 20;
/** No table has a record as long as this. */
const LONGEST_RECORD = 1 << 24;

export interface Visitor {
  record(view: RecordView): void;
  /** The original bytes of each chunk, before its records. */
  raw?(chunk: Buffer): void;
  /** After the records of a chunk. True stops the reading. */
  chunk?(): Promise<boolean | void>;
}

/** Reads a file once, in chunks, and shows every record to the visitor. Returns the file's size. */
export async function visitRecords({ file, encoding, delimiter }: TextFile, visitor: Visitor, span?: { readonly from: number; readonly to: number }): Promise<number> {
  const decode = decoder(encoding);
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
      const { bytesRead } = await handle.read(buffer, 0, Math.min(CHUNK, end - position), position);
      const last = bytesRead === 0;
      const chunk = buffer.subarray(0, bytesRead);
      position += bytesRead;
      if (!last) visitor.raw?.(chunk);
      const decoded = decode(chunk, last);
      if (work.length < kept + decoded.length) work = Buffer.concat([work.subarray(0, kept)], (kept + decoded.length) * 2);
      decoded.copy(work, kept);
      const bytes = work.subarray(0, kept + decoded.length);
      const consumed = splitter.split(bytes, last, show);
      bytes.copy(work, 0, consumed);
      kept = bytes.length - consumed;
      if (kept > LONGEST_RECORD) throw new ReadError("not_a_table", { file, what: "binary" });
      if ((await visitor.chunk?.()) === true || last) return position;
    }
  } finally {
    await handle.close();
  }
}
