import type { CellValue } from "hucre/xlsx";
import { visibleSheets, workbookRows } from "./xlsx-worker.ts";
import { checkZip } from "./zip.ts";

export interface SheetRow {
  /** Row number in the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Cells that the workbook holds as numbers or dates: their text says nothing of how people write them. */
  readonly typed: readonly boolean[];
}

/** Names of the visible sheets. Throws ReadError for what is no workbook, or unpacks to too much. */
export async function sheetNames(file: string): Promise<readonly string[]> {
  await checkZip(file);
  return visibleSheets(file);
}

/** Rows of a sheet, cells as text: dates ISO, numbers plain with the given decimal sign. Blank rows are left out, numbers of rows stay. */
export async function* sheetRows(file: string, sheet: string, decimal: "," | ".", maxRows?: number): AsyncGenerator<SheetRow> {
  for await (const { index, values } of workbookRows(file, sheet, maxRows ?? null)) {
    yield { line: index + 1, cells: values.map((value) => cellText(value, decimal)), typed: values.map((value) => value !== null && typeof value !== "string") };
  }
}

function cellText(value: CellValue | undefined, decimal: "," | "."): string {
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
