import { writeFile, open } from "node:fs/promises";
import { writeXlsx } from "hucre/xlsx";
import { sheetValues } from "../read/xlsx.ts";
import type { Decide } from "./cut-text.ts";

/** A sheet that was loaded, and what becomes of its rows. */
export interface SheetCut {
  readonly sheet: string;
  readonly decimal: "," | ".";
  readonly headerLine: number | null;
  readonly decide: Decide;
}

/**
 * Writes a workbook anew: the sheets that were loaded, their values in their rows and columns. What nobody reads (other sheets, formats,
 * formulas, the caches of pivot tables) does not come along, since it may name anybody.
 */
export async function cutBook(file: string, target: string, sheets: readonly SheetCut[]): Promise<void> {
  const written: { name: string; rows: (string | number | boolean | Date | null)[][] }[] = [];
  for (const { sheet, decimal, headerLine, decide } of sheets) {
    const rows: (string | number | boolean | Date | null)[][] = [];
    for await (const { line, cells, values } of sheetValues(file, sheet, decimal)) {
      while (rows.length < line - 1) rows.push([]);
      const cut = line <= (headerLine ?? 0) ? null : decide(line, cells);
      rows.push(values.map((value, i) => (cut?.cells.has(i) ? (cut.cells.get(i) || null) : value)));
    }
    written.push({ name: sheet, rows });
  }
  await writeFile(target, await writeXlsx({ sheets: written }), { mode: 0o600, flag: "wx" });
  const made = await open(target, "r+");
  try {
    await made.sync();
  } finally {
    await made.close();
  }
}
