import { open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { Source } from "../sources/contract.ts";
import { trimCell } from "../sources/fields/cell.ts";
import { aliasIndex } from "./aliases.ts";
import { detectDelimiter, namedDelimiter, separatorLine } from "./delimiter.ts";
import { findHeader, type SampleRow } from "./header.ts";
import { ReadError, type Ambiguity, type ReadOptions, type ReadPlan } from "./plan.ts";
import { firstRows, readHead } from "./sample.ts";
import { sheetHeads } from "./xlsx.ts";

/** A file opened far enough to see its first rows. */
export interface Look {
  readonly format: ReadPlan["format"];
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly encoding: ReadPlan["encoding"];
  readonly glanced?: boolean;
  readonly delimiter: ReadPlan["delimiter"];
  readonly rows: readonly SampleRow[];
  readonly ambiguities: readonly Ambiguity[];
}

/** Opens a file by what is in it, not by its name. Throws ReadError for what is no table. */
export async function lookAt(file: string, options: ReadOptions, sources: readonly Source[], given: ReadonlySet<string>): Promise<Look> {
  await learnHeaders(sources);
  const look = (await isWorkbook(file)) ? await lookAtWorkbook(file, options, sources, given) : await lookAtText(file, options, sources);
  await setImmediate();
  return look;
}

const learnt = new Set<Source>();

/** What headers are looked up in is made kind by kind, others in between: all at once it would hold a server for a tenth of a second. */
async function learnHeaders(sources: readonly Source[]): Promise<void> {
  for (const source of sources) {
    if (learnt.has(source)) continue;
    aliasIndex(source);
    learnt.add(source);
    await setImmediate();
  }
}

/** ZIP and OLE containers begin with their marks. Throws ReadError for what cannot be opened, and encrypted workbooks. */
async function isWorkbook(path: string): Promise<boolean> {
  const handle = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT" ? new ReadError("not_found", { file: path }) : error;
  });
  try {
    const stats = await handle.stat();
    if (stats.isDirectory()) throw new ReadError("not_a_table", { file: path, what: "directory" });
    const head = Buffer.alloc(1 << 16);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    if (bytesRead === 0) throw new ReadError("empty_file", { file: path });
    if (head.readUInt32BE(0) !== 0xd0cf11e0) return [0x504b0304, 0x504b0506].includes(head.readUInt32BE(0));
    // The directory of an OLE file may stand at its end.
    const tail = Buffer.alloc(Math.min(stats.size, 1 << 16));
    await handle.read(tail, 0, tail.length, stats.size - tail.length);
    const name = Buffer.from("EncryptedPackage", "utf16le");
    if (head.includes(name) || tail.includes(name)) throw new ReadError("password_protected", { file: path });
    return true;
  } finally {
    await handle.close();
  }
}

/** The first rows of a text file. */
async function lookAtText(file: string, options: ReadOptions, sources: readonly Source[]): Promise<Look> {
  const { mapping } = options;
  const head = await readHead(file, options.encoding ?? mapping?.encoding, options.glance);
  const named = options.delimiter ?? mapping?.delimiter;
  const separator = separatorLine(head.bytes);
  const delimiter = named === undefined ? (separator ?? detectDelimiter(head.bytes, sources)) : namedDelimiter(named, file);
  const rows = firstRows(head.bytes, delimiter);
  return { format: "text", sheet: null, sheets: [], encoding: head.encoding, glanced: head.glanced, delimiter, rows: separator ? rows.slice(1) : rows, ambiguities: [] };
}

/** The first rows of the sheet that has a known header. */
async function lookAtWorkbook(file: string, options: ReadOptions, sources: readonly Source[], given: ReadonlySet<string>): Promise<Look> {
  const heads = await sheetHeads(file);
  const names = heads.map(({ name }) => name);
  const wanted = options.sheet === undefined ? undefined : (heads.find(({ name }) => name === options.sheet) ?? heads[Number(options.sheet) - 1]);
  if (options.sheet !== undefined && wanted === undefined) throw new ReadError("no_such_sheet", { file, sheet: options.sheet, sheets: names.join(", ") });
  const sheets = (wanted ? [wanted] : heads).map((sheet) => {
    const rows = sheet.rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => trimCell(cell) ?? "") })).filter(({ cells }) => cells.some((cell) => cell !== ""));
    const fit = findHeader(rows, sources, given)?.fits[0];
    return { name: sheet.name, rows, known: fit?.known ?? 0, missing: fit?.missing ?? Number.POSITIVE_INFINITY };
  });
  if (sheets.every(({ rows }) => rows.length === 0)) throw new ReadError("empty_file", { file });
  const whole = sheets.filter(({ known, missing }) => known > 1 && missing === 0);
  const some = sheets.filter(({ known }) => known > 1);
  const candidates = whole.length ? whole : some.length ? some : sheets.filter(({ rows }) => rows.length > 0);
  const chosen = candidates[0] as (typeof sheets)[number];
  return {
    format: "xlsx",
    sheet: chosen.name,
    sheets: names,
    encoding: null,
    delimiter: null,
    rows: chosen.rows,
    ambiguities: whole.length > 1 ? [{ code: "sheet", option: "--sheet", choices: whole.map(({ name }) => name), examples: [] }] : [],
  };
}
