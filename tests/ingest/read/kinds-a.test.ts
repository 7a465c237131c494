import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importFiles, openHome, type FileReport, type Home } from "#pipelines/index.ts";
import { preview } from "#pipelines/read/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { cleanUp, plan } from "./files.ts";

const sample = (kind: string): string => new URL(`../../../data/samples/${kind}.csv`, import.meta.url).pathname;
const written = {
  visit_lines: ["windows-1251", ";", 2, ","],
  survey_invitations: ["utf-8", ",", 1, "."],
  promo_contacts: ["utf-8", "\t", 1, "."],
  points: ["windows-1251", ";", 2, "."],
  complaints: ["utf-8", ";", 1, ","],
  tyre_storage: ["utf-16le", "\t", 1, "."],
  fleet_contacts: ["windows-1251", ";", 1, "."],
  events: ["utf-8", ",", 1, "."],
  event_guests: ["utf-8", "|", 1, "."],
} as const;
const kinds = Object.keys(written) as (keyof typeof written)[];

afterAll(cleanUp);

it.each(kinds)("the sample of %s is recognised without help, every column of it", async (kind) => {
  const [encoding, delimiter, headerLine, decimal] = written[kind];
  expect(await plan(sample(kind))).toMatchObject({ kind, encoding, delimiter, headerLine, notation: { decimal }, unmapped: [], ambiguities: [] });
});

it("the preview marks a row that names nobody, as the import will", async () => {
  const rows = await preview(await plan(sample("survey_invitations")), 20);
  expect(rows.filter(({ problems }) => problems.length > 0).map(({ line, problems }) => [line, problems])).toEqual([[8, ["no_client"]]]);
});

describe("the samples, loaded", () => {
  let home: Home;
  let dir: string;
  let files: readonly FileReport[];
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "kinds-a-"));
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
      visit_lines: [11, 8, 1, 0, 2],
      survey_invitations: [11, 8, 1, 0, 2],
      promo_contacts: [9, 5, 1, 0, 3],
      points: [12, 8, 0, 1, 3],
      complaints: [8, 5, 0, 1, 2],
      tyre_storage: [9, 5, 1, 0, 3],
      fleet_contacts: [10, 6, 0, 1, 3],
      events: [6, 3, 0, 1, 2],
      event_guests: [11, 6, 1, 0, 4],
    });
  });

  it("reject with the line and the column, and leave blank what is not required", () => {
    expect(files.flatMap((f) => f.problems.map((p) => `${f.kind}:${p.line} ${p.column} ${p.code}`)).sort()).toEqual([
      "complaints:8 opened_on bad_date",
      "complaints:9 complaint_no missing",
      "event_guests:10 attended missing",
      "event_guests:11 null no_client",
      "event_guests:12 attended unknown_word",
      "event_guests:5 null no_client",
      "events:6 held_on future_date",
      "events:7 kind missing",
      "fleet_contacts:10 contact_role unknown_word",
      "fleet_contacts:11 contact_code missing",
      "fleet_contacts:9 null no_client",
      "points:10 points bad_integer",
      "points:12 null no_client",
      "points:13 entry_kind unknown_word",
      "promo_contacts:10 promo_code missing",
      "promo_contacts:8 null no_client",
      "promo_contacts:9 arm unknown_word",
      "survey_invitations:8 null no_client",
      "survey_invitations:9 touchpoint unknown_word",
      "tyre_storage:10 null no_client",
      "tyre_storage:8 season unknown_word",
      "tyre_storage:9 vin missing",
      "visit_lines:11 amount bad_amount",
      "visit_lines:12 line_kind unknown_word",
    ]);
    expect(files.flatMap((f) => f.warnings.map((w) => `${f.kind} ${w.column} ${w.code} ${w.count}`)).sort()).toEqual(["complaints severity unknown_word 1", "tyre_storage vin bad_vin 1"]);
  });

  it("the total of the lines is the total row: 20 500 + 6 500 + 21 500 + 9 600 + 21 600 + 24 900 + 11 000 − 44 000", () => {
    expect(files.find((f) => f.kind === "visit_lines")?.control_total).toMatchObject({ reported: "71600.00", loaded: "71600.00" });
  });

  it("a driver's phone is his own, not a key of his employer", async () => {
    const rows = await home.engine.query(raw("select contact_code, phone, contact_phone, cast(since as varchar) as since from staging.fleet_contacts where outcome = 'loaded' and contact_code in ('К-03', 'К-05') order by 1"));
    expect(rows).toEqual([
      { contact_code: "К-03", phone: "+77273000101", contact_phone: "+77057770011", since: "2025-04-14" },
      { contact_code: "К-05", phone: "+77273330404", contact_phone: "+77753004051", since: "2024-02-01" },
    ]);
  });

  it("answers are yes or no, however they are written; quantities keep their sign and decimals", async () => {
    const guests = await home.engine.query<{ who: string; invited: boolean; attended: boolean }>(raw("select coalesce(phone, contact_code) as who, invited, attended from staging.event_guests where outcome = 'loaded' order by line"));
    expect(guests.map((g) => [g.who, g.invited, g.attended])).toEqual([
      ["+77479001020", true, true],
      ["+77011234567", true, false],
      ["К-04", true, false],
      ["+77025550102", true, true],
      ["+77057770011", true, false],
      ["К-01", true, true],
    ]);
    const lines = await home.engine.query<{ quantity: number }>(raw("select quantity from staging.visit_lines where outcome = 'loaded' order by line"));
    expect(lines.map(({ quantity }) => quantity)).toEqual([2.5, 1, 1, 1.2, 2, 3, 1, -2]);
  });
});
