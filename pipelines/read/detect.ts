import { ReadError, type ReadOptions, type ReadPlan } from "./plan.ts";

/** Looks at a file and says how to read it. Throws ReadError when it is no table, or lacks what its kind requires. */
export async function planRead(path: string, options: ReadOptions & { readonly currency: string | null }): Promise<ReadPlan> {
  throw new ReadError("not_found", { file: path, today: options.today });
}
