import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { systemViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { ownHome, ownHomePath, type Env } from "#app/warehouse/home.server.ts";
import type { ImportReport } from "#pipelines/index.ts";
import { receivingHome } from "./import.server.ts";
import type { Job } from "./job.ts";
import { progressAt } from "./job-progress.ts";
import { isJobId, keepJob, keptJobs } from "./job-store.server.ts";
import { moment, runJob, type Entry, type ImportItem, type StartOptions } from "./run-job.server.ts";

export type { Job, JobProblem, JobProgress, JobState } from "./job.ts";
export type { ImportItem, StartOptions } from "./run-job.server.ts";

type Jobs = Map<string, Entry>;

/** The server's bundle carries a second copy of this module: jobs hang on globalThis, as homes do. */
const shared = globalThis as { loyaltyJobs?: Map<string, Promise<Jobs>> };
const homes = (shared.loyaltyJobs ??= new Map());

/** Puts one import of all these files (one transaction) in the home's queue and gives the job's id at once. Throws UsageError("demo_closed"). */
export async function startImport(items: readonly ImportItem[], options: StartOptions): Promise<string> {
  return (await begin(items, options)).job.id;
}

/** The same, waited for: its report, or whatever it failed with. */
export async function importAsJob(items: readonly ImportItem[], options: StartOptions): Promise<ImportReport> {
  const entry = await begin(items, options);
  await entry.done;
  if (entry.job.report) return entry.job.report;
  throw entry.error;
}

/** The job as it is now; null when there is none (any more). */
export async function job(id: string, env?: Env): Promise<Job | null> {
  const entry = isJobId(id) ? (await jobsOf(env)).get(id) : undefined;
  return entry ? now(entry) : null;
}

/** Waiting and running ones first, then those that ended, newest first; the last 50. */
export async function jobs(env?: Env): Promise<Job[]> {
  const all = [...(await jobsOf(env)).values()].map(now);
  const newest = (a: Job, b: Job): number => (a.queued_at < b.queued_at ? 1 : -1);
  return [...all.filter((one) => one.ended_at === null).sort(newest).reverse(), ...all.filter((one) => one.ended_at !== null).sort(newest)].slice(0, 50);
}

/** Asks a job to stop; false when it is not there or past stopping. */
export async function cancelJob(id: string, env?: Env): Promise<boolean> {
  const entry = (await jobsOf(env)).get(id);
  if (!entry?.job.cancellable) return false;
  entry.abort.abort();
  return true;
}

/** The job once it has ended; null when there is none. */
export async function jobEnded(id: string, env?: Env): Promise<Job | null> {
  const entry = (await jobsOf(env)).get(id);
  await entry?.done;
  return entry?.job ?? null;
}

/** The job whenever it changes, until it has ended or the reader hangs up. */
export async function* followJob(id: string, signal: AbortSignal, env?: Env): AsyncGenerator<Job> {
  const entry = (await jobsOf(env)).get(id);
  if (!entry) return;
  for (;;) {
    yield now(entry);
    if (entry.job.ended_at !== null || signal.aborted) return;
    await new Promise<void>((wake) => {
      const stop = (): void => {
        clearTimeout(timer);
        entry.watchers.delete(stop);
        signal.removeEventListener("abort", stop);
        wake();
      };
      const timer = setTimeout(stop, 1_000);
      entry.watchers.add(stop);
      signal.addEventListener("abort", stop);
    });
  }
}

const now = ({ job: one, track }: Entry): Job => (one.state === "running" && track ? { ...one, progress: progressAt(track, Date.now()) } : one);

async function begin(items: readonly ImportItem[], options: StartOptions): Promise<Entry> {
  const home = await receivingHome(options.env);
  const all = await jobsOf(options.env);
  const queued = { id: randomUUID(), origin: options.origin, by: options.by, files: items.map(({ path }) => basename(path)), queued_at: momentAfter([...all.values()].map(({ job: one }) => one.queued_at)) };
  const nothing = { progress: null, started_at: null, ended_at: null, report: null, problem: null, landed: null };
  const first: Job = { ...queued, ...nothing, state: "waiting", cancellable: true };
  await keepJob(home.dir, { job: first, batches_before: null });
  let settle: () => void = () => undefined;
  const entry: Entry = { job: first, track: null, abort: new AbortController(), done: new Promise((resolve) => (settle = resolve)), watchers: new Set(), error: null };
  all.set(first.id, entry);
  // It outlives the request that asked for it.
  seenAs(systemViewer("import"), () => runJob(home, items, options, entry, settle)).catch((error: unknown) => console.error(`import job ${first.id}:`, error));
  return entry;
}

/** Now, or just after the latest of them where the clock went back since: jobs keep their order. */
export function momentAfter(moments: readonly string[]): string {
  const latest = moments.reduce((a, b) => (a > b ? a : b), "");
  const now = moment();
  return now > latest ? now : new Date(Date.parse(latest) + 1).toISOString();
}

/** Jobs of the own home: those of this process, and those that lie on the disk. */
function jobsOf(env: Env | undefined): Promise<Jobs> {
  const { path } = ownHomePath(env);
  let known = homes.get(path);
  if (!known) {
    known = recall(path, env);
    homes.set(path, known);
    known.catch(() => homes.delete(path));
  }
  return known;
}

/** A job without an end is one whose process is gone, once we hold the home: it is ended here, and says whether it landed. */
async function recall(path: string, env: Env | undefined): Promise<Jobs> {
  const open = existsSync(path) && (await keptJobs(path)).some(({ job: one }) => one.ended_at === null);
  const home = open ? await ownHome(env) : null;
  const { listBatches } = await import("#pipelines/index.ts");
  const all: Jobs = new Map();
  for (const { job: one, batches_before } of existsSync(path) ? await keptJobs(path) : []) {
    let kept = one;
    if (home && one.ended_at === null) {
      const landed = batches_before !== null && (await listBatches(home)).length > batches_before;
      kept = { ...one, state: "broken_off", progress: null, cancellable: false, ended_at: moment(), landed };
      await keepJob(home.dir, { job: kept, batches_before });
    }
    all.set(kept.id, { job: kept, track: null, abort: new AbortController(), done: Promise.resolve(), watchers: new Set(), error: null });
  }
  return all;
}
