import { branchNamed, placesOf } from "./file-name.ts";
import type { Ambiguity, Mapping, ReadOptions, Suggestion } from "./plan.ts";

/** A branch that the file's name, its folder's or its sheet's says, where the file has no column of it. */
export function suggestConstants(path: string, sheet: string | null, missing: readonly string[], options: ReadOptions): Suggestion[] {
  if (!missing.includes("branch")) return [];
  const found = branchNamed(placesOf(path, options.fileName, sheet), options.knownBranches ?? []);
  return found ? [{ index: null, header: "", column: "branch", value: found.value, why: "file_name", score: found.score }] : [];
}

/** A remembered branch is not followed for a file whose name says another that is known: both are then asked about. */
export function askAboutBranch(path: string, sheet: string | null, remembered: Mapping | undefined, options: ReadOptions): Ambiguity[] {
  const from = remembered?.columns["branch"];
  if (!from || !("constant" in from) || options.set?.["branch"] !== undefined) return [];
  const found = branchNamed(placesOf(path, options.fileName, sheet), options.knownBranches ?? []);
  if (!found || found.score < SURE || found.value === from.constant) return [];
  return [{ code: "suggested_columns", option: "--set", choices: [`branch=${found.value}`, `branch=${from.constant}`], examples: [found.value] }];
}

/** A branch that is loaded already. */
const SURE = 0.9;
