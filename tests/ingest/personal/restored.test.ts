import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askMetrics } from "#app/services/metrics.server.ts";
import { backUp, clientsOfNumbers, copyErasures, eraseClient, importFiles, openHome, readNotices, recordTrial, restore, trialMembers, verifyAudit, type Home } from "#pipelines/index.ts";
import { eraseAgain } from "../../../pipelines/personal/erasures.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";

const today = "2026-06-01";
const note = { who: "u1", seen_as: null, action: "erase", object: null, result: null };
let dir: string;
let home: Home;
const backups = () => join(dir, "backups");

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-restored-"));
  const rows = ["Ерасылов Ержан,+77015550101", "Иванов Иван,+77015550202", "Петрова Анна,+77015550303"].flatMap((who, p) => ["2025-03-01", "2025-11-05", "2026-03-11"].map((day, i) => `Север,V${p}${i},${day},${who},${1000 * (p + 1)}`));
  await writeFile(join(dir, "visits.csv"), ["branch,visit_no,closed_on,client_name,phone,total_amount", ...rows, ""].join("\r\n"));
  home = await openHome(join(dir, "home"));
  await importFiles(home, [join(dir, "visits.csv")], { today });
  const clients = await home.engine.query<{ client_id: number }>(raw("select client_id from core.client order by name"));
  await recordTrial(home.state, { promo_code: "T", name: "T", drawn_by: null, plan: "{}", members: clients.map(({ client_id }, i) => ({ client_id: Number(client_id), arm: i ? "treated" : "holdout", stratum: "s" })) });
  await mkdir(backups());
  await backUp(home, join(backups(), "before.tar.gz"));
});
afterAll(async () => {
  await home.close();
  await rm(dir, { recursive: true, force: true });
});

const named = async (at: Home): Promise<number> => (await at.engine.query(raw("select 1 from core.client where name ilike 'ерасылов%' or phone = '+77015550101'"))).length;
const figures = async (at: Home) => (await askMetrics(at, {})).map(({ metric, value, n }) => [metric, value, n]);
const erasedClient = async (at: Home): Promise<number> => Number((await at.engine.query<{ id: number }>(raw("select client_id as id from core.client where name not like 'Иванов%' and name not like 'Петрова%' or name is null")))[0]?.id);
async function restored(): Promise<Home> {
  const target = join(await mkdtemp(join(dir, "empty-")), "home");
  await restore(join(backups(), "before.tar.gz"), target);
  return openHome(target);
}

test("a backup from before an erasure does not bring the client back; whoever it knows nothing of is as they were", async () => {
  const before = await figures(home);
  const forgotten = await restored();
  expect(await named(forgotten)).toBe(1);
  await forgotten.close();

  const [{ id } = { id: 0 }] = await home.engine.query<{ id: number }>(sql`select client_id as id from core.client where name ilike 'ерасылов%'`);
  expect(await eraseClient(home, id, note)).toMatchObject({ rows: 3 });
  await copyErasures(home.dir, backups());
  await copyErasures(home.dir, backups());

  const again = await restored();
  try {
    expect([await named(again), (await again.engine.query(raw("select 1 from core.client"))).length]).toEqual([0, 3]);
    expect(await figures(again)).toEqual(before);
    // A test that was drawn before loses nobody: every member's number leads to a client, in the arm of then.
    const members = await trialMembers(again.state, 1);
    const led = await again.engine.query<{ was: number; client_id: number }>(clientsOfNumbers(members.map(({ client_id }) => client_id).join(",")));
    expect([new Set(led.map(({ client_id }) => Number(client_id))).size, members.filter(({ arm }) => arm === "holdout").map(({ client_id }) => client_id)]).toEqual([3, [await erasedClient(again)]]);
    expect((await verifyAudit(again.state, again.dir)).broken).toBeNull();
    expect((await readNotices(again.dir)).map(({ code }) => code)).toEqual(["restored", "facts_missing", "erased_again"]);
    for (const name of await readdir(join(again.dir, "archive"))) expect(await readFile(join(again.dir, "archive", name), "utf8")).not.toMatch(/Ерасылов|5550101/);
    // It comes once more, and is known again.
    await importFiles(again, [join(dir, "visits.csv")], { today });
    expect(await named(again)).toBe(0);
  } finally {
    await again.close();
  }
  const opened = await openHome(again.dir);
  expect((await readNotices(opened.dir)).filter(({ code }) => code === "erased_again")).toHaveLength(1);
  await opened.close();
  expect((await readFile(join(backups(), "erasures.jsonl"), "utf8")).trim().split("\n")).toHaveLength(1);
});

test("erasures of another home, and a line that was cut off, are passed over", async () => {
  const file = join(backups(), "erasures.jsonl");
  const kept = await readFile(file, "utf8");
  await writeFile(file, `${JSON.stringify({ noted_at: "2026-01-01", secret: "0".repeat(64), marks: ["1".repeat(64)] })}\n{"noted_at": "2026`);
  await copyErasures(home.dir, backups());
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  expect([lines[1], lines.at(-1)]).toEqual(['{"noted_at": "2026', kept.trim()]);
  await copyErasures(backups(), home.dir);
  expect(await eraseAgain(home)).toBe(0);
});

test.skipIf(process.platform === "win32")("a home is its owner's alone, also one that was not; its inbox stays as it is", async () => {
  const open = join(dir, "open");
  for (const folder of [open, join(open, "inbox"), join(open, "archive")]) await mkdir(folder);
  await writeFile(join(open, "settings.json"), "{}");
  for (const [path, mode] of [[open, 0o755], [join(open, "inbox"), 0o775], [join(open, "archive"), 0o755], [join(open, "settings.json"), 0o644]] as const) await chmod(path, mode);
  const made = await openHome(open);
  await importFiles(made, [join(dir, "visits.csv")], { today });
  const modes = async (at: string) => Object.fromEntries(await Promise.all((await readdir(at)).map(async (name) => [name, ((await stat(join(at, name))).mode & 0o777).toString(8)])));
  const found = await modes(open);
  await made.close();
  expect([found["inbox"], (await stat(open)).mode & 0o777, (await stat(home.dir)).mode & 0o777]).toEqual(["775", 0o755, 0o700]);
  for (const [name, mode] of [...Object.entries(found), ...Object.entries(await modes(join(open, "archive")))]) if (name !== "inbox") expect([name, mode]).toEqual([name, /^(archive|tmp|reports|backups)$/.test(name) ? "700" : "600"]);
});
