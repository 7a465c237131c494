import type { ImportReport, Progress } from "#pipelines/index.ts";

/** "broken_off": the process that did it was killed; `landed` says on which side of the commit. */
export type JobState = "waiting" | "running" | "done" | "failed" | "cancelled" | "broken_off";

/** Where a running import is, as a whole. */
export interface JobProgress {
  readonly step: Progress["step"];
  /** Name of the file at hand, its place from 1, and how many there are. */
  readonly file: string;
  readonly index: number;
  readonly files: number;
  /** Of all files: bytes read by now, of so many; rows counted by now. */
  readonly bytes: number;
  readonly total_bytes: number;
  readonly rows: number;
  /** 0–1 of the whole work, models included; it never falls. */
  readonly share: number;
  readonly rows_per_second: number | null;
  /** NULL while nothing can be said honestly. */
  readonly seconds_left: number | null;
}

/** An error as it is kept: `failureSentence(problem, t)` words it. */
export interface JobProblem {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** One import that runs in this process, or did lately. Plain data: it goes to the page, to JSON and to the disk as it is. */
export interface Job {
  readonly id: string;
  /** Where it came from, and who asked: a user of the computer, "browser", "inbox". */
  readonly origin: "browser" | "inbox" | "shell";
  readonly by: string;
  /** Names of the files as they were given. */
  readonly files: readonly string[];
  readonly state: JobState;
  /** It can still be stopped without a trace. */
  readonly cancellable: boolean;
  /** NULL until its turn comes, and for one that was broken off. */
  readonly progress: JobProgress | null;
  /** ISO moments, UTC. */
  readonly queued_at: string;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  /** Of a job that is done. */
  readonly report: ImportReport | null;
  /** Of a job that failed as a whole; a file that failed is in the report. */
  readonly problem: JobProblem | null;
  /** Of a job that was broken off: true when its files were in before the end, false when the figures are those before. */
  readonly landed: boolean | null;
}
