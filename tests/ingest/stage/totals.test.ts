import { expect, test } from "vitest";
import type { ReadPlan } from "#pipelines/read/plan.ts";
import { sources } from "#pipelines/sources/index.ts";
import { stageFile } from "#pipelines/stage/stage-file.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { fileOf, planOf, temporaryHome } from "./factory.ts";

const columns = ["branch", "visit_no", "closed_on", "total_amount"];

async function stage(records: readonly (readonly string[])[], bound = columns, more: Partial<ReadPlan> = {}) {
  const home = await temporaryHome();
  const file = await fileOf(home.tmpDir, bound, records, more.delimiter ?? ",");
  const { counts } = await stageFile(home, sources.visits, planOf("visits", bound, { ...more, file }), { begin: async () => 1, note: async () => undefined });
  const rows = await home.engine.query(raw("select line, visit_no, cast(closed_on as varchar) as closed_on, total_amount from staging.visits order by line"));
  const problems = await home.engine.query(raw('select line, severity, "column", code, value from staging.problem order by line, "column"'));
  const rejects = await home.engine.query(raw("select line, text from staging.reject order by line"));
  return { counts, rows, problems, rejects };
}

test("a total row is no row, and the last one is the control total", async () => {
  const { counts, rows } = await stage([
    ["Центр", "1", "2026-05-01", "100"],
    ["Итого по филиалу", "", "", "100.00"],
    ["Запад", "2", "2026-05-02", "50.5"],
    ["", " ИТОГО:", "-", "150.50"],
  ]);
  expect(counts).toEqual({ rows_read: 2, rejected: 0, warned: 0, set_aside: 2, skipped: 1, control_reported: 15050 });
  expect(rows).toEqual([
    { line: 2, visit_no: "1", closed_on: "2026-05-01", total_amount: 10000 },
    { line: 4, visit_no: "2", closed_on: "2026-05-02", total_amount: 5050 },
  ]);
});

test("a row with a date is a row, whatever its cells begin with", async () => {
  const { counts } = await stage([["Всего доброго", "1", "2026-05-01", "100"]]);
  expect(counts).toMatchObject({ rows_read: 1, set_aside: 0, control_reported: null });
});

test("a client or a branch that begins like a total makes no total of a row without a date", async () => {
  const bound = ["client_name", "branch", "visit_no", "closed_on", "total_amount"];
  const { counts } = await stage([["Total Oil LLP", "Центр", "1", "", "100"], ["Всеголуг", "", "2", "", "100"]], bound);
  expect(counts).toMatchObject({ rows_read: 2, rejected: 2, set_aside: 0 });
});

test("subtotals as spreadsheets write them are no rows", async () => {
  const { counts } = await stage([["Центр", "1", "2026-05-01", "100"], ["Центр Итог", "", "", "100"], ["Северный итог", "7", "", "1"], ["Общий итог", "", "", "100"]]);
  expect(counts).toMatchObject({ rows_read: 1, rejected: 0, set_aside: 3, control_reported: 10000 });
});

test("a total whose amount cannot be read leaves no control total", async () => {
  const { counts } = await stage([["Центр", "1", "2026-05-01", "100"], ["Total", "", "", "n/a"]]);
  expect(counts).toMatchObject({ rows_read: 1, set_aside: 1, rejected: 0, control_reported: null });
});

test("a record without a filled cell is no row", async () => {
  const { counts, rejects } = await stage([["Центр", "1", "2026-05-01", "100"], ["", " ", "", ""]]);
  expect(counts).toMatchObject({ rows_read: 1, set_aside: 0, skipped: 2, rejected: 0 });
  expect(rejects).toEqual([]);
});

test("a header printed again is no row", async () => {
  const { counts } = await stage([["Центр", "1", "2026-05-01", "100"], ["Branch", "visit_no ", "closed_on", "total_amount"], ["Центр", "visit_no", "closed_on", "total_amount"]]);
  expect(counts).toMatchObject({ rows_read: 2, set_aside: 1, rejected: 1 });
});

test("a field too many rejects the row, be it empty: an unquoted 100,50 shifts a row and leaves just that", async () => {
  const { counts, problems, rejects } = await stage(
    [
      ["Центр", "1", "2026-05-01", "100", "50", ""],
      ["Центр", "2", "2026-05-01", "100", "", "", "лишнее, поле"],
      ["Центр", "3", "2026-05-01", "100", "5"],
      ["Центр", "4", "2026-05-01", "100"],
      ["Центр", "5", "2026-05-01"],
    ],
    [...columns, "promo_code"],
  );
  expect(counts).toMatchObject({ rows_read: 5, rejected: 3 });
  expect(problems).toEqual([
    { line: 2, severity: "reject", column: null, code: "too_many_fields", value: "" },
    { line: 3, severity: "reject", column: null, code: "too_many_fields", value: "лишнее, поле" },
    { line: 6, severity: "reject", column: "total_amount", code: "missing", value: null },
  ]);
  expect(rejects).toEqual([
    { line: 2, text: "Центр,1,2026-05-01,100,50," },
    { line: 3, text: 'Центр,2,2026-05-01,100,,,"лишнее, поле"' },
    { line: 6, text: "Центр,5,2026-05-01,," },
  ]);
});

test("where every record ends with a semicolon, the empty field after it is nothing", async () => {
  const records = [
    ["Центр", "1", "2026-05-01", "100", ""],
    ["Центр", "2", "2026-05-01", "100", ""],
  ];
  const semicolon = { delimiter: ";" } as const;
  expect((await stage(records, columns, semicolon)).counts).toMatchObject({ rows_read: 2, rejected: 0 });
  const last = ["Центр", "3", "2026-05-01", "100"];
  expect((await stage([...records, last], columns, semicolon)).counts).toMatchObject({ rows_read: 3, rejected: 2 });
});

test("an unreadable required value rejects, an unreadable optional one is blank with a warning", async () => {
  const { counts, rows, problems } = await stage(
    [
      ["Центр", "1", "31.02.2026", "сто", "нет"],
      ["Центр", "2", "2026-05-01", "100", "нет"],
      ["Центр", "3", "2026-06-03", "100", ""],
    ],
    [...columns, "mileage_km"],
  );
  expect(counts).toMatchObject({ rows_read: 3, rejected: 2, warned: 1 });
  expect(rows.map((row) => row["visit_no"])).toEqual(["2"]);
  expect(problems.map((p) => [p["line"], p["severity"], p["column"], p["code"], p["value"]])).toEqual([
    [2, "reject", "closed_on", "bad_date", "31.02.2026"],
    [2, "reject", "total_amount", "bad_amount", "сто"],
    [3, "warning", "mileage_km", expect.any(String), "нет"],
    [4, "reject", "closed_on", "future_date", "2026-06-03"],
  ]);
});
