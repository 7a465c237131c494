import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { importFiles, openHome } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { desk, facts, temporaryDirectory, today, visits } from "./factory.ts";

test("two opens at once share one warehouse, and it closes with the last holder", async () => {
  const dir = join(await temporaryDirectory(), "home [1] *");
  const [a, b] = await Promise.all([openHome(dir), openHome(`${dir}/.`)]);
  expect(a.engine).toBe(b.engine);
  await a.close();
  await a.close();
  expect(await b.engine.query(raw("select count(*) as n from core.visit"))).toEqual([{ n: 0 }]);
  await b.saveSettings({ ...b.settings, language: "kk" });
  await b.close();
  const c = await openHome(dir);
  onTestFinished(() => c.close());
  expect(c.engine).not.toBe(a.engine);
  expect(c.settings.language).toBe("kk");
});

test("a query reaches no file outside the home, and cannot allow itself to", async () => {
  const { home } = await desk();
  await expect(home.engine.query(raw("select * from read_csv('/etc/passwd')"))).rejects.toThrow(/disabled by configuration/);
  await expect(home.engine.run(raw("set enable_external_access = true"))).rejects.toThrow(/configuration has been locked/);
  await expect(home.engine.run(raw(`copy (select 1) to '${home.archiveDir}/x.csv'`))).rejects.toThrow(/disabled by configuration/);
});

test("a directory whose name looks like a pattern is a directory", async () => {
  const dir = await temporaryDirectory();
  const home = await openHome(join(dir, "дилер [1]* 'x'"));
  onTestFinished(() => home.close());
  const path = join(dir, "v.csv");
  await writeFile(path, visits("Центр,1,2026-05-01,,,100"));
  expect((await importFiles(home, [path], { today })).files[0]?.loaded).toBe(1);
  await expect(openHome(join(dir, "why?"))).rejects.toMatchObject({ code: "bad_name" });
});

/** Runs a script in a process of its own, in which `openHome` and `importFiles` are at hand. */
async function elsewhere(script: string): Promise<{ output: string; signal: string | null }> {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", `import { importFiles, openHome } from "#pipelines/index.ts"; ${script}`], { cwd: process.cwd() });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [, signal] = (await once(child, "close")) as [number | null, string | null];
  return { output, signal };
}

test("while another process has the home, it is in use", async () => {
  const { home } = await desk();
  const { output } = await elsewhere(`await openHome(${JSON.stringify(home.dir)}).then(() => console.log("opened"), (e) => console.log(e.name, e.code));`);
  expect(output.trim()).toBe("HomeError in_use");
  expect(await readdir(home.dir)).toContain("tmp");
});

test.each(["check", "land", "commit"])("killed at %s: the figures are those before, and the same import works", async (at) => {
  const { home, file, load } = await desk();
  await load(await file("a.csv", visits("Центр,1,2026-05-01,,,100")));
  const path = await file("b.csv", visits("Центр,1,2026-05-01,,,200", "Центр,2,2026-05-01,,,x"));
  const before = await facts(home);
  await home.close();
  const { signal } = await elsewhere(`
    const home = await openHome(${JSON.stringify(home.dir)});
    await importFiles(home, [${JSON.stringify(path)}], { today: "${today}" }, (p) => { if (p.step === "${at}") process.kill(process.pid, "SIGKILL"); });`);
  expect(signal).toBe("SIGKILL");
  const again = await openHome(home.dir);
  onTestFinished(() => again.close());
  expect(await facts(again)).toEqual(before);
  for (const table of ["batch", "problem", "reject"]) expect(await again.engine.query(raw(`select * from staging.${table} where batch_id > 1`))).toEqual([]);
  expect(await again.engine.query(raw("select count(*) as n from staging.visits"))).toEqual([{ n: 1 }]);
  expect((await importFiles(again, [path], { today })).files[0]).toMatchObject({ loaded: 1, rejected: 1 });
});

test("models of older code are built again at open", async () => {
  const { home, file, load } = await desk();
  await load(await file("a.csv", visits("Центр,1,2026-05-01,,,100")));
  await home.engine.run(raw("delete from core.visit"));
  await home.engine.run(raw("update meta.fact set value = 'older' where name = 'models_version'"));
  await home.close();
  const again = await openHome(home.dir);
  onTestFinished(() => again.close());
  expect(await again.engine.query(raw("select visit_no from core.visit"))).toEqual([{ visit_no: "1" }]);
});

test("hashes of another engine's version are made anew, so that rows still know their keys", async () => {
  const { home, file, load } = await desk();
  await load(await file("a.csv", visits("Центр,1,2026-05-01,+77011234567,Иванов Иван,100", "Центр,2,2026-05-01,,,100")));
  const before = await facts(home);
  await home.engine.run(raw("update staging.visits set key_hash = line, row_hash = line, client_ref = case when client_ref is not null then line end"));
  await home.engine.run(raw("update meta.fact set value = 'v0' where name = 'engine_version'"));
  await home.close();
  const again = await openHome(home.dir);
  onTestFinished(() => again.close());
  expect(await facts(again)).toEqual(before);
  const path = await file("b.csv", visits("Центр,2,2026-05-01,,,100", "Центр,1,2026-05-01,+77011234567,Иванов Иван,200"));
  expect((await importFiles(again, [path], { today })).files[0]).toMatchObject({ loaded: 1, unchanged: 1 });
});

test("a home written by newer code is left alone", async () => {
  const { home } = await desk();
  await home.engine.run(raw("update meta.fact set value = '99' where name = 'schema_version'"));
  await home.close();
  await expect(openHome(home.dir)).rejects.toMatchObject({ name: "HomeError", code: "too_new" });
});

test("settings that cannot be understood are named, not lost", async () => {
  const { home } = await desk();
  await home.close();
  await writeFile(join(home.dir, "settings.json"), '{"shared_key_names": "five"}');
  await expect(openHome(home.dir)).rejects.toMatchObject({ name: "SettingsError", detail: expect.stringContaining("shared_key_names") });
  await rm(join(home.dir, "settings.json"));
  await (await openHome(home.dir)).close();
});
