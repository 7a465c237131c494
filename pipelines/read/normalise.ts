import { trimCell } from "../sources/fields/cell.ts";
import { CsvWriter } from "./csv-writer.ts";
import { type Piece, PieceFiles } from "./pieces.ts";
import { blankLine, needsTrimming, visitLines } from "./plain-lines.ts";
import { Utf8Check } from "./encoding.ts";
import { NotUtf8, textFile, type ReadPlan } from "./plan.ts";
import { visitRecords } from "./records.ts";
import { AWKWARD, fieldText, type RecordView } from "./splitter.ts";
import { sheetRows } from "./xlsx.ts";

/** Fields beyond the width that stay apart; what a record has further is one field. */
export const MOST_EXTRA = 64;

export interface Normalising {
  /** Where pieces go: `<stem>-1.csv` and so on. */
  readonly stem: string;
  /** Takes each piece in turn, while the next is being written. The file is removed afterwards. */
  readonly take: (piece: Piece) => Promise<void>;
  /** Split every record, instead of copying lines without a quote as they stand. */
  readonly careful?: boolean;
  readonly signal?: AbortSignal;
  /** Bytes of the file read so far, and records found in them. */
  readonly onRead?: (bytes: number, records: number) => void;
  readonly pieceBytes?: number;
  /** The file is a copy under way: waits until so many bytes are there, or all. */
  readonly reach?: (bytes: number) => Promise<void>;
}

/**
 * Writes the records of a file as UTF-8 CSV for the bulk loader, piece by piece, in one pass over its bytes: decoded, split
 * quote-aware, title, `sep=`, header and blank records left out. Total rows stay: the loader knows them. Gives the number of lines left out.
 * Throws NotUtf8 where the plan was made at a glance and the whole file says otherwise.
 */
export async function normaliseFile(plan: ReadPlan, to: Normalising): Promise<{ readonly records: number; readonly skipped: number }> {
  const delimiter = plan.format === "xlsx" || plan.delimiter === "whitespace" ? "," : (plan.delimiter ?? ",");
  const out = new PieceFiles(to, new CsvWriter(delimiter), plan);
  try {
    const skipped = await (plan.format === "xlsx" ? copySheet : copyText)(plan, out, to);
    await out.end();
    return { records: out.total, skipped };
  } catch (error) {
    await out.abandon();
    throw error;
  }
}

async function copyText(plan: ReadPlan, out: PieceFiles, to: Normalising): Promise<number> {
  const text = textFile(plan);
  const { delimiter } = text;
  const header = plan.headerLine ?? 0;
  const isBlank = blankLine(delimiter);
  const untidy = needsTrimming(delimiter);
  let read = 0;
  let skipped = 0;
  // A file without a header is as wide as its widest record, so its fields have to be counted.
  const plain = !to.careful && plan.headerLine !== null && delimiter !== "whitespace";
  const check = plan.glanced ? new Utf8Check() : undefined;
  await visitRecords(text, {
    ...(check && { check }),
    ...(to.reach && { reach: to.reach }),
    raw: (chunk) => void (read += chunk.length),
    ...(plain && {
      lines(bytes: Buffer, first: number) {
        let shown = 0;
        let start = 0;
        const lines = visitLines(bytes, first, (line, from, end) => {
          if (line <= header || isBlank(bytes, from, end)) return;
          if (shown++ === 0) start = from;
          out.line(line, bytes, from, end);
        });
        if (lines > 0) skipped += lines - shown;
        if (shown > 0) out.trims(() => untidy(bytes.subarray(start)));
        return lines;
      },
    }),
    record(view) {
      if (view.blank || isBeforeRecords(view, plan)) skipped++;
      else {
        if (plan.headerLine !== null) foldTail(view, out.width + MOST_EXTRA);
        out.record(view);
      }
    },
    async chunk() {
      to.signal?.throwIfAborted();
      if (check?.isHopeless) throw new NotUtf8(plan.file);
      await out.flush();
      to.onRead?.(read, out.total);
    },
  });
  if (check && !check.isUtf8) throw new NotUtf8(plan.file);
  return skipped;
}

/** Makes one field of all from the last that is allowed. */
function foldTail(view: RecordView, most: number): void {
  if (view.count <= most) return;
  view.ends[most - 1] = view.to;
  view.kinds[most - 1] = AWKWARD;
  view.count = most;
  view.regular = false;
}

/** Title lines, `sep=;` and the header. */
function isBeforeRecords(view: RecordView, plan: ReadPlan): boolean {
  if (plan.headerLine !== null) return view.line <= plan.headerLine;
  return view.line === 1 && /^sep=.?$/i.test(fieldText(view, 0));
}

async function copySheet(plan: ReadPlan, out: PieceFiles, to: Normalising): Promise<number> {
  let next = 1;
  let skipped = 0;
  await to.reach?.(Number.POSITIVE_INFINITY);
  for await (const { line, cells } of sheetRows(plan.file, plan.sheet ?? "", plan.notation.decimal)) {
    skipped += line - next;
    next = line + 1;
    if (line <= (plan.headerLine ?? 0) || cells.every((cell) => cell === "" || trimCell(cell) === null)) {
      skipped++;
      continue;
    }
    out.cells(line, trimRow(cells, Math.max(out.width, plan.headerLine === null ? cells.length : 0)));
    if (out.total % 500 !== 0) continue;
    to.signal?.throwIfAborted();
    await out.flush();
    to.onRead?.(0, out.total);
  }
  return skipped;
}

/** Formatted but empty cells right of the table are no fields; too many are one. */
function trimRow(cells: readonly string[], width: number): readonly string[] {
  let end = cells.length;
  while (end > width && cells[end - 1] === "") end--;
  const most = width + MOST_EXTRA;
  return end <= most ? cells.slice(0, end) : [...cells.slice(0, most - 1), cells.slice(most - 1, end).join(" ")];
}
