import type { ExportFacts } from "#app/exports/facts.ts";
import { workbook, type Sheet } from "#app/exports/workbook.server.ts";
import { UsageError } from "./usage-error.ts";

/** More rows the library does not hold in the memory that it is given; a spreadsheet takes a million. */
const MOST_ROWS = 250_000;

/** A list as a workbook that says first what it is. Throws UsageError where it has too many rows for one. */
export async function workbookFile(facts: ExportFacts, about: string, sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const rows = sheet.count ?? (Array.isArray(sheet.rows) ? sheet.rows.length : 0);
  if (rows > MOST_ROWS) throw new UsageError("long_workbook", { rows, most: MOST_ROWS });
  return workbook(facts, { about }, sheet);
}
