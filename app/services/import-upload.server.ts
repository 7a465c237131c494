import { facts } from "#app/warehouse/facts.server.ts";
import { ownHome } from "#app/warehouse/home.server.ts";
import type { ImportOptions } from "#pipelines/index.ts";
import type { Job } from "./job.ts";
import { jobs, startImport } from "./jobs.server.ts";
import { keepNote, loadOf } from "./load-note.server.ts";
import { stateOf } from "./plan-upload-view.ts";
import { planUpload, type PlannedFile } from "./plan-upload.server.ts";
import { rememberReading } from "./remembered.server.ts";
import { dropAnswers } from "./upload-answers.server.ts";
import { confirmedMapping, optionsOf } from "./upload-answers-options.ts";
import { removeUploaded } from "./uploads.server.ts";
import { whoTypes } from "./who.server.ts";


/** Starts the load of every file that is ready, in one import, unless one is under way; the others stay. Null when the upload is not there, "nothing" when no file is ready. */
export function loadUpload(upload: string, today: string): Promise<Loading> {
  const known = starting.get(upload);
  if (known) return known;
  const start = startLoad(upload, today).finally(() => starting.delete(upload));
  starting.set(upload, start);
  return start;
}
type Loading = { readonly job: string } | "nothing" | null;
/** Two presses at once are one load. */
const starting = new Map<string, Promise<Loading>>();

async function startLoad(upload: string, today: string): Promise<Loading> {
  const running = await loadOf(upload);
  if (running?.ended_at === null) return { job: running.id };
  const files = await planUpload(upload, today);
  if (!files) return null;
  const ready = files.filter((file) => ["ready", "check"].includes(stateOf(file)));
  if (ready.length === 0) return "nothing";
  const home = await ownHome();
  // What a load that waits will find is not known yet.
  const isNext = (await jobs()).every(({ ended_at }) => ended_at !== null);
  const { records, clients } = await facts(home);
  const by = whoTypes();
  for (const file of ready) await rememberReading(home, file, by, today);
  const ended = (job: Job): Promise<void> => (job.state === "done" ? forgetFiles(upload, ready) : Promise.resolve());
  const job = await startImport(ready.map((file) => ({ path: file.path, options: importOptions(file, today) })), { origin: "browser", by, ended });
  await keepNote(job, { upload, typed: ready.map(({ answers }) => answers.control ?? null), before: isNext ? { records, clients } : null });
  return { job };
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
