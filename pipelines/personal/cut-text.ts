import { open } from "node:fs/promises";
import { textFile, type ReadPlan } from "../read/plan.ts";
import { visitRecords } from "../read/records.ts";
import { cellsOf, type RecordView } from "../read/splitter.ts";
import type { RowCut } from "./cut-row.ts";
import { byteOrderMark, encoderTo } from "./encode.ts";

const CR = 13;
const LF = 10;
const FLUSH = 1 << 20;

/** What becomes of the record that begins at a line; null leaves it as it stands. */
export type Decide = (line: number, cells: readonly string[]) => RowCut | null;

/** Writes a text file anew with cells cut out; everything else stays byte for byte, lines where they were. */
export async function cutText(plan: Pick<ReadPlan, "file" | "encoding" | "delimiter" | "headerLine">, target: string, decide: Decide): Promise<void> {
  const text = textFile(plan);
  const encode = encoderTo(text.encoding);
  const out = await open(target, "wx", 0o600);
  try {
    await out.writeFile(await byteOrderMark(plan.file));
    let parts: Buffer[] = [];
    let bytes = 0;
    await visitRecords(text, {
      record(view) {
        const cut = view.blank || view.line <= (plan.headerLine ?? 0) ? null : decide(view.line, cellsOf(view));
        const written = cut ? rewritten(view, cut, text.delimiter === "whitespace") : Buffer.from(view.bytes.subarray(view.from, view.to));
        parts.push(encode(Buffer.concat([written, ending(view)])));
        bytes += written.length;
      },
      async chunk() {
        if (bytes < FLUSH) return;
        await out.writeFile(Buffer.concat(parts));
        [parts, bytes] = [[], 0];
      },
    });
    await out.writeFile(Buffer.concat(parts));
    await out.sync();
  } finally {
    await out.close();
  }
}

/** The line end that a record has; the last may have none. */
function ending({ bytes, to }: RecordView): Buffer {
  const first = bytes[to];
  if (first === CR && bytes[to + 1] === LF) return Buffer.from("\r\n");
  return first === CR || first === LF ? Buffer.from([first]) : Buffer.alloc(0);
}

function rewritten(view: RecordView, { cells }: RowCut, blanks: boolean): Buffer {
  const pieces: Buffer[] = [];
  let from = view.from;
  for (let k = 0; k < view.count; k++) {
    const stop = k === view.count - 1 ? view.to : (view.stops[k] ?? view.to);
    const text = cells.get(k);
    if (text === undefined) pieces.push(view.bytes.subarray(from, stop));
    // Where blanks part the cells, nothing would be no cell.
    else pieces.push(Buffer.from(blanks && text === "" ? "~" : text));
    if (k < view.count - 1) pieces.push(view.bytes.subarray(stop, stop + 1));
    from = stop + 1;
  }
  return Buffer.concat(pieces);
}
