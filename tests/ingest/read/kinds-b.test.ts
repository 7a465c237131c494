import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importFiles, openHome, type FileReport, type Home } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { temporaryHome } from "../stage/factory.ts";
import { cleanUp, fileOf, plan } from "./files.ts";

const sample = (kind: string): string => new URL(`../../../data/samples/${kind}.csv`, import.meta.url).pathname;
const written = {
  benefits: ["windows-1251", ";", 2],
  parts_orders: ["utf-8", "\t", 1],
  bookings: ["utf-8", ",", 1],
  receivables: ["windows-1251", ";", 3],
  marketing_costs: ["utf-8", ";", 2],
  clients: ["utf-8", ",", 1],
  vehicles: ["utf-8", "|", 1],
  meetings: ["utf-8", ";", 1],
  goals: ["utf-8", "\t", 1],
} as const;
const kinds = Object.keys(written) as (keyof typeof written)[];

afterAll(cleanUp);

it.each(kinds)("the sample of %s is recognised without help, every column of it", async (kind) => {
  const [encoding, delimiter, headerLine] = written[kind];
  expect(await plan(sample(kind))).toMatchObject({ kind, encoding, delimiter, headerLine, unmapped: [], ambiguities: [] });
});

describe("the samples, loaded", () => {
  let home: Home;
  let dir: string;
  let files: readonly FileReport[];
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "kinds-b-"));
    home = await openHome(dir);
    files = (await importFiles(home, kinds.map(sample), { today: "2026-06-15" })).files;
  });
  afterAll(async () => {
    await home.close();
    await rm(dir, { recursive: true });
  });

  it("add up as data/README.md promises", () => {
    const said = Object.fromEntries(files.map((f) => [f.kind, [f.rows_read, f.loaded, f.unchanged, f.superseded, f.rejected]]));
    expect(said).toEqual({
      benefits: [10, 6, 1, 0, 3],
      parts_orders: [10, 7, 0, 1, 2],
      bookings: [11, 8, 0, 1, 2],
      receivables: [9, 5, 0, 1, 3],
      marketing_costs: [10, 6, 0, 1, 3],
      clients: [9, 6, 1, 1, 1],
      vehicles: [9, 6, 1, 0, 2],
      meetings: [8, 4, 1, 0, 3],
      goals: [9, 5, 0, 1, 3],
    });
  });

  it("reject with the line and the column, and leave blank what is not required", () => {
    expect(files.flatMap((f) => f.problems.map((p) => `${f.kind}:${p.line} ${p.column} ${p.code}`)).sort()).toEqual([
      "benefits:10 null no_client",
      "benefits:11 used_on bad_date",
      "benefits:9 kind unknown_word",
      "bookings:7 null no_client",
      "bookings:9 booked_for bad_date",
      "clients:9 client_code missing",
      "clients:9 null no_client",
      "goals:10 month bad_date",
      "goals:8 value bad_number",
      "goals:9 branch missing",
      "marketing_costs:12 month bad_date",
      "marketing_costs:8 aim missing",
      "marketing_costs:9 amount bad_amount",
      "meetings:10 meeting_no missing",
      "meetings:6 held_on bad_date",
      "meetings:7 null no_client",
      "parts_orders:10 null no_client",
      "parts_orders:6 item_name missing",
      "receivables:10 due_on bad_date",
      "receivables:11 null no_client",
      "receivables:12 amount missing",
      "vehicles:10 vin missing",
      "vehicles:9 vin bad_vin",
    ]);
    expect(files.flatMap((f) => f.warnings.map((w) => `${f.kind} ${w.column} ${w.code} ${w.count}`)).sort()).toEqual([
      "benefits cost_amount bad_amount 1",
      "bookings channel unknown_word 1",
      "clients birth_date bad_date 1",
      "clients birth_date future_date 1",
      "clients status unknown_word 1",
      "parts_orders arrived_on bad_date 1",
      "vehicles interval_months out_of_range 1",
      "vehicles model_year out_of_range 1",
      "vehicles usage unknown_word 1",
    ]);
  });

  it("months are their first day, and one month's costs of two branches stand side by side", async () => {
    const costs = await home.engine.query<{ month: string; branch: string | null; amount: number }>(
      raw("select cast(month as varchar) as month, branch, amount from staging.marketing_costs where outcome = 'loaded' and aim = 'retain' order by month, branch"),
    );
    expect(costs).toEqual([
      { month: "2026-01-01", branch: "Восток", amount: 38_000_00 },
      { month: "2026-01-01", branch: "Запад", amount: 41_500_00 },
      { month: "2026-02-01", branch: "Восток", amount: 40_200_00 },
    ]);
    const goals = await home.engine.query<{ goal: string }>(raw("select concat_ws(' ', metric, branch, month, value) as goal from staging.goals where outcome = 'loaded' order by 1"));
    expect(goals.map(({ goal }) => goal)).toEqual([
      "average_check Восток 2026-02-01 54000.0",
      "loyal_client_share Восток 2026-01-01 62.5",
      "loyal_client_share Восток 2026-02-01 63.0",
      "loyal_client_share Запад 2026-01-01 58.0",
      "loyal_client_share Запад 2026-02-01 58.5",
    ]);
  });

  it("an unreadable VIN loads no car: it would have no key", async () => {
    const cars = await home.engine.query<{ vin: string | null }>(raw("select distinct vin from staging.vehicles order by vin"));
    expect(cars.map(({ vin }) => vin)).toEqual(["JTMBFREV50D000101", "KMHJ381ABKU000202", "LVVDB21B0PD000203", "XWEPH81ABK0000201", "XWEPH81ABK0000302", "XWEPH81ABK0000303"]);
  });
});

it("two systems may number their clients alike", async () => {
  const home = await temporaryHome();
  const load = (header: string, name: string) => importFiles(home, [fileOf(`${header};ФИО;Статус\n7;${name};Карта\n`, "clients.csv")], { today: "2026-06-15" });
  await load("Код контрагента", "Иванов");
  const { files } = await load("CRM ID", "Петрова");
  expect(files[0]).toMatchObject({ loaded: 1, superseded: 0 });
  const rows = await home.engine.query<{ who: string }>(raw("select concat_ws(' ', code_space, client_code, client_name) as who from staging.clients where outcome = 'loaded' order by 1"));
  expect(rows.map(({ who }) => who)).toEqual(["crm id 7 Петрова", "код контрагента 7 Иванов"]);
});
