import type { ExportFacts } from "#app/exports/facts.ts";
import type { Sheet } from "#app/exports/workbook.server.ts";
import type { Translate } from "#app/i18n/index.ts";
import { csvFile } from "../csv-file.ts";
import { workbookFile } from "../workbook-file.server.ts";
import { csvOf } from "./figure-sheet.ts";

export const fileTypes = { xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", csv: "text/csv; charset=utf-8" } as const;
export type FileType = keyof typeof fileTypes;
export const isFileType = (text: string): text is FileType => Object.hasOwn(fileTypes, text);

/** A sheet with what it says about itself as a file to keep: on a sheet before it, or in the lines above the header, which our importer skips. */
export async function exportFile(type: FileType, name: string, facts: ExportFacts, sheet: Sheet, t: Translate): Promise<Response> {
  const body = await (type === "xlsx" ? workbookFile(facts, t("ui.export_sheet_about"), sheet) : csvFile({ about: [[facts.title], ...facts.lines, []], head: sheet.columns, items: sheet.rows, cells: (row) => row.map(csvOf) }));
  return new Response(body, { headers: { "Content-Type": fileTypes[type], "Content-Disposition": `attachment; filename="${name}.${type}"`, "Cache-Control": "no-store", Vary: "Cookie" } });
}
