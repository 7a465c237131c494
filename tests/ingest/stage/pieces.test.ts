import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ReadPlan } from "#pipelines/read/plan.ts";
import { sources } from "#pipelines/sources/index.ts";
import type { Watch } from "#pipelines/stage/report.ts";
import { stageFile } from "#pipelines/stage/stage-file.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { planOf, temporaryDirectory, temporaryHome } from "./factory.ts";

const columns = ["branch", "visit_no", "closed_on", "total_amount", "mileage_km"];

async function stage(lines: readonly string[], more: Partial<ReadPlan> = {}, pieceBytes?: number, watch: Watch = {}) {
  const home = await temporaryHome();
  const file = join(await temporaryDirectory(), "visits.csv");
  await writeFile(file, `${lines.join("\n")}\n`);
  const plan = planOf("visits", columns, { delimiter: ";", ...more, file });
  const staged = stageFile(home, sources.visits, plan, { begin: async () => 1, note: async () => undefined }, watch, pieceBytes);
  const failed = await staged.then(() => null, (error: unknown) => error);
  const rows = await home.engine.query(raw("select line, outcome, branch, visit_no, total_amount, mileage_km from staging.visits order by line"));
  const problems = await home.engine.query(raw('select line, severity, "column", code, value from staging.problem order by all'));
  const rejects = await home.engine.query(raw("select line, text from staging.reject order by line"));
  return { home, failed, found: failed ? null : { counts: (await staged).counts, rows, problems, rejects }, rows };
}

/** Every seventh line is in trouble of another sort. */
const line = (n: number): string =>
  [
    `Центр;${n};2026-05-01;100;10`,
    `Центр ;${n};2026-05-01;100;нет`,
    `Центр;${n};;100;`,
    `"Ц;е""нтр";${n};2026-05-01;100,50;"1\n0"`,
    `;;;;`,
    `Центр;${n};2026-05-01;100;10;лишнее`,
    `Центр;${n};2026-05-01;100;10\r`,
  ][n % 7] ?? "";

test("a file in many pieces is staged as it is in one", async () => {
  const lines = ["a;b;c;d;e", ...Array.from({ length: 400 }, (_, n) => line(n)), "Итого;;;7,00;", "", "Всего;;;9,00;"];
  const written = { notation: { ...planOf("visits", columns).notation, decimal: "," as const } };
  const { found: whole } = await stage(lines, written);
  const { found: pieces } = await stage(lines, written, 1500);
  expect(pieces).toEqual(whole);
  // 58 of the first two sorts, 57 of the others: unreadable dates and one field too many are rejected, the empty lines are none.
  expect(whole?.counts).toEqual({ rows_read: 343, rejected: 114, warned: 57 + 57, set_aside: 2, skipped: 59, control_reported: 900 });
  expect(whole?.rows).toHaveLength(229);
  expect(whole?.rows[0]).toEqual({ line: 2, outcome: "loaded", branch: "Центр", visit_no: "0", total_amount: 10000, mileage_km: 10 });
  expect(whole?.rejects[1]).toEqual({ line: 8, text: "Центр;5;2026-05-01;100;10;лишнее" });
});

test("a file is staged the same whether its first records are written in the usual way or not", async () => {
  const odd = ["Центр;a;5 мая 2026;100;10", "Центр;b;2026-05-01;1 000 тг;10", "Центр;c;2026-05-01;100;10 км", "Центр;d;вчера;100;10"];
  const lines = ["a;b;c;d;e", ...Array.from({ length: 200 }, (_, n) => `Центр;${n};2026-05-01;100;10`), ...odd, ...Array.from({ length: 200 }, (_, n) => line(n))];
  const { found: usual } = await stage(lines, { firstRows: [{ line: 2, cells: ["Центр", "0", "2026-05-01", "100", "10"] }] }, 1500);
  const { found: unusual } = await stage(lines, { firstRows: [{ line: 2, cells: ["Центр", "0", "5 мая 2026", "100 тг", "10 км"] }] }, 1500);
  expect(usual).toEqual(unusual);
  expect(usual?.rows.slice(200, 203)).toMatchObject([{ visit_no: "a" }, { visit_no: "b", total_amount: 100_000 }, { visit_no: "c", mileage_km: 10 }]);
  expect(usual?.rejects.map((r) => r["line"])).toContain(205);
});

test("lines that end with a semicolon, until one of a later piece does not", async () => {
  const trailing = Array.from({ length: 200 }, (_, n) => `Центр;${n};2026-05-01;100;10;`);
  const { found } = await stage(["a;b;c;d;e", ...trailing], {}, 1500);
  expect(found?.counts).toMatchObject({ rows_read: 200, rejected: 0 });
  const { found: broken } = await stage(["a;b;c;d;e", ...trailing, "Центр;x;2026-05-01;100;10"], {}, 1500);
  expect(broken?.counts).toMatchObject({ rows_read: 201, rejected: 200, skipped: 1 });
  expect(broken?.rows).toMatchObject([{ line: 202, visit_no: "x" }]);
});

test.each([2, 64, 65, 5000])("a record of %d fields too many is rejected with all of its text", async (extra) => {
  const long = `Центр;2;2026-05-01;100;10${";y".repeat(extra)}`;
  const { found } = await stage(["a;b;c;d;e", "Центр;1;2026-05-01;100;10", long, "Центр;3;2026-05-01;100;10"]);
  expect(found?.counts).toMatchObject({ rows_read: 3, rejected: 1 });
  expect(found?.rejects.map((r) => String(r["text"]).replaceAll('"', ""))).toEqual([long]);
});

test("a very long cell passes where its column takes it or nobody asks for it", async () => {
  const { found } = await stage(["a;b;c;d;e;f", `Центр;1;2026-05-01;100;10;${"я".repeat(1_500_000)}`, "Центр;2;2026-05-01;100;10;"], { headers: [...columns, "f"] });
  expect(found?.counts).toMatchObject({ rows_read: 2, rejected: 0 });
});

test("a stop leaves neither rows nor files, whenever it comes", async () => {
  const lines = ["a;b;c;d;e", ...Array.from({ length: 60_000 }, (_, n) => `Центр;${n};2026-05-01;100;10`)];
  for (const after of [1, 2]) {
    const stop = new AbortController();
    let told = 0;
    const onRead = (bytes: number, records: number): void => {
      expect(bytes).toBeGreaterThan(records);
      if (++told === after) stop.abort(new Error("enough"));
    };
    const { failed, rows, home } = await stage(lines, {}, 200_000, { signal: stop.signal, onRead });
    expect(failed).toMatchObject({ message: "enough" });
    expect(rows).toEqual([]);
    await mkdir(join(home.tmpDir, "duckdb"), { recursive: true });
    expect((await readdir(home.tmpDir)).filter((name) => name !== "duckdb")).toEqual([]);
  }
});
