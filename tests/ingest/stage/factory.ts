import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Home, openHome } from "#pipelines/home.ts";
import type { Normalised, ReadPlan } from "#pipelines/read/plan.ts";
import { type Kind, type Notation, sources } from "#pipelines/sources/index.ts";

/** An empty directory that goes away with the test. */
export async function temporaryDirectory(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "loyalty-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** A home of its own for one test. */
export async function temporaryHome(): Promise<Home> {
  const home = await openHome(join(await temporaryDirectory(), "home"));
  onTestFinished(() => home.close());
  return home;
}

export const notation: Notation = { decimal: ".", dateOrder: "ymd", dateFormat: null, today: "2026-06-01", currency: null, words: {} };

/** A plan that binds the named columns in their order. */
export function planOf(kind: Kind, columns: readonly string[], more: Partial<ReadPlan> = {}): ReadPlan {
  return {
    ...{ file: "", format: "text", sheet: null, kind, encoding: "utf-8", delimiter: ",", headerLine: 1, headers: columns },
    bindings: Object.fromEntries(columns.map((name, index) => [name, { from: "column", index } as const])),
    ...{ unmapped: [], codeSpace: "код клиента", notation, currencySeen: null, ambiguities: [] },
    ...more,
  };
}

export const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Records as the reader leaves them: the first stands on line 2. */
export async function normalised(dir: string, width: number, records: readonly (readonly string[])[]): Promise<Normalised> {
  const path = join(dir, "records.csv");
  await writeFile(path, records.map((cells) => cells.map(quoted).join(",") + "\n").join(""));
  return { path, sha256: "", bytes: 0, records: records.length, width, skipped: 1, untidy: true, lines: [{ record: 0, line: 2 }] };
}

/** Every column of a kind that a file may carry. */
export const fieldNames = (kind: Kind): string[] => sources[kind].fields.map((field) => field.name);
