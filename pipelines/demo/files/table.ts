import { isoOf, type Day } from "../calendar.ts";
import type { FileTruth, PlantedReject } from "../truth.ts";

/** A cell before it is written in the manner of a system. Money is minor units. */
export type Cell = string | number | null | { readonly money: number } | { readonly day: Day; readonly time?: string };

/** What the import must make of a row: load it, find it unchanged or superseded, or reject it. */
export type Fate = "loaded" | "unchanged" | "superseded" | Pick<PlantedReject, "column" | "code">;

export interface TableRow {
  cells: Cell[];
  fate: Fate;
  /** What the total row of the system counts for this row, minor units. */
  readonly counted: number;
}

export interface Table {
  readonly file: string;
  readonly kind: FileTruth["kind"];
  /** Lines above the header. */
  readonly title: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  /** Header of the column that «Итого» stands under; no total row without it. */
  readonly totalUnder?: string;
}

/** How a system writes its cells. */
export interface Style {
  money(minor: number): string;
  day(day: Day, time?: string): string;
}
const decimal = (minor: number, point: string): string => `${minor < 0 ? "-" : ""}${Math.floor(Math.abs(minor) / 100)}${point}${String(Math.abs(minor) % 100).padStart(2, "0")}`;
const dotted = (day: Day): string => isoOf(day).split("-").reverse().join(".");

/** 1C: 15.03.2024 14:20:00 and 1 234,50 with no-break spaces. */
export const oneC: Style = {
  money: (minor) => decimal(minor, ",").replace(/\B(?=(\d{3})+,)/g, "\u00a0"),
  day: (day, time) => dotted(day) + (time ? ` ${time}` : ""),
};
/** The importer's system and the survey tool: 2024-03-15 and 1234.50. */
export const isoStyle: Style = { money: (minor) => decimal(minor, "."), day: (day, time) => isoOf(day) + (time ? ` ${time}` : "") };
/** The importer's questionnaire: 3/15/2024. */
export const american: Style = {
  money: (minor) => decimal(minor, "."),
  day: (day) => `${+isoOf(day).slice(5, 7)}/${+isoOf(day).slice(8)}/${isoOf(day).slice(0, 4)}`,
};

export function write(cell: Cell, style: Style): string {
  if (cell === null) return "";
  if (typeof cell === "object") return "money" in cell ? style.money(cell.money) : style.day(cell.day, cell.time);
  return String(cell);
}

export const total = (table: Table): number => table.rows.reduce((sum, row) => sum + row.counted, 0);

/** What the import report must say, and where the broken rows stand. `lineOf(i)` is the line of row i in the file. */
export function account(table: Table, lineOf: (row: number) => number): { truth: FileTruth; rejects: PlantedReject[] } {
  const many = (fate: Fate): number => table.rows.filter((row) => row.fate === fate).length;
  const rejects = table.rows.flatMap(({ fate }, i) => (typeof fate === "string" ? [] : [{ file: table.file, line: lineOf(i), ...fate }]));
  return {
    rejects,
    truth: {
      file: table.file,
      kind: table.kind,
      rows: table.rows.length,
      loaded: many("loaded"),
      unchanged: many("unchanged"),
      superseded: many("superseded"),
      rejected: rejects.length,
      controlTotal: table.totalUnder === undefined ? null : total(table),
    },
  };
}
