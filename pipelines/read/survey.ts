import { stat } from "node:fs/promises";
import { trimCell } from "../sources/fields/cell.ts";
import { textFile, type ReadPlan } from "./plan.ts";
import { visitRecords } from "./records.ts";
import { fieldText, type RecordView } from "./splitter.ts";
import { sheetRows } from "./xlsx.ts";

const WHOLE = 50 * 2 ** 20;
const FIRST = 2 ** 21;
const WINDOW = 2 ** 16;
const WINDOWS = 32;
const SHEET_ROWS = 20_000;

export type Surveyed = Pick<ReadPlan, "file" | "format" | "sheet" | "encoding" | "delimiter" | "headerLine">;
/** One record: its trimmed cells, and whether the workbook holds a cell as a number or a date, which says nothing of how people write them. */
export type Take = (cellAt: (index: number) => string, isTyped: (index: number) => boolean) => void;

/** Shows a file's records: of a text all up to 50 MB, of a larger one the beginning and windows spread over the rest; the first rows of a sheet. True when it was all. */
export const survey = (plan: Surveyed, take: Take): Promise<boolean> => (plan.format === "xlsx" ? surveySheet(plan, take) : surveyText(plan, take));

const never = (): boolean => false;

async function surveyText(plan: Surveyed, take: Take): Promise<boolean> {
  const { size } = await stat(plan.file);
  const file = textFile(plan);
  const record = (view: RecordView): void => {
    if (view.blank) return;
    const cellAt = (index: number): string => {
      const text = index < view.count ? fieldText(view, index) : "";
      return view.untidy ? (trimCell(text) ?? "") : text;
    };
    take(cellAt, never);
  };
  const fromHeader = { record: (view: RecordView): void => (view.line > (plan.headerLine ?? 0) ? record(view) : undefined) };
  if (size <= WHOLE) {
    await visitRecords(file, fromHeader);
    return true;
  }
  await visitRecords(file, fromHeader, { from: 0, to: FIRST });
  for (let w = 1; w <= WINDOWS; w++) {
    const from = FIRST + Math.floor(((size - FIRST - WINDOW) / WINDOWS) * w);
    const even = from - (from % 2);
    let first = true;
    await visitRecords(file, { record: (view) => (first ? (first = false) : record(view)) }, { from: even, to: even + WINDOW });
  }
  return false;
}

async function surveySheet(plan: Surveyed, take: Take): Promise<boolean> {
  let rows = 0;
  for await (const { line, cells, typed } of sheetRows(plan.file, plan.sheet ?? "", ".", SHEET_ROWS)) {
    rows++;
    if (line > (plan.headerLine ?? 0)) take((index) => trimCell(cells[index] ?? "") ?? "", (index) => typed[index] ?? false);
  }
  return rows < SHEET_ROWS;
}
