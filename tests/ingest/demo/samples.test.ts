import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findMetric } from "#app/metrics/catalog.ts";
import { compileFigures, spanAt } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import { checkHome, importFiles, openHome, type Home, type ImportReport } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";

const samples = new URL("../../../data/samples", import.meta.url).pathname;
let dir: string;
let home: Home;
let report: ImportReport;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "samples-"));
  home = await openHome(dir);
  report = await importFiles(home, [samples], { today: "2026-06-15" });
});
afterAll(async () => {
  await home.close();
  await rm(dir, { recursive: true });
});

/** The files whose people meet; the samples of the other kinds are counted in tests/ingest/read. */
const first = () => report.files.filter(({ file }) => /^(promotions|sales|staff|surveys|visits(-dms)?)\.csv$/.test(file));

describe("the samples, loaded as a directory", () => {
  test("are told apart and add up, every one of them", () => {
    for (const f of report.files) {
      expect([f.file, f.error]).toEqual([`${f.kind}${f.file === "visits-dms.csv" ? "-dms" : ""}.csv`, undefined]);
      expect(f.rows_read, f.file).toBe(f.loaded + f.unchanged + f.superseded + f.rejected);
    }
  });

  test("report what their table in data/README.md promises", () => {
    const said = Object.fromEntries(first().map((f) => [f.file, [f.kind, f.rows_read, f.loaded, f.unchanged, f.superseded, f.rejected]]));
    expect(said).toEqual({
      "promotions.csv": ["promotions", 5, 3, 0, 0, 2],
      "sales.csv": ["sales", 10, 8, 0, 0, 2],
      "staff.csv": ["staff", 10, 8, 0, 0, 2],
      "surveys.csv": ["surveys", 12, 10, 0, 0, 2],
      "visits-dms.csv": ["visits", 11, 8, 1, 0, 2],
      "visits.csv": ["visits", 16, 12, 0, 1, 3],
    });
  });

  test("reject with the line and the column", () => {
    const said = first().flatMap((f) => f.problems.map((p) => `${f.file}:${p.line} ${p.column} ${p.code}`));
    expect(said.sort()).toEqual([
      "promotions.csv:5 ends_on bad_date",
      "promotions.csv:6 promo_code missing",
      "sales.csv:10 sold_on bad_date",
      "sales.csv:9 vin missing",
      "staff.csv:10 name missing",
      "staff.csv:9 role unknown_word",
      "surveys.csv:14 response_no missing",
      "surveys.csv:7 responded_on bad_date",
      "visits-dms.csv:10 total_amount bad_amount",
      "visits-dms.csv:8 closed_on bad_date",
      "visits.csv:10 closed_on bad_date",
      "visits.csv:15 total_amount bad_amount",
      "visits.csv:19 visit_no missing",
    ]);
  });

  test("keep a row whose optional cell cannot be read, and say so", () => {
    const said = first().flatMap((f) => f.warnings.map((w) => `${f.file} ${w.column} ${w.code} ${w.count}`));
    expect(said.sort()).toEqual(["staff.csv hired_on bad_date 1", "surveys.csv recommend_score out_of_range 1", "visits.csv phone bad_phone 2"]);
  });

  test("are nine clients: Иванов, Алиева, Береке Транс, Петров, Сидоров, Садыкова, Tulpar, Нуров and one new", async () => {
    expect(report.clients.clients).toBe(9);
    expect(await checkHome(home)).toEqual([]);
    const [ivanov] = await home.engine.query<{ visits: number }>(
      raw("select count(*) as visits from marts.visit_day as v inner join core.client as c on c.client_id = v.client_id where c.phone = '+77011234567'"),
    );
    // 14 March (two orders), 8 April in the other branch, 18 September, 20 January with the car's number only
    expect(ivanov?.visits).toBe(4);
  });

  test("give a loyal share of 2 of 6 on 28 February 2026", async () => {
    const [f] = await home.engine.query<Record<string, unknown>>(
      compileFigures({ metric: findMetric("loyal_client_share") as Metric, spans: [spanAt("2026-02-28")], by: [], filters: {}, satisfactionMax: 10 }),
    );
    // Active: all but Сидоров (his order was reversed) and the new one (a house order). Нуров is too new. Береке Транс and Петров came once in the year.
    // Repeat: Иванов, Алиева (each time with a code or 20 % off), Садыкова, Tulpar (gave 5). Loyal: Иванов and Садыкова.
    expect([f?.["part_active"], f?.["part_too_new"], f?.["part_repeat"], f?.["part_discount_only"], f?.["part_detractor"], f?.["numerator"], f?.["denominator"]]).toEqual([7, 1, 4, 1, 1, 2, 6]);
  });
});
