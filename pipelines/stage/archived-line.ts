import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Home } from "../home.ts";
import { textFile, type Delimiter, type Encoding, type ReadPlan } from "../read/plan.ts";
import { visitRecords } from "../read/records.ts";
import { cellsOf } from "../read/splitter.ts";
import { sql } from "../warehouse/sql.ts";

/** A line as it stands in the archived original, with the headers above it. */
export interface ArchivedLine {
  readonly headers: readonly string[];
  readonly cells: readonly string[];
  /** The canonical column that each cell was read as; null for one that was not read. */
  readonly columns: readonly (string | null)[];
}
interface Reading {
  readonly format?: string;
  readonly encoding?: Encoding | null;
  readonly delimiter?: Delimiter | null;
  readonly headers?: readonly string[];
  readonly bindings?: ReadPlan["bindings"];
}

/** Originals larger than this are not read through for one line. */
const MOST_BYTES = 1 << 28;

/** The line of a loaded file as it was sent; NULL for workbooks, for very large files and where the original is not there any more. */
export async function archivedLine(home: Home, batch: string, line: number): Promise<ArchivedLine | null> {
  const [loaded] = await home.engine.query<{ sha256: string; options: string | null }>(sql`select sha256, options from staging.batch where batch = ${batch} limit 1`);
  if (!loaded?.options) return null;
  const { reading } = JSON.parse(loaded.options) as { reading?: Reading };
  const name = (await readdir(home.archiveDir)).find((one) => one.startsWith(`${loaded.sha256}.`) || one === loaded.sha256);
  if (!name || reading?.format !== "text") return null;
  const path = join(home.archiveDir, name);
  if ((await stat(path)).size > MOST_BYTES) return null;
  let cells: string[] | null = null;
  let passed = false;
  await visitRecords(textFile({ file: path, encoding: reading.encoding ?? null, delimiter: reading.delimiter ?? null }), {
    record(view) {
      if (view.line === line) cells = cellsOf(view);
      passed ||= view.line >= line;
    },
    chunk: async () => passed,
  });
  if (cells === null) return null;
  const bound = Object.entries(reading.bindings ?? {});
  const columnAt = (index: number): string | null => bound.find(([, from]) => from.from === "column" && from.index === index)?.[0] ?? null;
  return { headers: reading.headers ?? [], cells, columns: (cells as readonly string[]).map((_, at) => columnAt(at)) };
}
