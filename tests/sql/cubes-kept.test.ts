import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildCubes } from "#pipelines/index.ts";
import { ident, day as isoDay, raw, sql } from "#pipelines/warehouse/sql.ts";
import { cubesOf } from "#app/warehouse/cubes.server.ts";
import { steps, type Step } from "./changes.ts";
import { desk, type Desk } from "./desk.ts";
import { visit, type StagedRow } from "./factory.ts";
import { histories } from "./histories.ts";

/** Days of March 2026 moved apart: the second of March is the second of January 2024, the third that of February… */
const moved = (iso: string): string => new Date(Date.UTC(2023, Number(iso.slice(8)), Number(iso.slice(8)))).toISOString().slice(0, 10);
const apart = (row: StagedRow): StagedRow => ({ ...row, cells: Object.fromEntries(Object.entries(row.cells).map(([name, value]) => [name, typeof value === "string" && value.startsWith("2026-03-") ? moved(value) : value])) });
const spread = (step: Step): Step => (step.do === "land" || step.do === "reread" ? { ...step, rows: step.rows.map(apart) } : step);

/** Months that stand hold what a fresh count of the rows gives; gives how many were looked at. */
async function standingAreTrue({ engine }: Desk): Promise<number> {
  const standing = await engine.query<{ cube: string; as_of: string; since: string | null; version: string }>(raw("select cube, version, cast(since as varchar) as since, cast(as_of as varchar) as as_of from cubes.month order by cube, as_of"));
  const lines = (rows: readonly Record<string, unknown>[]) => rows.map((row) => JSON.stringify(Object.entries(row).filter(([name]) => name !== "as_of").sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, typeof value === "bigint" ? String(value) : value]))).sort();
  for (const cube of await cubesOf(engine)) {
    for (const { as_of, since } of standing.filter((row) => row.cube === cube.name && row.version === cube.version)) {
      const kept = await engine.query<Record<string, unknown>>(sql`select * from ${ident(`cubes.${cube.name}`)} where as_of <= ${isoDay(as_of)} and ${since === null ? raw("true") : sql`as_of >= ${isoDay(since)}`}`);
      const end = as_of === "9999-12-31" ? (since as string) : as_of;
      expect([cube.name, as_of, lines(kept)]).toEqual([cube.name, as_of, lines(await engine.query<Record<string, unknown>>(cube.select([end])))]);
    }
  }
  return standing.length;
}

/** Gives how many months were left standing by all steps, and were true. */
async function follows(home: Desk, all: readonly Step[]): Promise<number> {
  let kept = 0;
  for (const step of all.map(spread)) {
    await buildCubes(home.engine, cubesOf);
    await home.take(step);
    kept += await standingAreTrue(home);
  }
  return kept;
}

const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
/** A client of long ago, so that there are months before whatever happens next. */
const longAgo: Step = { do: "land", older: false, rows: [visit("давно", { client_code: "давний", closed_on: "2023-11-05" }), visit("тогда", { client_code: "давний", closed_on: "2023-12-05" })] };

describe("months of sums after a change", () => {
  it.each(histories.slice(1, 5))("are true or gone after %s", async (_, history) => {
    const home = await desk();
    expect(await follows(home, [longAgo, ...history])).toBeGreaterThan(0);
    await home.engine.close();
  });

  it("stand on where a change came later", async () => {
    const home = await desk();
    await follows(home, [longAgo, { do: "land", older: false, rows: [visit("1", { client_code: "давний", closed_on: "2024-03-10" })] }]);
    const ends = await home.engine.query<{ as_of: string }>(raw("select distinct cast(as_of as varchar) as as_of from cubes.month order by 1"));
    expect(ends.map((row) => row.as_of)).toEqual(["2023-10-31", "2023-11-30", "2023-12-31"]);
    await home.engine.close();
  });

  it("go with a client who proves to be a company", async () => {
    const home = await desk();
    await follows(home, [longAgo, { do: "land", older: false, rows: [visit("1", { client_code: "давний", client_kind: "company", closed_on: "2024-03-10" })] }]);
    const ends = await home.engine.query<{ as_of: string }>(raw("select distinct cast(as_of as varchar) as as_of from cubes.month order by 1"));
    expect(ends.map((row) => row.as_of)).toEqual(["2023-10-31"]);
    await home.engine.close();
  });

  it(`are true or gone, whatever happens to a home (SEED=${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const home = await desk({ shared_key_names: 2 });
        try {
          await follows(home, [longAgo, ...all.slice(0, 4)]);
          await buildCubes(home.engine, cubesOf);
          expect(await standingAreTrue(home)).toBeGreaterThan(0);
        } finally {
          await home.engine.close();
        }
      }),
      { numRuns: Number(process.env["RUNS"] ?? 1), seed, endOnFailure: true },
    );
  }, 180_000);
});
