import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { backUp, importFiles, openHome, restore, verifyBackup, verifyHome, type Home } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { today, visits } from "../import/factory.ts";
import { digest } from "../import/digest.ts";
import { cutOff, opened, spoil, type, typed } from "./scene.ts";

let dir: string;
let home: Home;
let file: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-backup-"));
  home = await openHome(join(dir, "home"));
  await writeFile(join(dir, "a.csv"), visits("Центр,1,2026-05-01,+77010000001,Иванов Иван,100", "Центр,2,2026-05-02,,,x"));
  await importFiles(home, [join(dir, "a.csv")], { today });
  await home.saveSettings({ ...home.settings, language: "kk" });
  await type(home, 20);
  file = join(dir, "b.tar.gz");
  await backUp(home, file);
  return async () => {
    await home.close();
    await rm(dir, { recursive: true });
  };
});

const emptyDir = (): Promise<string> => mkdtemp(join(dir, "empty-"));

test("a backup in an empty home is the home again: figures, settings, what people typed", async () => {
  const target = join(await emptyDir(), "new");
  const contents = await restore(file, target);
  expect(contents).toMatchObject({ loads: 1, missing: [] });
  const again = await opened(target);
  expect(await digest(again)).toEqual(await digest(home));
  expect(await typed(again)).toEqual(await typed(home));
  expect(again.settings).toEqual(home.settings);
  expect(again.opened).toMatchObject([{ code: "facts_missing", params: { batches: 1, rows: 2, missing: 0 } }]);
});

test("it is sound, says what is in it, and any tar reads it", async () => {
  const [{ n } = { n: 0 }] = await home.state.query<{ n: number }>(raw("select (select count(*) from people.view) + (select count(*) from people.mapping) as n"));
  expect(await verifyBackup(file)).toMatchObject({ loads: 1, missing: [], files: 4, typed: n, state_version: home.stateVersion });
  const names = execFileSync("tar", ["tzf", file], { encoding: "utf8" }).trim().split("\n");
  expect(names.map((name) => name.replace(/[0-9a-f]{64}/, "HASH"))).toEqual(["state.duckdb", "settings.json", "loads.jsonl", "archive/HASH.csv", "contents.json"]);
});

test("it is made while people go on typing, as of one moment", async () => {
  const busy = await opened(await cutOff(home.dir));
  const until = { stopped: false };
  const typing = (async () => {
    // Two rows a transaction: a moment between them would show as an odd count.
    for (let i = 0; !until.stopped; i++) await busy.state.transaction(async (session) => {
      for (const half of [0, 1]) await session.run(raw(`insert into people.time_event (event_id, label) values (${2 * i + half}, 'x')`));
    });
  })();
  const made = await Promise.all([0, 1, 2].map((i) => backUp(busy, join(dir, `busy-${i}.tar.gz`))));
  until.stopped = true;
  await typing;
  for (const { path } of made) {
    const target = await emptyDir();
    await restore(path, target);
    const again = await opened(target);
    const [{ n } = { n: 1 }] = await again.state.query<{ n: number }>(raw("select count(*) as n from people.time_event"));
    expect(n % 2).toBe(0);
  }
});

test("a living home is never written over, nor a backup", async () => {
  await expect(restore(file, home.dir)).rejects.toMatchObject({ name: "BackupError", code: "home_not_empty" });
  await expect(backUp(home, file)).rejects.toMatchObject({ code: "exists" });
  expect((await readdir(dir)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test.each([
  ["its end is missing", "cut_off", (path: string) => spoil.cutTail(path)],
  ["half of it is missing", "cut_off", (path: string) => spoil.cutInHalf(path)],
  ["it is no backup", "not_a_backup", (path: string) => spoil.garbage(path)],
  ["it is not there", "not_found", (path: string) => rm(path)],
  ["an amount in an original was changed", "changed", async (path: string) => {
    const tar = gunzipSync(await readFile(path));
    tar.write("999", tar.indexOf("Иванов Иван,100") + Buffer.byteLength("Иванов Иван,"));
    await writeFile(path, gzipSync(tar));
  }],
] as const)("%s: that is said, and nothing is restored", async (_what, code, harm) => {
  const bad = join(await emptyDir(), "bad.tar.gz");
  await writeFile(bad, await readFile(file));
  await harm(bad);
  await expect(verifyBackup(bad)).rejects.toMatchObject({ name: "BackupError", code });
  const target = await emptyDir();
  await expect(restore(bad, target)).rejects.toMatchObject({ code });
  expect(await readdir(target)).toEqual([]);
});

test("a name that leads out of the home is refused", async () => {
  const tar = gunzipSync(await readFile(file));
  tar.fill(0, 0, 100);
  tar.write("../state.duckdb", 0);
  tar.write("        ", 148);
  const sum = tar.subarray(0, 512).reduce((all, byte) => all + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  const bad = join(await emptyDir(), "bad.tar.gz");
  await writeFile(bad, gzipSync(tar));
  await expect(verifyBackup(bad)).rejects.toMatchObject({ code: "not_a_backup" });
});

test("a restore that was killed leaves a home that does not open, and can be begun again", async () => {
  const target = await emptyDir();
  await mkdir(join(target, "archive"));
  await writeFile(join(target, "restoring.json"), "{}");
  await writeFile(join(target, "state.duckdb"), "half of it");
  await expect(openHome(target)).rejects.toMatchObject({ name: "HomeError", code: "half_restored" });
  await restore(file, target);
  expect(await digest(await opened(target))).toEqual(await digest(home));
});

test("a look through a home finds an original that changed or is gone, and a figure that does not add up", async () => {
  const sound = { originals: 1, gone: [], changed: [], astray: [] };
  expect(await verifyHome(home)).toMatchObject(sound);
  const other = await opened(await cutOff(home.dir));
  const [name = ""] = await readdir(other.archiveDir);
  await spoil.flip(join(other.archiveDir, name));
  await other.engine.run(raw("update core.visit set total_amount = total_amount + 1"));
  expect(await verifyHome(other)).toMatchObject({ ...sound, changed: [`a.csv (${name})`], astray: ["core.visit"] });
  await rm(join(other.archiveDir, name));
  expect(await verifyHome(other)).toMatchObject({ gone: ["a.csv"], changed: [] });
});
