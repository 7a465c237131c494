/** The batch side's only door. `home` comes from `openHome`. */
import type { Home } from "./home.ts";
import type { ReadPlan } from "./read/plan.ts";
import type { BatchInfo, ImportOptions, ImportReport, OverlapInfo, Progress, Reject } from "./stage/report.ts";

export { HomeError, openHome, type Home } from "./home.ts";
export { parseMapping } from "./read/mapping.ts";
export { ReadError, type Ambiguity, type Mapping, type ReadOptions, type ReadPlan } from "./read/plan.ts";
export { defaultSettings, SettingsError, type Settings } from "./settings.ts";
export { kinds, type Kind, type ProblemCode } from "./sources/contract.ts";
export {
  BatchError,
  type BatchInfo,
  type ControlTotal,
  type FileErrorCode,
  type FileReport,
  type ImportOptions,
  type ImportReport,
  type OverlapInfo,
  type Progress,
  type Reject,
  type RowProblem,
  type Warning,
} from "./stage/report.ts";

const notYet = (): never => {
  throw new Error("not there yet");
};

/** Loads files, in the order given; a directory stands for its CSV, TSV, TXT and XLSX files by name. */
export async function importFiles(_home: Home, _paths: readonly string[], _options: ImportOptions, _onProgress?: (p: Progress) => void): Promise<ImportReport> {
  return notYet();
}

/** How a file would be read, with its first rows, before anything is loaded. */
export async function planImport(_home: Home, _path: string, _options: ImportOptions): Promise<{ plan: ReadPlan; preview: unknown; overlap: OverlapInfo | null }> {
  return notYet();
}

/** All loads, newest first. */
export async function listBatches(_home: Home): Promise<BatchInfo[]> {
  return notYet();
}

/** Takes a load back: figures are then as if it had never been. A prefix will do where only one batch has it. Throws BatchError. */
export async function undoBatch(_home: Home, _batch: string): Promise<BatchInfo> {
  return notYet();
}

/** Builds every table of core and marts again from the loaded rows. */
export async function rebuildModels(_home: Home): Promise<void> {
  return notYet();
}

/** Rejected rows of a batch in the order of the file, some at a time. Throws BatchError. */
export async function* rejectsOf(_home: Home, _batch: string): AsyncGenerator<Reject> {
  yield notYet();
}

/** The header line that goes above the texts of `rejectsOf`; NULL when the file had none. */
export async function rejectHeader(_home: Home, _batch: string): Promise<string | null> {
  return notYet();
}

/** Checks that found something, with how many rows; an empty list is good news. */
export async function checkHome(_home: Home): Promise<{ id: string; rows: number }[]> {
  return notYet();
}
