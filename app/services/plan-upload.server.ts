import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ImportOptions, OverlapInfo, PreviewRow, ReadPlan } from "#pipelines/index.ts";
import { ownHome } from "#app/warehouse/home.server.ts";
import { planExport } from "./import.server.ts";
import { filterOptions } from "./options.server.ts";
import { answersOf } from "./upload-answers.server.ts";
import { optionsOf } from "./upload-answers-options.ts";
import type { FileAnswers } from "./upload-answers.ts";
import { uploadedFiles, type UploadedFile } from "./uploads.server.ts";

export interface Planned {
  readonly plan: ReadPlan;
  readonly preview: readonly PreviewRow[];
  readonly overlap: OverlapInfo | "skipped" | null;
  /** Branches that are loaded already. */
  readonly branches: readonly string[];
}
/** One file of an upload, and how it would be read. */
export interface PlannedFile extends UploadedFile {
  readonly file: string;
  readonly answers: FileAnswers;
  readonly planned: Planned | null;
  /** Why it cannot be read: a ReadError. */
  readonly error: Error | null;
}

/** How every file of an upload would be read, with what was answered by now; null when the upload is not there. */
export async function planUpload(upload: string, today: string): Promise<PlannedFile[] | null> {
  const files = await uploadedFiles(upload);
  if (!files) return null;
  const answers = await answersOf(upload);
  return inTurns(files, (file) => planOne(file, answers[file.slot] ?? {}, today));
}

async function planOne(uploaded: UploadedFile, answers: FileAnswers, today: string): Promise<PlannedFile> {
  const file = basename(uploaded.path);
  const about = { ...uploaded, file, answers };
  try {
    const planned = await looked(uploaded.path, optionsOf(answers, today, file));
    return { ...about, planned, error: null };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ReadError") throw error;
    return { ...about, planned: null, error };
  }
}

/** Looks at the same file with the same answers are the same while the data are: fifty files are not read again for one answer. */
const looks = new Map<string, Promise<Planned>>();
const mostLooks = 500;

async function looked(path: string, options: ImportOptions): Promise<Planned> {
  const [{ mtimeMs }, home] = await Promise.all([stat(path), ownHome()]);
  const key = JSON.stringify([path, mtimeMs, home.version, options]);
  const known = looks.get(key);
  if (known) return known;
  if (looks.size >= mostLooks) looks.clear();
  const { findMapping } = await import("#pipelines/index.ts");
  const { branches } = await filterOptions(home);
  const look = planExport(path, { ...options, lenient: true, knownBranches: branches, remembered: (signature) => findMapping(home.state, signature) }).then((planned) => ({ ...planned, branches }));
  looks.set(key, look);
  look.catch(() => looks.delete(key));
  return look;
}
/** After a remembered mapping was forgotten. */
export const forgetLooks = (): void => looks.clear();

const atOnce = 4;
async function inTurns<A, B>(list: readonly A[], work: (item: A) => Promise<B>): Promise<B[]> {
  const done: B[] = [];
  for (let at = 0; at < list.length; at += atOnce) done.push(...(await Promise.all(list.slice(at, at + atOnce).map(work))));
  return done;
}
