import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { trimCell } from "../sources/fields/cell.ts";
import { CsvWriter } from "./csv-writer.ts";
import { textFile, type Normalised, type ReadPlan } from "./plan.ts";
import { visitRecords } from "./records.ts";
import { AWKWARD, fieldText, type RecordView } from "./splitter.ts";
import { sheetRows } from "./xlsx.ts";

/** Fields beyond the width that stay apart; what a record has further is one field. */
export const MOST_EXTRA = 64;

/** Gathers what `Normalised` says about the records. */
class Tally {
  records = 0;
  width: number;
  skipped = 0;
  untidy = false;
  readonly lines: { record: number; line: number }[] = [];
  #next = -1;

  constructor(readonly plan: ReadPlan) {
    this.width = plan.headers.length;
  }

  add(line: number, cells: number, untidy: boolean): void {
    if (line !== this.#next) this.lines.push({ record: this.records, line });
    this.#next = line + 1;
    this.records++;
    if (untidy) this.untidy = true;
    if (this.plan.headerLine === null && cells > this.width) this.width = cells;
  }
}

/**
 * Writes the records of a file as UTF-8 CSV for the bulk loader, in one pass over its bytes: decoded, split quote-aware,
 * title, `sep=`, header and blank records left out. Total rows stay: the loader knows them.
 */
export async function normaliseFile(plan: ReadPlan, outPath: string, onProgress?: (bytes: number) => void): Promise<Normalised> {
  const out = await open(outPath, "w");
  try {
    const tally = new Tally(plan);
    const writer = new CsvWriter(out);
    const { sha256, bytes } = await (plan.format === "xlsx" ? copySheet : copyText)(plan, writer, tally, onProgress);
    await writer.flush();
    return { path: outPath, sha256, bytes, records: tally.records, width: tally.width, skipped: tally.skipped, untidy: tally.untidy, lines: tally.lines };
  } finally {
    await out.close();
  }
}

type Copy = (plan: ReadPlan, writer: CsvWriter, tally: Tally, onProgress?: (bytes: number) => void) => Promise<{ sha256: string; bytes: number }>;

const copyText: Copy = async (plan, writer, tally, onProgress) => {
  const hash = createHash("sha256");
  let read = 0;
  const bytes = await visitRecords(textFile(plan), {
    raw(chunk) {
      hash.update(chunk);
      read += chunk.length;
    },
    record(view) {
      if (view.blank || isBeforeRecords(view, plan)) {
        tally.skipped++;
        return;
      }
      tally.add(view.line, view.count, view.untidy);
      if (plan.headerLine !== null) foldTail(view, tally.width + MOST_EXTRA);
      writer.record(view);
    },
    async chunk() {
      await writer.flush();
      onProgress?.(read);
    },
  });
  return { sha256: hash.digest("hex"), bytes };
};

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

const copySheet: Copy = async (plan, writer, tally, onProgress) => {
  let next = 1;
  for await (const { line, cells } of sheetRows(plan.file, plan.sheet ?? "", plan.notation.decimal)) {
    tally.skipped += line - next;
    next = line + 1;
    if (line <= (plan.headerLine ?? 0) || cells.every((cell) => cell === "" || trimCell(cell) === null)) {
      tally.skipped++;
      continue;
    }
    tally.add(line, cells.length, cells.some((cell) => cell !== "" && trimCell(cell) !== cell));
    writer.cells(trimRow(cells, tally.width));
    if (tally.records % 500 === 0) await writer.flush();
  }
  return sha256Of(plan.file, onProgress);
};

/** Formatted but empty cells right of the table are no fields; too many are one. */
function trimRow(cells: readonly string[], width: number): readonly string[] {
  let end = cells.length;
  while (end > width && cells[end - 1] === "") end--;
  const most = width + MOST_EXTRA;
  return end <= most ? cells.slice(0, end) : [...cells.slice(0, most - 1), cells.slice(most - 1, end).join(" ")];
}

async function sha256Of(file: string, onProgress?: (bytes: number) => void): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    onProgress?.(bytes);
  }
  return { sha256: hash.digest("hex"), bytes };
}

