import { describe, expect, it } from "vitest";
import { noted, progressAt, startTrack } from "#app/services/job-progress.ts";
import type { Progress } from "#pipelines/index.ts";

const reading = (index: number, rows: number | null, bytes: number): Progress => ({ file: `/tmp/${index}.csv`, index, files: 2, step: "read", rows, all: { bytes, total_bytes: 1_000 } });
const building: Progress = { file: "/tmp/2.csv", index: 2, files: 2, step: "models", rows: null, all: { bytes: 1_000, total_bytes: 1_000 } };

describe("the progress of a job", () => {
  it("is nothing before the first word", () => expect(progressAt(startTrack(0), 5_000)).toBeNull());

  it("counts bytes and rows over all files, and estimates once two seconds say something", () => {
    let track = noted(startTrack(0), reading(1, 40, 200), 1_000);
    expect(progressAt(track, 1_000)).toMatchObject({ step: "read", file: "1.csv", bytes: 200, rows: 40, share: 0.1, rows_per_second: 40, seconds_left: null });
    track = noted(track, reading(2, 60, 500), 4_000);
    // A quarter of the whole in 4 s: 12 s are left. 100 rows in 4 s.
    expect(progressAt(track, 4_000)).toMatchObject({ file: "2.csv", index: 2, bytes: 500, rows: 100, share: 0.25, rows_per_second: 25, seconds_left: 12 });
  });

  it("lets time stand for the models, never falls and never claims to be done", () => {
    const track = noted(noted(startTrack(0), reading(2, 100, 1_000), 10_000), building, 10_000);
    const shares = [10_000, 12_000, 20_000, 200_000].map((at) => progressAt(track, at)?.share ?? 0);
    expect(shares[0]).toBe(0.5);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    expect(progressAt(track, 14_000)?.seconds_left).toBe(6);
    expect(progressAt(track, 25_000)?.seconds_left).toBeNull();
    expect(progressAt(track, 25_000)?.rows).toBe(100);
  });

  it("says nothing of time where the size of the files is not known", () => {
    const unsized: Progress = { file: "a", index: 1, files: 1, step: "read", rows: null };
    expect(progressAt(noted(startTrack(0), unsized, 1), 60_000)).toMatchObject({ share: 0, seconds_left: null });
  });
});
