import { markOwn, type Env, type Home } from "#app/warehouse/home.server.ts";
import type { ImportOptions, Progress } from "#pipelines/index.ts";
import { note } from "./audit/note.server.ts";
import type { Job } from "./job.ts";
import { problemOf } from "./job-problem.ts";
import { noted, startTrack, type Track } from "./job-progress.ts";
import { keepJob, pruneJobs } from "./job-store.server.ts";

/** A file, directory or archive with its own answers. */
export interface ImportItem {
  readonly path: string;
  readonly options: ImportOptions;
}

export interface StartOptions {
  readonly origin: Job["origin"];
  readonly by: string;
  /** Called once when the job has ended in whatever way, before anybody sees it ended; e.g. takes the upload's files away. */
  readonly ended?: (job: Job) => Promise<void>;
  /** Every event of the import as it comes. */
  readonly onProgress?: (progress: Progress) => void;
  /** Another way to cancel. */
  readonly signal?: AbortSignal | undefined;
  readonly env?: Env | undefined;
}

/** A job with what only this process knows of it. */
export interface Entry {
  job: Job;
  track: Track | null;
  readonly abort: AbortController;
  readonly done: Promise<void>;
  /** Woken at every change. */
  readonly watchers: Set<() => void>;
  /** What a job without a report ended with. */
  error: unknown;
}
export const moment = (): string => new Date().toISOString();

/** Does the import in its turn, and keeps the entry and its note on the disk true. */
export async function runJob(home: Home, items: readonly ImportItem[], options: StartOptions, entry: Entry, settle: () => void): Promise<void> {
  const { importFiles, ImportCancelled, listBatches } = await import("#pipelines/index.ts");
  let batches_before: number | null = null;
  const change = (to: Partial<Job>): void => {
    entry.job = { ...entry.job, ...to };
    for (const wake of [...entry.watchers]) wake();
  };
  let ended: Promise<void> | null = null;
  const end = (to: Partial<Job>, error: unknown = null): Promise<void> =>
    (ended ??= (async () => {
      const job = { ...entry.job, ...to, progress: null, cancellable: false, ended_at: moment() };
      try {
        await options.ended?.(job);
        await keepJob(home.dir, { job, batches_before });
        await pruneJobs(home.dir);
      } finally {
        entry.error = error;
        change(job);
        settle();
      }
    })());
  const cancelled = (): Promise<void> => end({ state: "cancelled" }, new ImportCancelled());
  const stop = (): void => entry.abort.abort();
  options.signal?.addEventListener("abort", stop);
  // One that still waits for its turn need not wait to be cancelled.
  entry.abort.signal.addEventListener("abort", () => entry.job.state === "waiting" && void cancelled());
  if (options.signal?.aborted) stop();
  if (entry.abort.signal.aborted) await cancelled();
  try {
    const report = await importFiles(
      home,
      items.map((item) => ({ ...item, options: { importedBy: options.by, ...item.options } })),
      items[0]?.options ?? { today: moment().slice(0, 10) },
      (progress) => {
        entry.track = noted(entry.track ?? startTrack(Date.now()), progress, Date.now());
        change({ cancellable: progress.step !== "commit" });
        options.onProgress?.(progress);
      },
      {
        signal: entry.abort.signal,
        async begin() {
          batches_before = (await listBatches(home)).length;
          entry.track = startTrack(Date.now());
          change({ state: "running", started_at: moment() });
          await keepJob(home.dir, { job: entry.job, batches_before });
        },
      },
    );
    if (report.files.some((file) => !file.error)) await markOwn(options.env);
    await Promise.all(report.files.map((file) => note(home, { action: "import", object: file.batch ? `batch:${file.batch}` : null, result: file.error ? file.error.code : `${options.origin}: ${file.rows_read ?? 0}` })));
    await end({ state: "done", report });
  } catch (error) {
    await (error instanceof ImportCancelled ? cancelled() : end({ state: "failed", problem: problemOf(error) }, error));
  } finally {
    options.signal?.removeEventListener("abort", stop);
  }
}
