import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCubes } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { catalog } from "#app/metrics/catalog.ts";
import { compileFigures, compileTogether, spanAt, unitsKey, type Question } from "#app/metrics/compile.ts";
import type { Context, Metric, Population } from "#app/metrics/define.ts";
import { marginPerClient, revenuePerClient, visitFrequency } from "#app/metrics/definitions/base.ts";
import { addMonths } from "#app/metrics/period.ts";
import { defaultApplied } from "#app/metrics/policy.ts";
import { clientFlow } from "#app/metrics/populations/client-flow.ts";
import { clientStatus } from "#app/metrics/populations/client-status.ts";
import { firstVisitors, visitedBefore } from "#app/metrics/populations/visit-clients.ts";
import { cubesOf } from "#app/warehouse/cubes.server.ts";
import { sale, visit, warehouse, type StagedRow } from "../sql/factory.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const begin = Date.UTC(2023, 9, 1);
const dayAt = (n: number): string => new Date(begin + n * 864e5).toISOString().slice(0, 10);
/** Often around the end of February of a leap year, from which a year is counted two ways. */
const day = fc.oneof(fc.integer({ min: 0, max: 900 }).map(dayAt), pick("2024-02-28", "2024-02-29", "2024-03-01", "2025-02-28", "2025-03-01"));
/** Mostly one branch, so that it is home with others beside it, and some ties. */
const branch = pick("Север", "Север", "Север", "Юг", "Юг", "Запад");

const world: fc.Arbitrary<readonly StagedRow[]> = fc
  .record({
    visits: fc.array(fc.record({ client_code: pick("а", "б", "в", "г"), branch, closed_on: day, make: pick(null, "Kia", "Lada"), total_amount: fc.integer({ min: 0, max: 900 }), promo_code: pick(null, null, "A") }), { minLength: 60, maxLength: 110 }),
    sales: fc.array(fc.record({ client_code: pick("а", "б", "д"), branch, sold_on: day, vin: pick("VIN1", "VIN2"), make: pick("Kia", "Lada") }), { maxLength: 4 }),
  })
  .map(({ visits, sales }) => [...visits.map((what, i) => visit(`${i}`, what)), ...sales.map((what, i) => sale(`${i}`, what))]);

const needs: Context["needs"] = new Set(["branch", "brand", "client_kind"]);

test(`on any day the stays tell of every client what the visit days do (SEED=${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.array(day, { minLength: 25, maxLength: 25 }), fc.integer({ min: 1, max: 14 }), async (rows, days, long) => {
      const engine = await warehouse(rows);
      try {
        await buildCubes(engine, async (session) => (await cubesOf(session)).filter(({ name }) => name === "stay"));
        const ends = [...new Set(days)].sort();
        const told = async ({ select }: Population, policy = defaultApplied.policy): Promise<string[][]> => {
          const spans = ends.map((end) => spanAt(end, { from: addMonths(end, -long), to: end }));
          const sides = [true, false].map((stays) => select({ spans, needs, satisfactionMax: 10, applied: { ...defaultApplied, policy }, stays }));
          return Promise.all(sides.map(async (side) => (await engine.query<Record<string, unknown>>(sql`select * from (${side}) as units`)).map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()));
        };
        // What no sum asks, the stays do not tell.
        const untold = (rows: string[] | undefined) => rows?.map((row) => row.replace(/\["day",[^\]]*\]/, ""));
        for (const population of [clientStatus, visitedBefore, firstVisitors, clientFlow]) {
          const [fromStays, fromRows] = await told(population);
          expect(fromRows?.length).toBeGreaterThan(0);
          if (population === visitedBefore) expect(untold(fromStays)?.sort()).toEqual(untold(fromRows)?.sort());
          else expect(fromStays).toEqual(fromRows);
        }
        const [fromStays, fromRows] = await told(clientStatus, { ...defaultApplied.policy, window_months: 9 });
        expect(fromStays).toEqual(fromRows);
      } finally {
        await engine.close();
      }
    }),
    { numRuns: Number(process.env["RUNS"] ?? 2), seed, endOnFailure: true },
  );
}, 60_000);

test(`every metric of the catalogue says the same with the stays as without (SEED=${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(world, day, async (rows, asOf) => {
      const engine = await warehouse(rows);
      try {
        await buildCubes(engine, async (session) => (await cubesOf(session)).filter(({ name }) => name === "stay"));
        for (const metric of (catalog as readonly Metric[]).filter(({ shape }) => shape !== "score")) {
          const by = (["branch", "brand", "client_kind"] as const).filter((name) => metric.population.dimensions.includes(name));
          const question: Question = { metric, spans: [spanAt(asOf), spanAt(addMonths(asOf, -7))], by, filters: {}, satisfactionMax: 10, lostAfterDays: 200 };
          const [without, withStays] = await Promise.all([false, true].map((stays) => engine.query(compileFigures({ ...question, stays }))));
          expect(withStays, metric.id).toEqual(without);
        }
      } finally {
        await engine.close();
      }
    }),
    { numRuns: Number(process.env["RUNS"] ?? 1), seed, endOnFailure: true },
  );
}, 60_000);

test("questions over the same units are answered together as each by itself", async () => {
  const engine = await warehouse([visit("1", { client_code: "а", closed_on: "2025-01-10" }), visit("2", { client_code: "а", closed_on: "2025-03-10", branch: "Юг" }), visit("3", { client_code: "б", closed_on: "2025-03-11", cost_amount: 5 })]);
  try {
    const question = (metric: Metric): Question => ({ metric, spans: [spanAt("2025-04-30")], by: ["branch"], filters: {}, satisfactionMax: 10 });
    const all = [visitFrequency, revenuePerClient, marginPerClient].map(question) as [Question, Question, Question];
    expect(new Set(all.map((one) => unitsKey(one, engine.dialect))).size).toBe(1);
    const together = await engine.query<Record<string, unknown>>(compileTogether(all));
    expect(together.length).toBeGreaterThan(1);
    for (const [at, one] of all.entries()) {
      const own = await engine.query<Record<string, unknown>>(compileFigures(one));
      expect(together.map((row) => Object.fromEntries(Object.keys(own[0] ?? {}).map((name) => [name, name in row ? row[name] : row[`q${at}_${name}`]])))).toEqual(own);
    }
  } finally {
    await engine.close();
  }
});
