import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ownHome } from "#app/warehouse/home.server.ts";
import { isJobId } from "./job-store.server.ts";
import { job as jobOf } from "./jobs.server.ts";
import type { Job } from "./job.ts";

/** What the page knows of a load and the job does not; it lies beside the job's report. */
const note = z.object({
  upload: z.string(),
  /** The total that was typed for each file, in the order of the report. */
  typed: z.array(z.string().nullable()),
  /** Clients before the load; null where other loads were to go before it. */
  before: z.object({ records: z.number(), clients: z.number() }).nullable(),
});
export type LoadNote = z.infer<typeof note>;

const ending = ".note.json";
const folder = async (): Promise<string> => join((await ownHome()).dir, "reports");

export async function keepNote(job: string, kept: LoadNote): Promise<void> {
  await writeFile(join(await folder(), job + ending), JSON.stringify(kept));
}

/** Null for a job that no page started. */
export async function noteOf(job: string): Promise<LoadNote | null> {
  if (!isJobId(job)) return null;
  try {
    return note.parse(JSON.parse(await readFile(join(await folder(), job + ending), "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** The latest load of files of an upload; null when there was none. */
export async function loadOf(upload: string): Promise<Job | null> {
  if (!existsSync(await folder())) return null;
  const names = (await readdir(await folder())).filter((name) => name.endsWith(ending));
  const loads = await Promise.all(names.map(async (name) => ((await noteOf(name.slice(0, -ending.length)))?.upload === upload ? jobOf(name.slice(0, -ending.length)) : null)));
  return loads.filter((one) => one !== null).sort((a, b) => (a.queued_at < b.queued_at ? 1 : -1))[0] ?? null;
}
