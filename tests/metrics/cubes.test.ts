import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCubes, type Home } from "#pipelines/index.ts";
import { defaultSettings } from "#pipelines/settings.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { catalog } from "#app/metrics/catalog.ts";
import { compileFigures, spanAt, type Question } from "#app/metrics/compile.ts";
import { cubeFor, cubes, monthsOf, type PopulationCube } from "#app/metrics/cubes.ts";
import type { Metric } from "#app/metrics/define.ts";
import { monthEnd, monthsBetween } from "#app/metrics/period.ts";
import { appliedAs, defaultApplied, defaultPolicy } from "#app/metrics/policy.ts";
import type { Dimension } from "#app/metrics/types.ts";
import { cubesOf, fromCube } from "#app/warehouse/cubes.server.ts";
import { sale, survey, visit, warehouse, type StagedRow } from "../sql/factory.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const day = fc.integer({ min: 0, max: 800 }).map((n) => new Date(Date.UTC(2023, 10, 20) + n * 864e5).toISOString().slice(0, 10));
const client = fc.integer({ min: 0, max: 9 }).map((n) => (n === 0 ? { client_code: null, client_kind: null } : { client_code: `к${n}`, client_kind: n === 3 ? "company" : null }));
const branch = pick("Север", "Юг");
const make = pick(null, "Kia", "Lada");

const world: fc.Arbitrary<readonly StagedRow[]> = fc
  .record({
    visits: fc.array(
      fc.tuple(client, fc.record({ branch, closed_on: day, make, total_amount: pick(0, 100, 8_500, 3_000_000_000_000_000), cost_amount: pick(null, 50), discount_amount: pick(0, 2_000), advisor: pick(null, "1", "2", "3"), payer: pick(null, null, "warranty", "internal"), kind: pick("maintenance", "repair", "parts"), promo_code: pick(null, null, "A") })),
      { minLength: 30, maxLength: 90 },
    ),
    sales: fc.array(fc.tuple(client, fc.record({ branch, sold_on: day, vin: pick("VIN1", "VIN2", "VIN3"), make: pick("Kia", "Lada"), condition: pick("new", "used"), cancelled_on: pick(null, null, "2026-01-20") })), { maxLength: 12 }),
    answers: fc.array(fc.tuple(client, fc.record({ responded_on: day, origin: pick("internal", "importer"), touchpoint: pick("visit", "sale"), recommend_score: pick(null, 0, 6, 7, 9, 10) })), { maxLength: 25 }),
  })
  .map(({ visits, sales, answers }) => [
    visit("last", { client_code: "к1", closed_on: "2026-02-10" }),
    ...visits.map(([who, what], i) => visit(`${i}`, { ...who, ...what })),
    ...sales.map(([who, what], i) => sale(`${i}`, { ...who, ...what })),
    ...answers.map(([who, what], i) => survey(`${i}`, { ...who, ...what })),
  ]);

const ends = monthsBetween("2023-09", "2026-02").map(monthEnd);
/** Of a flow single months; of events single months, a year, and a period of five. */
const spansOf = ({ month }: (typeof cubes)[number]) =>
  ends.map((end, i) => {
    if (month === "snapshot" || (month === "events" && i === 27)) return spanAt(end);
    return spanAt(end, month === "events" && i === 20 ? { from: "2024-01-01", to: "2024-05-31" } : { from: `${end.slice(0, 7)}-01`, to: end });
  });
/** Days within months and periods that cut them, February's end among them. */
const cutSpansOf = ({ month }: (typeof cubes)[number]) =>
  month === "snapshot"
    ? [spanAt("2025-02-28"), spanAt("2025-08-17"), spanAt("2024-05-30"), spanAt("2026-02-11")]
    : [spanAt("2025-02-28"), spanAt("2025-08-17", { from: "2025-08-03", to: "2025-08-17" }), spanAt("2025-11-20", { from: "2025-03-10", to: "2025-11-20" }), spanAt("2025-12-31", { from: "2024-11-30", to: "2025-12-30" })];
const subsets = (names: readonly Dimension[]): Dimension[][] => [[], ...names.map((name) => [name]), [...names]];
const values: Partial<Record<Dimension, readonly string[]>> = { branch: ["Юг"], brand: ["Kia", "Lada"], client_kind: ["person"], visit_kind: ["repair", "parts"], condition: ["new"], origin: ["internal"], staff: ["1", "2"] };

async function homeOf(rows: readonly StagedRow[]): Promise<Home> {
  const engine = await warehouse(rows);
  await buildCubes(engine, cubesOf);
  return { engine, settings: defaultSettings(), dir: ":memory:", version: 1 } as Home;
}
/** Whole numbers as text, whatever their width; sums of squares to twelve places, for they are floats. */
const cell = (name: string, value: unknown) => (value === null || typeof value === "string" ? value : name === "squares" ? Number(value).toPrecision(12) : String(value));
const plain = (rows: readonly Record<string, unknown>[]) => rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(name, value)])));

test(`a cube answers as its rows do: every metric, dimension and filter (SEED=${seed})`, async () => {
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(world, async (rows) => {
      const home = await homeOf(rows);
      try {
        for (const cube of cubes) {
          for (const metric of (catalog as readonly Metric[]).filter(({ population }) => population === cube.population)) {
            for (const by of cube.finest ? [[], ["staff"], [...cube.dimensions]] as Dimension[][] : subsets(cube.dimensions)) {
              const filtered = cube.finest && by.length < 2 ? "staff" : cube.dimensions[asked++ % (cube.dimensions.length + 1)];
              const filters = filtered ? { [filtered]: values[filtered] } : {};
              const question: Question = { metric, spans: spansOf(cube), by, filters, satisfactionMax: 10, applied: { ...defaultApplied }, spread: false };
              const { answers, left } = await fromCube(home, question);
              expect(left).toEqual([]);
              const live = await home.engine.query<Record<string, unknown>>(compileFigures(question));
              expect(plain(answers)).toEqual(plain(live));
              const cut: Question = { ...question, spans: cutSpansOf(cube) };
              const ofDays = await fromCube(home, cut);
              expect(ofDays.left).toEqual([]);
              const lines = (rows: readonly Record<string, unknown>[]) => plain(rows).map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
              expect(lines(ofDays.answers)).toEqual(lines(await home.engine.query<Record<string, unknown>>(compileFigures(cut))));
            }
          }
        }
      } finally {
        await home.engine.close();
      }
    }),
    { numRuns: Number(process.env["RUNS"] ?? 1), seed, endOnFailure: true },
  );
  expect(asked).toBeGreaterThan(50);
}, 180_000);

test("what a cube cannot tell is left to the rows", async () => {
  const home = await homeOf([visit("1", { client_code: "1", closed_on: "2025-03-10" }), visit("2", { client_code: "1", closed_on: "2025-05-02" })]);
  const metric = (id: string) => (catalog as readonly Metric[]).find((one) => one.id === id) as Metric;
  const ask = (question: Partial<Question>) => ({ metric: metric("loyal_client_share"), spans: [spanAt("2025-05-31")], by: [], filters: {}, satisfactionMax: 10, applied: defaultApplied, spread: false, ...question });
  const left = async (question: Partial<Question>) => (await fromCube(home, ask(question))).left.map((span) => span.asOf);
  expect(await left({})).toEqual([]);
  // Days within months are summed when they are asked, as long as they are few.
  expect(await left({ spans: [spanAt("2025-05-30"), spanAt("2025-04-30")] })).toEqual([]);
  const days = ["2025-05-01", "2025-05-02", "2025-05-03", "2025-05-04", "2025-05-05"];
  expect(await left({ spans: [...days.map((one) => spanAt(one)), spanAt("2025-04-30")] })).toEqual(days);
  expect(await left({ spans: [spanAt("1990-01-31"), spanAt("2025-06-30")] })).toEqual(["2025-06-30"]);
  expect(await left({ filters: { visit_kind: ["repair"] } })).toEqual([]);
  await home.engine.transaction((session) => session.run(raw("delete from cubes.month where cube = 'stay' and as_of = date '9998-01-03'")));
  expect((await fromCube({ ...home }, ask({ spans: [spanAt("2025-05-30")] }))).left.map((span) => span.asOf)).toEqual(["2025-05-30"]);
  expect(await left({ applied: appliedAs(defaultApplied, { ...defaultPolicy, min_visits: 3 }) })).toEqual(["2025-05-31"]);
  const check = metric("average_check");
  expect(await left({ metric: check })).toEqual([]);
  expect(await left({ metric: check, spread: true })).toEqual(["2025-05-31"]);
  expect(await left({ metric: check, filters: { staff: ["1"] } })).toEqual([]);
  expect(await left({ metric: check, filters: { staff: ["1"] }, by: ["car_age"] })).toEqual(["2025-05-31"]);
  expect(await left({ metric: check, spans: [spanAt("2025-05-31", { from: "2025-05-02", to: "2025-05-31" })] })).toEqual([]);
  // A year before 28 February 2025 begins on 29 February 2024, within a month.
  expect(monthsOf(cubeFor(ask({ metric: check })) as PopulationCube, spanAt("2025-02-28"))).toBeNull();
  expect(await left({ metric: check, spans: [spanAt("2025-02-28")] })).toEqual([]);
  expect(await left({ metric: check, spans: [spanAt("2025-12-31", { from: "2025-05-01", to: "2027-12-31" })] })).toEqual([]);
  expect(cubeFor(ask({ metric: check, spread: true }))).toBeNull();
  await home.engine.close();
});

test("months that came to stand after a question are in the next answer", async () => {
  const home = await homeOf([visit("1", { client_code: "к1", closed_on: "2025-03-10" }), visit("2", { client_code: "к1", closed_on: "2025-11-10" }), visit("3", { client_code: "к2", closed_on: "2026-02-10" })]);
  const metric = (catalog as readonly Metric[]).find(({ id }) => id === "loyal_client_share") as Metric;
  const question: Question = { metric, spans: ends.map((end) => spanAt(end)), by: [], filters: {}, satisfactionMax: 10, applied: { ...defaultApplied }, spread: false };
  await home.engine.transaction(async (session) => {
    await session.run(raw("delete from cubes.month where as_of >= date '2025-06-30'"));
    await session.run(raw("delete from cubes.client_status where as_of >= date '2025-06-30'"));
  });
  expect((await fromCube(home, question)).left.map((span) => span.asOf)).toContain("2025-06-30");
  await buildCubes(home.engine, cubesOf);
  const { answers, left } = await fromCube(home, question);
  expect(left).toEqual([]);
  expect(plain(answers)).toEqual(plain(await home.engine.query(compileFigures(question))));
  await home.engine.close();
});
