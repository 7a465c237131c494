import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { normaliseFile, type Piece, planRead, ReadError, type ReadPlan } from "#pipelines/read/index.ts";
import type { ReadOptions } from "#pipelines/read/plan.ts";

export const samples = join(import.meta.dirname, "../../../data/samples/read");
let folder: string | null = null;
let count = 0;
const within = (name: string): string => join((folder ??= mkdtempSync(join(tmpdir(), "read-"))), `${++count}-${name}`);
/** Takes away what this file of tests has made; another one that runs in the process makes a folder of its own. */
export function cleanUp(): void {
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = null;
}

export function fileOf(content: string | Uint8Array, name = "export.csv"): string {
  const path = within(name);
  writeFileSync(path, content);
  return path;
}

export const plan = (path: string, options: Partial<ReadOptions> & { currency?: string | null } = {}): Promise<ReadPlan> => planRead(path, { today: "2026-06-01", currency: null, ...options });

/** What the bulk loader gets of a file: its records as comma-separated lines, and from which record on physical lines run in step. */
export interface Normalised {
  readonly text: string;
  readonly plan: ReadPlan;
  readonly records: number;
  readonly skipped: number;
  readonly width: number;
  readonly untidy: boolean;
  readonly lines: readonly { readonly record: number; readonly line: number }[];
}

export async function normalise(path: string, options: Partial<ReadOptions> = {}, more: { readonly careful?: boolean; readonly pieceBytes?: number } = {}): Promise<Normalised> {
  const found = await plan(path, options);
  const rows: string[][] = [];
  let last = { width: found.headers.length, untidy: false };
  const take = async (piece: Piece): Promise<void> => {
    const text = readFileSync(piece.path, "utf8");
    rows.push(...Papa.parse<string[]>(text, { delimiter: piece.delimiter, newline: "\n" }).data.slice(0, -1));
    last = { width: piece.width, untidy: piece.untidy || last.untidy };
  };
  const result = await normaliseFile(found, { stem: within("piece"), take, ...more });
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const numbers = rows.map(([line]) => Number(line));
  const lines = numbers.flatMap((line, record) => (record === 0 || line !== (numbers[record - 1] ?? 0) + 1 ? [{ record, line }] : []));
  return { ...result, ...last, plan: found, lines, text: rows.map(([, ...cells]) => `${cells.map(quoted).join(",")}\n`).join("") };
}

/** The code of the ReadError that planning ends in. */
export async function refusal(path: string, options: Partial<ReadOptions> = {}): Promise<Pick<ReadError, "code" | "params">> {
  try {
    await plan(path, options);
  } catch (error) {
    if (error instanceof ReadError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error("planned without complaint");
}

/** Windows-1251 bytes of a text. */
export function bytes1251(text: string): Uint8Array {
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder("windows-1251").decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(Array.from(text), (char) => table.get(char) ?? 63);
}
