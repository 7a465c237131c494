import { basename } from "node:path";
import type { Progress } from "#pipelines/index.ts";
import type { JobProgress } from "./job.ts";

/** What a job's progress is worked out from: its events and their moments, in milliseconds. */
export interface Track {
  readonly startedAt: number;
  /** When the last file was through and landing began; NULL before. */
  readonly stagedAt: number | null;
  readonly last: Progress | null;
  /** Rows of each file, as far as they were counted. */
  readonly rows: Readonly<Record<number, number>>;
}

export const startTrack = (now: number): Track => ({ startedAt: now, stagedAt: null, last: null, rows: {} });

const whole = new Set<Progress["step"]>(["land", "models", "commit"]);

export function noted(track: Track, progress: Progress, now: number): Track {
  const rows = progress.rows === null || whole.has(progress.step) ? track.rows : { ...track.rows, [progress.index]: progress.rows };
  return { ...track, rows, last: progress, stagedAt: track.stagedAt ?? (whole.has(progress.step) ? now : null) };
}

/** Reading and checking take about half of a first import; clients and figures the other half. */
const STAGED_SHARE = 0.5;
/** Before so much time or work, an estimate would be a guess. */
const HONEST_MS = 2_000;
const HONEST_SHARE = 0.02;

/** Where the work is at `now`. While the models are built nothing can be counted: time stands for it, and slows down before the end. */
export function progressAt({ startedAt, stagedAt, last, rows }: Track, now: number): JobProgress | null {
  if (!last) return null;
  const { bytes = 0, total_bytes = 0 } = last.all ?? {};
  const counted = Object.values(rows).reduce((sum, n) => sum + n, 0);
  const reading = (stagedAt ?? now) - startedAt;
  const known = { step: last.step, file: basename(last.file), index: last.index, files: last.files, bytes, total_bytes, rows: counted };
  const rows_per_second = reading >= 1_000 && counted ? Math.round((counted / reading) * 1_000) : null;
  if (stagedAt === null) {
    const share = total_bytes ? STAGED_SHARE * (bytes / total_bytes) : 0;
    const honest = reading >= HONEST_MS && share >= HONEST_SHARE;
    return { ...known, share, rows_per_second, seconds_left: honest ? Math.ceil((reading * (1 - share)) / share / 1_000) : null };
  }
  const expected = Math.max(reading * (1 / STAGED_SHARE - 1), 500);
  const since = now - stagedAt;
  const left = expected - since;
  const share = STAGED_SHARE + (1 - STAGED_SHARE) * (1 - Math.exp((-2 * since) / expected));
  return { ...known, share, rows_per_second, seconds_left: reading >= HONEST_MS && left > 0 ? Math.ceil(left / 1_000) : null };
}
