import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Job } from "./job.ts";

/** A job as it lies in the home's folder `reports`. While it has no end, its process is at work on it, or was killed. */
export interface KeptJob {
  readonly job: Job;
  /** How many batches the home had when its turn came; NULL while it waited. More of them later means that it landed. */
  readonly batches_before: number | null;
}

const KEPT = 50;
const folderOf = (home: string): string => join(home, "reports");
const fileOf = (home: string, id: string): string => join(folderOf(home), `${id}.json`);
export const isJobId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text);

export async function keepJob(home: string, kept: KeptJob): Promise<void> {
  const { writeDurably } = await import("#pipelines/index.ts");
  await mkdir(folderOf(home), { recursive: true });
  await writeDurably(fileOf(home, kept.job.id), `${JSON.stringify(kept)}\n`);
}

/** Everything in the folder, oldest first. A file that is no job (a disk that was full) is left out and named in the log. */
export async function keptJobs(home: string): Promise<KeptJob[]> {
  if (!existsSync(folderOf(home))) return [];
  const names = (await readdir(folderOf(home))).filter((name) => isJobId(name.replace(/\.json$/, "")) && name.endsWith(".json"));
  const read = await Promise.all(names.map((name) => readKept(join(folderOf(home), name))));
  return read.filter((one) => one !== null).sort((a, b) => (a.job.queued_at < b.job.queued_at ? -1 : 1));
}

async function readKept(path: string): Promise<KeptJob | null> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as KeptJob;
  } catch (error) {
    console.warn(`${path} cannot be read:`, error);
    return null;
  }
}

/** Throws away all but the newest of those that ended. */
export async function pruneJobs(home: string): Promise<void> {
  const ended = (await keptJobs(home)).filter(({ job }) => job.ended_at !== null);
  for (const { job } of ended.slice(0, Math.max(0, ended.length - KEPT))) {
    await rm(fileOf(home, job.id), { force: true });
    await rm(join(folderOf(home), `${job.id}.note.json`), { force: true });
  }
}
