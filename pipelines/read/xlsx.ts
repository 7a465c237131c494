import { open } from "node:fs/promises";
import { ReadError } from "./plan.ts";
import { checkWorkbook, workbookEntries } from "./workbook-limits.ts";
import type { SheetValue } from "./xlsx-parts.ts";
import { headsOf, workbookRows, type Book } from "./xlsx-worker.ts";

export interface SheetRow {
  /** Row number in the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Cells that the workbook holds as numbers or dates: their text says nothing of how people write them. */
  readonly typed: readonly boolean[];
}

const HEAD_ROWS = 200;

/** The visible sheets and their first rows. Throws ReadError for what is no workbook, or unpacks to too much. */
export async function sheetHeads(file: string): Promise<readonly { readonly name: string; readonly rows: readonly SheetRow[] }[]> {
  const book = await bookOf(file);
  if (!book.old) await checkWorkbook(file, book.entries);
  return (await headsOf(book, HEAD_ROWS)).map(({ name, rows }) => ({ name, rows: rows.map((row) => textRow(row, ".")) }));
}

/** Rows of a sheet, cells as text: dates ISO, numbers plain with the given decimal sign. Blank rows are left out, numbers of rows stay. */
export async function* sheetRows(file: string, sheet: string, decimal: "," | ".", maxRows?: number): AsyncGenerator<SheetRow> {
  for await (const row of workbookRows(await bookOf(file), sheet, maxRows ?? null)) yield textRow(row, decimal);
}

/** The same with the values as the workbook holds them, beside their texts. */
export async function* sheetValues(file: string, sheet: string, decimal: "," | "."): AsyncGenerator<SheetRow & { readonly values: readonly SheetValue[] }> {
  for await (const row of workbookRows(await bookOf(file), sheet, null)) yield { ...textRow(row, decimal), values: row.values };
}

const textRow = ({ index, values }: { readonly index: number; readonly values: readonly SheetValue[] }, decimal: "," | "."): SheetRow => ({
  line: index + 1,
  cells: values.map((value) => cellText(value, decimal)),
  typed: values.map((value) => value !== null && typeof value !== "string"),
});

const BEGINNING = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]);
const FILEPASS = 0x2f;

/** Of which format a workbook is. Throws ReadError password_protected for an XLS whose records are encrypted. */
async function bookOf(file: string): Promise<Book> {
  const handle = await open(file, "r");
  try {
    const head = Buffer.alloc(4096);
    await handle.read(head, 0, head.length, 0);
    if (head.readUInt32BE(0) !== 0xd0cf11e0) return { file, old: false, entries: await workbookEntries(file) };
    const { size } = await handle.stat();
    const all = Buffer.alloc(Math.min(size, 1 << 20));
    await handle.read(all, 0, all.length, 0);
    if (isEncrypted(all)) throw new ReadError("password_protected", { file });
    return { file, old: true, entries: [] };
  } finally {
    await handle.close();
  }
}

/** An encrypted XLS says so in one of the first records of its workbook. */
function isEncrypted(bytes: Buffer): boolean {
  let at = bytes.indexOf(BEGINNING);
  for (let record = 0; at >= 0 && record < 8 && at + 4 <= bytes.length; record++) {
    if (bytes.readUInt16LE(at) === FILEPASS) return true;
    at += 4 + bytes.readUInt16LE(at + 2);
  }
  return false;
}

function cellText(value: SheetValue | undefined, decimal: "," | "."): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberText(value, decimal);
  if (value instanceof Date) return dateText(value);
  return String(value).replaceAll("\0", "");
}

/** 15 significant digits, as the spreadsheet itself shows: 0.1 + 0.2 is 0.3. Never an exponent. */
function numberText(value: number, decimal: "," | "."): string {
  if (Number.isSafeInteger(value)) return String(value);
  const short = String(Number(value.toPrecision(15)));
  const text = short.includes("e") ? plain.format(Number(short)) : short;
  return decimal === "," ? text.replace(".", ",") : text;
}

const plain = new Intl.NumberFormat("en-US", { useGrouping: false, maximumFractionDigits: 20 });

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const iso = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
  return iso.slice(11, 19) === "00:00:00" ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}
