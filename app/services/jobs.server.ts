import type { Env } from "#app/warehouse/home.server.ts";
import type { ImportOptions } from "#pipelines/index.ts";
import type { Job } from "./job.ts";

export type { Job, JobProblem, JobProgress, JobState } from "./job.ts";

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
  readonly env?: Env;
}

/** Puts one import of all these files (one transaction) in the home's queue and gives the job's id at once. Throws UsageError("demo_closed"). */
export declare function startImport(items: readonly ImportItem[], options: StartOptions): Promise<string>;
/** The job as it is now; null when there is none (any more). */
export declare function job(id: string, env?: Env): Promise<Job | null>;
/** Waiting and running ones first, then those that ended, newest first; the last 50. */
export declare function jobs(env?: Env): Promise<Job[]>;
/** Asks a job to stop; false when it is not there or past stopping. */
export declare function cancelJob(id: string, env?: Env): Promise<boolean>;
/** The job once it has ended. */
export declare function jobEnded(id: string, env?: Env): Promise<Job>;
