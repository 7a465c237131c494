import { once } from "node:events";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { ownTurn } from "#app/config/own-turn.server.ts";
import { defused } from "./csv.ts";
import type { ExportFacts } from "./facts.ts";
import { partsOf, type InParts } from "./in-parts.ts";
import { program } from "./workbook-program.ts";

/** A typed cell: text, a number with how it is shown, a day ("2026-05-31"), or nothing. */
export type SheetCell = string | null | { readonly number: number; readonly shown: NumberShape } | { readonly day: string };
export type NumberShape = "share" | "money" | "one" | "two" | "whole";

export interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: InParts<SheetRow>;
  /** Rows of all parts, where they come in parts. */
  readonly count?: number;
}
export type SheetRow = readonly SheetCell[];

const shapes: Readonly<Record<NumberShape, string>> = { share: "0.0%", money: "#,##0.00", one: "#,##0.0", two: "0.00", whole: "#,##0" };
const widest = 60;

const valueOf = (cell: SheetCell): string | number | Date | null => (cell === null ? null : typeof cell === "string" ? defused(cell) : "day" in cell ? new Date(`${cell.day}T00:00:00Z`) : cell.number);
const formatOf = (cell: SheetCell): string | null => (cell === null || typeof cell === "string" ? null : "day" in cell ? "dd.mm.yyyy" : shapes[cell.shown]);
const lengthOf = (cell: SheetCell): number => (cell === null ? 0 : typeof cell === "string" ? cell.length : 12);
/** What a spreadsheet takes for the name of a sheet: no more than 31 signs, none of them \ / ? * [ ] : */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);

/** Rows of a message: so few that handing them over holds nobody up. */
const BATCH = 200;
const MEMORY_MB = 1536;

/**
 * A workbook that says first what it is, and has its rows on the second sheet, typed. Ten thousand rows take their library near half a second in
 * which nothing else would run, so it has a thread of its own. Throws `ERR_WORKER_OUT_OF_MEMORY` where they are too many for it.
 */
export async function workbook(facts: ExportFacts, names: { readonly about: string }, sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const about = [[facts.title], [], ...facts.lines.map(([label, text]) => [label, text])].map((row) => row.map((text) => defused(text ?? "")));
  const widths = sheet.columns.map((name) => Math.max(10, name.length + 2));
  const workerData = {
    library: pathToFileURL(createRequire(import.meta.url).resolve("hucre/xlsx")).href,
    about: { name: sheetName(names.about), columns: [{ width: 28 }, { width: 90 }], rows: about },
    sheet: { name: sheetName(sheet.name), names: [...sheet.columns] },
  };
  const worker = new Worker(program, { eval: true, execArgv: [], workerData, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  try {
    const written = once(worker, "message") as Promise<[Uint8Array<ArrayBuffer>]>;
    // It is waited for below; what goes wrong while rows are handed over is not lost till then.
    written.catch(() => undefined);
    let isFirst = true;
    for await (const part of partsOf(sheet.rows)) {
      for (let at = 0; at < part.length; at += BATCH, isFirst = false) {
        await ownTurn();
        const rows = part.slice(at, at + BATCH);
        // As wide as its first rows need.
        if (isFirst) for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.min(widest, Math.max(widths[column] ?? 10, lengthOf(cell) + 2))));
        worker.postMessage({ rows: rows.map((row) => ({ values: row.map(valueOf), formats: row.map(formatOf) })) }, []);
      }
    }
    worker.postMessage({ columns: widths.map((width) => ({ width })) }, []);
    return (await written)[0];
  } finally {
    await worker.terminate();
  }
}
