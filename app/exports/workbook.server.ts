import { writeXlsx } from "hucre/xlsx";
import { defused } from "./csv.ts";
import type { ExportFacts } from "./facts.ts";

/** A typed cell: text, a number with how it is shown, a day ("2026-05-31"), or nothing. */
export type SheetCell = string | null | { readonly number: number; readonly shown: NumberShape } | { readonly day: string };
export type NumberShape = "share" | "money" | "one" | "two" | "whole";

export interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}

const shapes: Readonly<Record<NumberShape, string>> = { share: "0.0%", money: "#,##0.00", one: "#,##0.0", two: "0.00", whole: "#,##0" };
const widest = 60;

const valueOf = (cell: SheetCell): string | number | Date | null => (cell === null ? null : typeof cell === "string" ? defused(cell) : "day" in cell ? new Date(`${cell.day}T00:00:00Z`) : cell.number);
const formatOf = (cell: SheetCell): string | null => (cell === null || typeof cell === "string" ? null : "day" in cell ? "dd.mm.yyyy" : shapes[cell.shown]);
const lengthOf = (cell: SheetCell): number => (cell === null ? 0 : typeof cell === "string" ? cell.length : 12);
/** What a spreadsheet takes for the name of a sheet: no more than 31 signs, none of them \ / ? * [ ] : */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);

/** A workbook that says first what it is, and has its rows on the second sheet, typed. */
export function workbook(facts: ExportFacts, names: { readonly about: string }, sheet: Sheet): Promise<Uint8Array> {
  const about = [[facts.title], [], ...facts.lines.map(([label, text]) => [label, text])].map((row) => row.map((text) => defused(text ?? "")));
  const width = (at: number) => Math.min(widest, Math.max(10, (sheet.columns[at] ?? "").length + 2, ...sheet.rows.slice(0, 200).map((row) => lengthOf(row[at] ?? null) + 2)));
  const bold = { font: { bold: true } } as const;
  const cells = new Map<string, { value: string | number | Date | null; style: object }>(sheet.columns.map((name, at) => [`0,${at}`, { value: name, style: bold }]));
  sheet.rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      const numFmt = formatOf(cell);
      if (numFmt !== null) cells.set(`${r + 1},${c}`, { value: valueOf(cell), style: { numFmt } });
    }),
  );
  return writeXlsx({
    sheets: [
      { name: sheetName(names.about), columns: [{ width: 28 }, { width: 90 }], rows: about, cells: new Map([["0,0", { value: defused(facts.title), style: bold }]]) },
      { name: sheetName(sheet.name), columns: sheet.columns.map((_, at) => ({ width: width(at) })), rows: [[...sheet.columns], ...sheet.rows.map((row) => row.map(valueOf))], cells, freezePane: { rows: 1 } },
    ],
  });
}
