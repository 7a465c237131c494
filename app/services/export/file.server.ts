import { csvLine } from "#app/exports/csv.ts";
import type { ExportFacts } from "#app/exports/facts.ts";
import { workbook, type Sheet } from "#app/exports/workbook.server.ts";
import type { Translate } from "#app/i18n/index.ts";
import { csvOf } from "./figure-sheet.ts";

export const fileTypes = { xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", csv: "text/csv; charset=utf-8" } as const;
export type FileType = keyof typeof fileTypes;
export const isFileType = (text: string): text is FileType => Object.hasOwn(fileTypes, text);

/** A sheet with what it says about itself as a file to keep: on a sheet before it, or in the lines above the header, which our importer skips. */
export async function exportFile(type: FileType, name: string, facts: ExportFacts, sheet: Sheet, t: Translate): Promise<Response> {
  const body = type === "xlsx" ? Buffer.from(await workbook(facts, { about: t("ui.export_sheet_about") }, sheet)) : csvText(facts, sheet);
  return new Response(body, { headers: { "Content-Type": fileTypes[type], "Content-Disposition": `attachment; filename="${name}.${type}"`, "Cache-Control": "no-store", Vary: "Cookie" } });
}

const csvText = ({ title, lines }: ExportFacts, { columns, rows }: Sheet): string =>
  `\uFEFF${[csvLine([title]), ...lines.map((line) => csvLine(line)), csvLine([]), csvLine(columns), ...rows.map((row) => csvLine(row.map(csvOf)))].join("")}`;
