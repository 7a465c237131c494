import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sheetRows } from "../read/xlsx.ts";
import { textFile, type ReadPlan } from "../read/plan.ts";
import { visitRecords } from "../read/records.ts";
import { cellsOf } from "../read/splitter.ts";
import { sources } from "../sources/index.ts";
import { cutBook } from "./cut-book.ts";
import { cutRow, type Cutting, type RowCut } from "./cut-row.ts";
import { cutText, type Decide } from "./cut-text.ts";

/** One way in which a file was read; sheets of a workbook are several. */
export type FileReading = Pick<ReadPlan, "kind" | "format" | "sheet" | "encoding" | "delimiter" | "headerLine" | "bindings" | "codeSpace" | "notation">;

export interface CutFile {
  /** The file anew, beside the first, under a name that ends in ".tmp". */
  readonly path: string;
  readonly sha256: string;
  /** Of each reading, by its place: what was cut, by line. */
  readonly cuts: readonly ReadonlyMap<number, RowCut>[];
}

/** Every row of a file as it was read, in order. */
export async function eachRow(file: string, reading: FileReading, take: (line: number, cells: readonly string[]) => void): Promise<void> {
  if (reading.format === "xlsx") {
    for await (const { line, cells } of sheetRows(file, reading.sheet ?? "", reading.notation.decimal)) if (line > (reading.headerLine ?? 0)) take(line, cells);
    return;
  }
  await visitRecords(textFile({ ...reading, file }), { record: (view) => void (!view.blank && view.line > (reading.headerLine ?? 0) && take(view.line, cellsOf(view))) });
}

/** Cuts out of a file whatever is looked for, by every way in which it was read; null where nothing of it is there. The file itself stays. */
export async function cutFile(file: string, readings: readonly FileReading[], cutting: Cutting): Promise<CutFile | null> {
  const cuts = readings.map(() => new Map<number, RowCut>());
  for (const [i, reading] of readings.entries()) {
    await eachRow(file, reading, (line, cells) => {
      const cut = cutRow(sources[reading.kind], reading, cells, cutting);
      if (cut) cuts[i]?.set(line, cut);
    });
  }
  if (cuts.every(({ size }) => size === 0)) return null;
  return { ...(await written(file, readings, (i, line) => cuts[i]?.get(line) ?? null)), cuts };
}

/** The same without a note of what was cut, so that a file of any length needs no memory. */
export const cutWhole = (file: string, readings: readonly FileReading[], cutting: Cutting): Promise<Omit<CutFile, "cuts">> =>
  written(file, readings, (i, _line, cells) => {
    const reading = readings[i];
    return reading ? cutRow(sources[reading.kind], reading, cells, cutting) : null;
  });

/** Writes a file anew; `decide` says for each reading, by its place, what becomes of a row. */
async function written(file: string, readings: readonly FileReading[], decide: (reading: number, ...row: Parameters<Decide>) => RowCut | null): Promise<Omit<CutFile, "cuts">> {
  const path = join(dirname(file), `${randomUUID()}.tmp`);
  /** What any of these readings cuts. */
  const together = (places: readonly number[]): Decide => (line, cells) => {
    const found = places.flatMap((i) => decide(i, line, cells) ?? []);
    return found.length ? { cells: new Map(found.flatMap((cut) => [...cut.cells])), columns: new Map() } : null;
  };
  try {
    const [first] = readings;
    if (first?.format === "xlsx") {
      const sheets = [...new Map(readings.map((reading) => [reading.sheet ?? "", reading]))];
      await cutBook(file, path, sheets.map(([sheet, { headerLine, notation }]) => ({ sheet, headerLine: headerLine ?? null, decimal: notation.decimal, decide: together([...readings.keys()].filter((i) => readings[i]?.sheet === sheet)) })));
    } else if (first) await cutText({ ...first, file }, path, together([...readings.keys()]));
    return { path, sha256: await sha256Of(path) };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest("hex");
}
