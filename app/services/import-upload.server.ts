import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { facts } from "#app/warehouse/facts.server.ts";
import { ownHome } from "#app/warehouse/home.server.ts";
import type { ImportOptions } from "#pipelines/index.ts";
import type { Job } from "./job.ts";
import { startImport } from "./jobs.server.ts";
import { stateOf } from "./plan-upload-view.ts";
import { planUpload, type PlannedFile } from "./plan-upload.server.ts";
import { rememberReading } from "./remembered.server.ts";
import { dropAnswers } from "./upload-answers.server.ts";
import { confirmedMapping, optionsOf } from "./upload-answers-options.ts";
import { isUploadId, removeUploaded, uploadFolder } from "./uploads.server.ts";

/** What the page knows of a load and the job does not: totals that were typed, and the clients there were. */
const note = z.object({ typed: z.record(z.string(), z.string()), before: z.object({ records: z.number(), clients: z.number() }) });
export type LoadNote = z.infer<typeof note>;

const by = "browser";

/** Starts the load of every file that is ready, in one import; the others stay. Null when the upload is not there, "nothing" when no file is ready. */
export async function loadUpload(upload: string, today: string): Promise<{ readonly job: string; readonly rest: boolean } | "nothing" | null> {
  const files = await planUpload(upload, today);
  if (!files) return null;
  const ready = files.filter((file) => ["ready", "check"].includes(stateOf(file)));
  if (ready.length === 0) return "nothing";
  const home = await ownHome();
  const { records, clients } = await facts(home);
  const typed = Object.fromEntries(ready.flatMap(({ file, answers }) => (answers.control ? [[file, answers.control] as const] : [])));
  for (const file of ready) await rememberReading(home, file, by, today);
  const ended = (job: Job): Promise<void> => (job.state === "done" ? forgetFiles(upload, ready) : Promise.resolve());
  const job = await startImport(ready.map((file) => ({ path: file.path, options: importOptions(file, today) })), { origin: "browser", by, ended });
  await writeFile(await noteFile(upload, job), JSON.stringify({ typed, before: { records, clients } } satisfies LoadNote));
  return { job, rest: ready.length < files.length };
}

/** As it was shown and confirmed: what was suggested or remembered is given by name, so that the load cannot see it otherwise. */
function importOptions({ file, planned, answers }: PlannedFile, today: string): ImportOptions {
  const options = optionsOf(answers, today, file);
  if (!planned) return options;
  const { notation, sheet, headerLine } = planned.plan;
  return { ...options, mapping: confirmedMapping(planned.plan, answers), decimal: notation.decimal, ...(notation.dateFormat === null && { dateOrder: notation.dateOrder }), ...(sheet && { sheet }), ...(headerLine !== null && { headerLine }) };
}

async function forgetFiles(upload: string, files: readonly PlannedFile[]): Promise<void> {
  for (const { slot } of files) await removeUploaded(upload, slot);
  await dropAnswers(upload, files.map(({ slot }) => slot));
}

const noteFile = async (upload: string, job: string): Promise<string> => join(await uploadFolder(upload), `load-${job}.json`);

/** Null when nobody wrote one, or the server was started anew. */
export async function noteOf(upload: string | null, job: string): Promise<LoadNote | null> {
  if (upload === null || !isUploadId(upload) || !isUploadId(job)) return null;
  try {
    return note.parse(JSON.parse(await readFile(await noteFile(upload, job), "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
