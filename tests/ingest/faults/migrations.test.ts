import { join } from "node:path";
import { expect, test } from "vitest";
import { saveView, listViews, openHome } from "#pipelines/index.ts";
import { bringUpState } from "#pipelines/state/index.ts";
import { stateMigrations } from "#pipelines/state/migrations.ts";
import { stateTables } from "#pipelines/state/tables.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import { latestOf } from "#pipelines/warehouse/migrations.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";
import { temporaryDirectory } from "../import/factory.ts";
import { filesLike, opened } from "./scene.ts";
import { steps } from "./steps.ts";

test("migrations are numbered without a gap, and make every table and column that people type into", () => {
  expect(stateMigrations.map(({ version }) => version)).toEqual(stateMigrations.map((_, i) => i + 1));
  const made = new Map<string, Record<string, string>>();
  for (const { adds } of stateMigrations) for (const [name, columns] of Object.entries(adds ?? {})) made.set(name, { ...made.get(name), ...columns });
  // A table of tables.ts that is missing here needs a migration of its own in pipelines/state/migrations.ts.
  for (const [name, columns] of Object.entries(stateTables)) expect(made.get(name), `people.${name}`).toMatchObject(columns);
});

test("a home of the first version comes up to today's, with a copy of what it was, and nothing is lost", async () => {
  const dir = await temporaryDirectory();
  const old = await bringUpState(dir, stateMigrations.slice(0, 1));
  await saveView(old.engine, { name: "Мой филиал", address: "/staff?branch=Центр", by: "анна" });
  await old.engine.close();
  // As code of that time left it: with the tables of the first version and no other.
  const bare = await openDuckDB(join(dir, "state.duckdb"));
  const first = Object.keys(stateMigrations[0]?.adds ?? {});
  for (const name of Object.keys(stateTables)) if (!first.includes(name)) await bare.run(raw(`drop table people.${name}`));
  await bare.close();
  const home = await opened(dir);
  expect(home.stateVersion).toBe(latestOf(stateMigrations));
  expect(await listViews(home.state)).toMatchObject([{ name: "Мой филиал", saved_by: "анна" }]);
  const tables = await home.state.query<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'people'`);
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(stateTables)));
  if (latestOf(stateMigrations) > 1) expect(home.opened).toMatchObject([{ code: "migrated" }]);
});

test("a home of newer code is refused and left as it is; the copy before a migration is the home before it", async () => {
  const dir = await temporaryDirectory();
  const today = await bringUpState(dir);
  for (const n of [1, 2, 3]) await saveView(today.engine, { name: `${n}`, address: `/staff?n=${n}`, by: null });
  await today.engine.close();
  const newer = await bringUpState(dir, steps);
  expect(await newer.engine.query(raw("select count(*) as n, min(page) as page from people.view"))).toEqual([{ n: 6, page: "/staff" }]);
  await newer.engine.close();
  await expect(openHome(dir)).rejects.toMatchObject({ name: "HomeError", code: "too_new" });
  await expect(openHome(dir)).rejects.toMatchObject({ code: "too_new" });
  const [copy = ""] = await filesLike(join(dir, "backups"), /^state-before-\d+-.*\.duckdb$/);
  const before = await openDuckDB(join(dir, "backups", copy), { access_mode: "READ_ONLY" });
  expect((await listViews(before)).map(({ name }) => name)).toEqual(["1", "2", "3"]);
  await before.close();
});

test("a migration that fails changes nothing, and the next start tries it again", async () => {
  const dir = await temporaryDirectory();
  const today = await bringUpState(dir);
  await saveView(today.engine, { name: "a", address: "/", by: null });
  await today.engine.close();
  const bad = [...steps.slice(0, -1), { version: latestOf(steps), name: "fails half-way", run: async (session: Parameters<NonNullable<(typeof steps)[0]["run"]>>[0]) => {
    await session.run(raw("update people.view set name = 'spoilt'"));
    throw new Error("half-way");
  } }];
  await expect(bringUpState(dir, bad)).rejects.toThrow("half-way");
  const state = await bringUpState(dir, steps);
  expect((await state.engine.query<{ name: string }>(raw("select name from people.view order by name"))).map(({ name }) => name)).toEqual(["a 2!", "a!"]);
  await state.engine.close();
});
