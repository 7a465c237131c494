import { branchNamed, placesOf } from "./file-name.ts";
import type { ReadOptions, Suggestion } from "./plan.ts";

/** A branch that the file's name, its folder's or its sheet's says, where the file has no column of it. */
export function suggestConstants(path: string, sheet: string | null, missing: readonly string[], options: ReadOptions): Suggestion[] {
  if (!missing.includes("branch")) return [];
  const found = branchNamed(placesOf(path, options.fileName, sheet), options.knownBranches ?? []);
  return found ? [{ index: null, header: "", column: "branch", value: found.value, why: "file_name", score: found.score }] : [];
}
