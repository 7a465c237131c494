import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { oneVersion } from "#app/services/one-version.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { closeHomes, currentHome } from "#app/warehouse/home.server.ts";
import { importFiles, undoBatch, type Home } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";

let dir = "";
let home: Home;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-version-"));
  process.env["LOYALTY_HOME"] = join(dir, "home");
  home = await currentHome();
});
afterAll(async () => {
  await closeHomes();
  delete process.env["LOYALTY_HOME"];
  await rm(dir, { recursive: true, force: true });
});

const load = async (name: string): Promise<string> => {
  await writeFile(join(dir, name), `branch,visit_no,closed_on,phone,total_amount\nСевер,${name},2026-03-01,+77010000001,1000\n`);
  return (await importFiles(home, [join(dir, name)], { today: "2026-04-01" })).files[0]?.batch ?? "";
};
const visits = async (): Promise<number> => Number((await runQuery<{ n: number }>(home, "visits", raw("select count(*) as n from core.visit")))[0]?.n);
const answer = async (work: () => Promise<unknown>, method = "GET"): Promise<[status: number, text: string]> => {
  const url = new URL("http://localhost/staff?branch=x");
  const made = await oneVersion({ request: new Request(`${url}.data`, { method }), url }, async () => new Response(String(await work())));
  return [made.status, made.headers.get("location") ?? (await made.text())];
};

test("a page in whose making figures changed is asked for once more; another is as it is", async () => {
  await load("1");
  expect(await answer(visits)).toEqual([200, "1"]);
  expect(await answer(async () => `${await visits()} ${await load("2")}`)).toEqual([307, "/staff?branch=x"]);
  expect(await answer(async () => `${await visits()} ${await load("3")}`, "POST")).toMatchObject([200, expect.stringMatching(/^2 /)]);
  expect(await answer(visits)).toEqual([200, "3"]);
  expect(await answer(async () => home.exclusive(async () => "a look"))).toEqual([200, "a look"]);
  expect(await answer(async () => undoBatch(home, await load("4")))).toEqual([307, "/staff?branch=x"]);
  expect(await answer(visits)).toEqual([200, "3"]);
});

test("an answer that was remembered before a commit is not given after it, though the import is not over", async () => {
  expect(await visits()).toBe(3);
  const seen: number[] = [];
  let [before, during] = [home.version, home.version];
  await home.exclusive(async () => {
    await home.engine.transaction((session) => session.run(raw("delete from core.visit where visit_no = '3'")), { lands: true });
    during = home.version;
    seen.push(await visits());
  });
  expect([seen, during > before]).toEqual([[2], true]);
  before = home.version;
  await home.engine.transaction((session) => session.run(raw("create or replace table marts.nothing as select 1 as n")));
  expect(home.version).toBe(before);
});
