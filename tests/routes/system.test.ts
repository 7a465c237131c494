import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyBackup } from "#pipelines/index.ts";
import { form, lacks, openSite, said, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test("the administrator sees the program and its home, and backs it up", async () => {
  const before = await said(await site.get("/system?lang=ru"));
  expect(lacks(before, "Система", "Копий ещё нет.", "Копия делается сама каждые 24 ч, хранятся последние 14.", "DuckDB", process.version, "Свободно на диске", "Загрузок ещё не было.")).toEqual([]);
  const after = await said(await site.post("/system", form({ intent: "backup" })));
  expect(lacks(after, "Копия готова: loyalty-000001-", "Последняя копия:")).toEqual([]);
  const [name = ""] = await readdir(join(site.home, "backups"));
  expect(await verifyBackup(join(site.home, "backups", name))).toMatchObject({ missing: [], loads: 0 });
  // The next has the next number.
  await site.post("/system", form({ intent: "backup" }));
  expect(lacks(await said(await site.get("/system")), "loyalty-000002-", "loyalty-000001-")).toEqual([]);
});

test("a rule says how long archived files keep contacts", async () => {
  expect(lacks(await said(await site.get("/system?lang=ru")), "хранят имена и контакты без срока")).toEqual([]);
  expect(lacks(await said(await site.post("/system", form({ intent: "retention", months: "36" }))), "Правило сохранено", "больше 36 месяцев назад")).toEqual([]);
  const refused = await site.post("/system", form({ intent: "retention", months: "601" }));
  expect([refused.status, lacks(await said(refused), "601", "1…600")]).toEqual([400, []]);
  expect(lacks(await said(await site.post("/system", form({ intent: "retention", months: "" }))), "Правило снято", "без срока")).toEqual([]);
});

test("it is in three languages, and leads there from the data", async () => {
  expect(lacks(await said(await site.get("/system?lang=kk")), "Жүйе", "Көшірмелер")).toEqual([]);
  expect(lacks(await said(await site.get("/system?lang=en")), "System", "Back up now")).toEqual([]);
  expect(lacks(await said(await site.get("/data?lang=en")), 'href="/system"')).toEqual([]);
});

test("nobody else sees it", async () => {
  const director = site.as({ roles: ["director"] });
  expect((await director.get("/system")).status).toBe(403);
  expect((await director.post("/system", form({ intent: "backup" }))).status).toBe(403);
  expect(await said(await director.get("/data"))).not.toContain('href="/system"');
  expect(await readdir(join(site.home, "backups"))).toHaveLength(2);
});
