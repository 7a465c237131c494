import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Home } from "#pipelines/home.ts";
import { openHome } from "#pipelines/open-home.ts";
import type { ReadPlan } from "#pipelines/read/plan.ts";
import { type Kind, type Notation, sources } from "#pipelines/sources/index.ts";
import { emptyHomeInto } from "../empty-home.ts";

/** Keeps for later what ends what was begun; without another it is done when the test ends. */
export type Ending = (work: () => Promise<void>) => void;

/** An empty directory that goes away with the test. */
export async function temporaryDirectory(ending: Ending = onTestFinished): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "loyalty-"));
  ending(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** A home of its own for one test. */
export async function temporaryHome(ending: Ending = onTestFinished): Promise<Home> {
  const dir = join(await temporaryDirectory(ending), "home");
  await emptyHomeInto(dir);
  const home = await openHome(dir);
  ending(() => home.close());
  return home;
}

export const notation: Notation = { decimal: ".", dateOrder: "ymd", dateFormat: null, today: "2026-06-01", currency: null, words: {} };

/** A plan that binds the named columns in their order. */
export function planOf(kind: Kind, columns: readonly string[], more: Partial<ReadPlan> = {}): ReadPlan {
  return {
    ...{ file: "", format: "text", sheet: null, sheets: [], kind, kindBy: "given", firstRows: [], signature: null, remembered: null, suggestions: [], missing: [], samples: [], unknownWords: [], encoding: "utf-8", delimiter: ",", headerLine: 1, headers: columns },
    bindings: Object.fromEntries(columns.map((name, index) => [name, { from: "column", index } as const])),
    ...{ unmapped: [], codeSpace: "код клиента", notation, currencySeen: null, ambiguities: [] },
    ...more,
  };
}

export const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/**
 * A file with a header of one line above the records: the first stands on line 2. Every cell is in quotes, or with `bare` as many
 * lines as can be have none.
 */
export async function fileOf(dir: string, headers: readonly string[], records: readonly (readonly string[])[], delimiter = ",", bare: (n: number) => boolean = () => false): Promise<string> {
  const path = join(dir, `${randomUUID()}.csv`);
  const special = (cell: string): boolean => /["\r\n]/.test(cell) || cell.includes(delimiter);
  const lines = records.map((cells, n) => (bare(n) && !cells.some(special) ? cells : cells.map(quoted)).join(delimiter));
  await writeFile(path, [headers.map(quoted).join(delimiter), ...lines, ""].join("\n"));
  return path;
}

/** Every column of a kind that a file may carry. */
export const fieldNames = (kind: Kind): string[] => sources[kind].fields.map((field) => field.name);
