import type { Source } from "../sources/contract.ts";
import { trimCell } from "../sources/fields/cell.ts";
import { detectDelimiter, namedDelimiter, separatorLine } from "./delimiter.ts";
import { findHeader, type SampleRow } from "./header.ts";
import { ReadError, type Ambiguity, type ReadOptions, type ReadPlan } from "./plan.ts";
import { firstRows, readHead } from "./sample.ts";
import { sheetNames, sheetRows } from "./xlsx.ts";

/** A file opened far enough to see its first rows. */
export interface Look {
  readonly format: ReadPlan["format"];
  readonly sheet: string | null;
  readonly encoding: ReadPlan["encoding"];
  readonly delimiter: ReadPlan["delimiter"];
  readonly rows: readonly SampleRow[];
  readonly ambiguities: readonly Ambiguity[];
}

/** The first rows of a text file. */
export async function lookAtText(file: string, options: ReadOptions, sources: readonly Source[]): Promise<Look> {
  const { mapping } = options;
  const head = await readHead(file, options.encoding ?? mapping?.encoding);
  const named = options.delimiter ?? mapping?.delimiter;
  const separator = separatorLine(head.bytes);
  const delimiter = named === undefined ? (separator ?? detectDelimiter(head.bytes, sources)) : namedDelimiter(named, file);
  const rows = firstRows(head.bytes, delimiter);
  return { format: "text", sheet: null, encoding: head.encoding, delimiter, rows: separator ? rows.slice(1) : rows, ambiguities: [] };
}

/** The first rows of the sheet that has a known header. */
export async function lookAtWorkbook(file: string, options: ReadOptions, sources: readonly Source[], given: ReadonlySet<string>): Promise<Look> {
  const names = await sheetNames(file);
  const wanted = options.sheet === undefined ? undefined : (names.find((name) => name === options.sheet) ?? names[Number(options.sheet) - 1]);
  if (options.sheet !== undefined && wanted === undefined) throw new ReadError("no_such_sheet", { file, sheet: options.sheet, sheets: names.join(", ") });
  const sheets: { name: string; rows: SampleRow[]; missing: number; known: number }[] = [];
  for (const name of wanted === undefined ? names : [wanted]) {
    const rows: SampleRow[] = [];
    for await (const { line, cells } of sheetRows(file, name, ".", 200)) {
      const trimmed = cells.map((cell) => trimCell(cell) ?? "");
      if (trimmed.some((cell) => cell !== "")) rows.push({ line, cells: trimmed });
    }
    const fit = findHeader(rows, sources, given)?.fits[0];
    sheets.push({ name, rows, known: fit?.known ?? 0, missing: fit?.missing ?? Number.POSITIVE_INFINITY });
  }
  if (sheets.every(({ rows }) => rows.length === 0)) throw new ReadError("empty_file", { file });
  const whole = sheets.filter(({ known, missing }) => known > 1 && missing === 0);
  const some = sheets.filter(({ known }) => known > 1);
  const candidates = whole.length ? whole : some.length ? some : sheets.filter(({ rows }) => rows.length > 0);
  const chosen = candidates[0] as (typeof sheets)[number];
  const several = whole.length > 1;
  return {
    format: "xlsx",
    sheet: chosen.name,
    encoding: "utf-8",
    delimiter: ",",
    rows: chosen.rows,
    ambiguities: several ? [{ code: "sheet", option: "--sheet", choices: whole.map(({ name }) => name), examples: [] }] : [],
  };
}
