import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdir, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { random } from "#app/stats/random.ts";
import { importFiles, listBatches, listViews, openHome, verifyBackup, verifyHome } from "#pipelines/index.ts";
import { bringUpState } from "#pipelines/state/index.ts";
import { stateMigrations } from "#pipelines/state/migrations.ts";
import { latestOf } from "#pipelines/warehouse/migrations.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";
import { temporaryDirectory, today } from "../import/factory.ts";
import { cutOff, filesLike, opened, spoil, type, typed } from "./scene.ts";
import { steps } from "./steps.ts";

const kills = Number(process.env["LOYALTY_KILLS"] ?? 2);
const seed = Number(process.env["LOYALTY_SEED"] ?? Date.now() % 1_000_000);
const draw = random(seed);
const timeout = 60_000 + kills * 60_000;
const told = (what: string, counts: unknown): void => console.warn(`${what}, ${kills} times (seed ${seed}):`, counts);

/** Starts work elsewhere; `ready` when it begins, `said` grows with what was confirmed. */
function elsewhere(mode: string, dir: string): { child: ChildProcess; said(): string[]; ready: Promise<unknown>; over: Promise<unknown> } {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "child.mts"), mode, dir], { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (more: string) => (err += more));
  const ready = new Promise<void>((done, fail) => {
    child.stdout.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      if (text.includes("ready")) done();
    });
    child.once("exit", (code) => (code ? fail(new Error(`${mode} elsewhere failed:\n${err}`)) : done()));
  });
  return { child, said: () => text.split("\n").slice(0, -1), ready, over: once(child, "close") };
}

const after = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

test("killed while it is backed up: what has a backup's name is whole, and the home is as it was", { timeout }, async () => {
  const dir = join(await temporaryDirectory(), "home");
  const home = await openHome(dir);
  await type(home, 300);
  const before = await typed(home);
  await home.close();
  let whole = 0;
  for (let n = 0; n < kills; n++) {
    const where = `seed ${seed}, run ${n + 1}`;
    const copy = await cutOff(dir);
    const { child, said, ready, over } = elsewhere("backup", copy);
    await ready;
    await after(draw.uniform() * 400);
    child.kill("SIGKILL");
    await over;
    const names = await filesLike(join(copy, "backups"), /\.gz$/);
    expect(names.length, where).toBeGreaterThanOrEqual(said().filter((line) => line.startsWith("backup")).length);
    for (const name of names) expect((await verifyBackup(join(copy, "backups", name))).typed, where).toBeGreaterThanOrEqual(301);
    whole += names.length;
    const again = await opened(copy);
    expect(again.opened, where).toEqual([]);
    expect(await typed(again), where).toEqual(before);
    expect(await readdir(again.tmpDir), where).toEqual([]);
  }
  told("kill -9 during backup", { whole });
});

test("killed while its schema is brought up: every version is whole, and the next start goes on", { timeout }, async () => {
  const dir = join(await temporaryDirectory(), "home");
  const home = await openHome(dir);
  await type(home, 400);
  await home.close();
  const from = latestOf(stateMigrations);
  const versions: Record<string, number> = {};
  const trial = await cutOff(dir);
  const begun = performance.now();
  const run = elsewhere("migrate", trial);
  await run.ready;
  const start = performance.now();
  await run.over;
  expect(start).toBeGreaterThan(begun);
  const ms = performance.now() - start;
  for (let n = 0; n < kills; n++) {
    const where = `seed ${seed}, run ${n + 1}`;
    const copy = await cutOff(dir);
    const { child, ready, over } = elsewhere("migrate", copy);
    await ready;
    await after(draw.uniform() * ms);
    child.kill("SIGKILL");
    await over;
    const bare = await openDuckDB(join(copy, "state.duckdb"));
    const [{ version } = { version: "" }] = await bare.query<{ version: string }>(raw("select value as version from meta.fact where name = 'schema_version'"));
    const columns = await bare.query(raw("select 1 from information_schema.columns where table_name = 'view' and column_name = 'page'"));
    const [{ n: rows } = { n: 0 }] = await bare.query<{ n: number }>(raw("select count(*) as n from people.view"));
    await bare.close();
    versions[version] = (versions[version] ?? 0) + 1;
    expect({ columns: columns.length, rows }, where).toEqual({ columns: Number(version) > from ? 1 : 0, rows: Number(version) > from + 1 ? 800 : 400 });
    const state = await bringUpState(copy, steps);
    expect(state, where).toMatchObject({ version: from + 2, lost: null });
    expect(await state.engine.query(raw("select count(*) as n, count(page) as pages from people.view")), where).toEqual([{ n: 800, pages: 800 }]);
    await state.engine.close();
    // What was before is kept, whole.
    for (const name of await filesLike(join(copy, "backups"), /\.duckdb$/)) {
      const kept = await openDuckDB(join(copy, "backups", name), { access_mode: "READ_ONLY" });
      expect((await kept.query<{ n: number }>(raw("select count(*) as n from people.view")))[0]?.n, where).toBeGreaterThanOrEqual(400);
      await kept.close();
    }
  }
  told("kill -9 during migration", versions);
});

test("the power fails in the middle of work: what was confirmed is there, also where the end of a log is lost", { timeout }, async () => {
  const counts = { views: 0, loads: 0, again: 0, lost: 0 };
  for (let n = 0; n < kills; n++) {
    const where = `seed ${seed}, run ${n + 1}`;
    const dir = join(await temporaryDirectory(), "home");
    const { child, said, ready, over } = elsewhere("work", dir);
    await ready;
    await after(500 + draw.uniform() * 1500);
    // Nothing moves while the disk is copied: what it holds is what a power cut leaves of it.
    child.kill("SIGSTOP");
    const confirmed = said();
    const copy = await cutOff(dir);
    child.kill("SIGKILL");
    await over;
    const log = join(copy, "warehouse.duckdb.wal");
    // In every other run the disk did not keep its word about what it wrote last.
    const cut = n % 2 === 1 && existsSync(log) && (await stat(log)).size > 100;
    if (cut) await spoil.cutTail(log);
    const home = await opened(copy);
    const views = new Set((await listViews(home.state)).map(({ name }) => name));
    const loads = new Set((await listBatches(home)).map(({ batch }) => batch));
    for (const line of confirmed) {
      const [what, name = ""] = line.split(/ (.*)/);
      if (what === "view") expect(views.has(`kept ${name}`), `${where}: ${line}`).toBe(true);
      if (what === "load") expect(loads.has(name), `${where}: ${line}`).toBe(true);
    }
    expect(await home.engine.query(sql`select 1 from staging.batch where status = 'staged'`), where).toEqual([]);
    expect(await verifyHome(home), where).toMatchObject({ gone: [], changed: [], astray: [] });
    counts.views += views.size;
    counts.loads += loads.size;
    if (home.opened.some(({ code }) => code.startsWith("facts"))) counts.again++;
    if (home.opened.some(({ code }) => code === "state_behind")) counts.lost++;
  }
  expect(counts.lost).toBe(0);
  told("power cut", counts);
});

test("batches keep their order where the clock goes back", async () => {
  const home = await opened(join(await temporaryDirectory(), "home"));
  const dir = await temporaryDirectory();
  const { writeFile } = await import("node:fs/promises");
  for (const [i, day] of ["2026-06-01", "2025-01-01"].entries()) {
    await writeFile(join(dir, `${i}.csv`), `branch,visit_no,closed_on,total_amount\nЦентр,1,2024-05-01,${i + 1}\n`);
    await importFiles(home, [join(dir, `${i}.csv`)], { today: day });
    // As if the second had been loaded by a clock that runs a year behind.
    await home.engine.transaction((session) => session.run(sql`update staging.batch set imported_at = cast(${day} as timestamp) where file = ${`${i}.csv`}`));
  }
  expect(today > "2025-01-01").toBe(true);
  expect((await listBatches(home)).map(({ file }) => file)).toEqual(["1.csv", "0.csv"]);
  expect(await home.engine.query(raw("select cast(total_amount as integer) as amount from core.visit"))).toEqual([{ amount: 200 }]);
});
