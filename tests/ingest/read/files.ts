import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { normaliseFile, planRead, ReadError, type Normalised, type ReadPlan } from "#pipelines/read/index.ts";
import type { ReadOptions } from "#pipelines/read/plan.ts";

export const samples = join(import.meta.dirname, "../../../data/samples/read");
const folder = mkdtempSync(join(tmpdir(), "read-"));
export const cleanUp = (): void => rmSync(folder, { recursive: true, force: true });

let count = 0;
export function fileOf(content: string | Uint8Array, name = "export.csv"): string {
  const path = join(folder, `${++count}-${name}`);
  writeFileSync(path, content);
  return path;
}

export const plan = (path: string, options: Partial<ReadOptions> & { currency?: string | null } = {}): Promise<ReadPlan> => planRead(path, { today: "2026-06-01", currency: null, ...options });

export async function normalise(path: string, options: Partial<ReadOptions> = {}): Promise<Normalised & { readonly text: string; readonly plan: ReadPlan }> {
  const found = await plan(path, options);
  const result = await normaliseFile(found, join(folder, `${++count}-out.csv`));
  return { ...result, plan: found, text: readFileSync(result.path, "utf8") };
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
