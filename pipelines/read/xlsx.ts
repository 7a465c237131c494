import { readFile } from "node:fs/promises";
import { readXlsx, streamXlsxRows, type CellValue } from "hucre/xlsx";
import { ReadError } from "./plan.ts";
import { checkZip } from "./zip.ts";

export interface SheetRow {
  /** Row number in the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Cells that the workbook holds as numbers or dates: their text says nothing of how people write them. */
  readonly typed: readonly boolean[];
}

/** Names of the visible sheets, without parsing any. Throws ReadError for what is no workbook. */
export async function sheetNames(file: string): Promise<string[]> {
  await checkZip(file);
  const names: string[] = [];
  const collect = (info: { readonly name: string; readonly hidden?: boolean; readonly veryHidden?: boolean }): boolean => {
    if (!info.hidden && !info.veryHidden) names.push(info.name);
    return false;
  };
  await guarded(file, async () => readXlsx(new Uint8Array(await readFile(file)), { sheets: collect }));
  return names;
}

/** Rows of a sheet, cells as text: dates ISO, numbers plain with the given decimal sign. Blank rows are left out, numbers of rows stay. */
export async function* sheetRows(file: string, sheet: string, decimal: "," | ".", maxRows?: number): AsyncGenerator<SheetRow> {
  const rows = streamXlsxRows(new Uint8Array(await readFile(file)), { sheet, ...(maxRows === undefined ? {} : { maxRows }) });
  for (;;) {
    const next = await guarded(file, () => rows.next());
    if (next.done) return;
    const { index, values } = next.value;
    yield { line: index + 1, cells: values.map((value) => cellText(value, decimal)), typed: values.map((value) => value !== null && typeof value !== "string") };
  }
}

function cellText(value: CellValue, decimal: "," | "."): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberText(value, decimal);
  if (value instanceof Date) return dateText(value);
  return String(value).replaceAll("\0", "");
}

/** 15 significant digits, as the spreadsheet itself shows: 0.1 + 0.2 is 0.3. Never an exponent. */
function numberText(value: number, decimal: "," | "."): string {
  if (Number.isSafeInteger(value)) return String(value);
  const text = Number(value.toPrecision(15)).toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 15 });
  return decimal === "," ? text.replace(".", ",") : text;
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const iso = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
  return iso.slice(11, 19) === "00:00:00" ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** Whatever the library finds wrong inside is one thing to the user: this is no workbook that can be read. */
async function guarded<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError("not_a_workbook", { file, why: error instanceof Error ? error.message : String(error) });
  }
}
