import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checkHome, importFiles, listBatches, openHome, readNotices, undoBatch, type Home } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { tmpdir } from "node:os";
import { today, visits } from "../import/factory.ts";
import { digest } from "../import/digest.ts";
import { cutOff, filesLike, opened, spoil, type, typed } from "./scene.ts";

const samples = join(import.meta.dirname, "../../../data/samples");
let base: string;
let before: Record<string, string>;
let people: Record<string, string>;
let moments: string[];

/** A home with a past: several kinds, a file read in two ways, a workbook's worth of days twice, an older file, one that was taken back. */
beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), "loyalty-archive-"));
  base = join(dir, "home");
  const home = await openHome(base);
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(dir, name), text);
    return join(dir, name);
  };
  await importFiles(home, ["visits.csv", "clients.csv", "promo_contacts.csv"].map((name) => join(samples, name)), { today });
  await importFiles(home, [await file("a.csv", visits("Центр,1,2026-05-01,+77010000001,Иванов Иван,100", "Центр,2,2026-05-02,,,x"))], { today, importedBy: "anna" });
  await importFiles(home, [await file("b.csv", visits("Центр,1,2026-05-01,+77010000001,Иванов Иван,150", "Центр,3,2026-05-03,,,\"1,5\""))], { today, decimal: "," });
  await importFiles(home, [join(dir, "b.csv")], { today, decimal: "." });
  await importFiles(home, [await file("old.csv", visits("Центр,1,2026-05-01,+77010000001,Иванов И.,90", "Центр,9,2024-05-01,+77010000009,Ким,900"))], { today, older: true });
  const { files } = await importFiles(home, [await file("gone.csv", visits("Юг,1,2026-05-01,,,77"))], { today });
  await undoBatch(home, files[0]?.batch ?? "");
  await type(home, 5);
  before = await digest(home);
  people = await typed(home);
  moments = (await listBatches(home)).map(({ imported_at, imported_by, status }) => `${imported_at} ${imported_by} ${status}`);
  await home.close();
  return () => rm(dir, { recursive: true });
});

/** The facts and what people typed are what they were, and the home says what befell it. */
async function asBefore(home: Home, code: string): Promise<void> {
  expect(await digest(home)).toEqual(before);
  expect(await typed(home)).toEqual(people);
  expect((await listBatches(home)).map(({ imported_at, imported_by, status }) => `${imported_at} ${imported_by} ${status}`)).toEqual(moments);
  expect(await checkHome(home)).toEqual([]);
  expect(home.opened).toMatchObject([{ code, params: { missing: 0, strays: 0 } }]);
  expect(await readNotices(home.dir)).toEqual(home.opened);
}

describe("facts are made again from the archive", () => {
  test("where its file is damaged", async () => {
    const dir = await cutOff(base);
    await spoil.cutInHalf(join(dir, "warehouse.duckdb"));
    const home = await opened(dir);
    await asBefore(home, "facts_damaged");
    await home.close();
    const again = await opened(dir);
    expect(again.opened).toEqual([]);
    expect(await digest(again)).toEqual(before);
    expect(await filesLike(dir, /^warehouse\.duckdb\.damaged-/)).toHaveLength(1);
  });

  test("by another process that was killed on the way", async () => {
    const dir = await cutOff(base);
    const half = await openHome(dir);
    await half.engine.transaction((session) => session.run(raw("delete from staging.visits")));
    await half.close();
    await writeFile(join(dir, "rebuilding.json"), JSON.stringify({ code: "facts_missing", kept: null, changes: 0 }));
    await asBefore(await opened(dir), "facts_missing");
    expect(existsSync(join(dir, "rebuilding.json"))).toBe(false);
  });
});

test("an original that is gone is named, and the rest is there", async () => {
  const dir = await cutOff(base);
  const sha256 = createHash("sha256").update(await readFile(join(samples, "clients.csv"))).digest("hex");
  await rm(join(dir, "archive", `${sha256}.csv`));
  await writeFile(join(dir, "archive", `${"0".repeat(64)}.csv`), "landed, and the list did not hear of it");
  await rm(join(dir, "warehouse.duckdb"));
  const home = await opened(dir);
  expect(home.opened).toMatchObject([{ code: "facts_missing", params: { missing: 1, files: "clients.csv", strays: 1 } }]);
});

test("a damaged warehouse without a list of its loads is left as it is", async () => {
  const dir = await cutOff(base);
  await rm(join(dir, "loads.jsonl"));
  await spoil.garbage(join(dir, "warehouse.duckdb"));
  await expect(openHome(dir)).rejects.toMatchObject({ name: "HomeError", code: "damaged" });
  expect(await filesLike(dir, /damaged/)).toEqual([]);
});

test("a list whose end was cut off is brought up to date by the warehouse", async () => {
  const dir = await cutOff(base);
  await spoil.cutTail(join(dir, "loads.jsonl"));
  const whole = await openHome(dir);
  expect(whole.opened).toEqual([]);
  await whole.close();
  await rm(join(dir, "warehouse.duckdb"));
  await asBefore(await opened(dir), "facts_missing");
});

describe("a log that the engine would pass over", () => {
  /** A home as a power cut leaves it: its last change is in the log alone. */
  async function withLog(): Promise<{ dir: string; after: Record<string, string>; typedAfter: Record<string, string> }> {
    const home = await openHome(await cutOff(base));
    await importFiles(home, [join(samples, "visits.csv")], { today: "2026-06-02", set: { branch: "Новый" } });
    await type(home, 7);
    const found = { after: await digest(home), typedAfter: await typed(home), dir: await cutOff(home.dir) };
    await home.close();
    return found;
  }

  test.each(["garbage", "flip"] as const)("of the warehouse, %s: its loads are made again", async (how) => {
    const { dir, after, typedAfter } = await withLog();
    expect(existsSync(join(dir, "warehouse.duckdb.wal"))).toBe(true);
    await spoil[how](join(dir, "warehouse.duckdb.wal"));
    const home = await opened(dir);
    expect(home.opened).toMatchObject([{ code: how === "flip" ? "facts_damaged" : "facts_behind" }]);
    expect(await digest(home)).toEqual(after);
    expect(await typed(home)).toEqual(typedAfter);
  });

  test.each(["garbage"] as const)("of what people typed, %s: how many changes are lost is said once, and the log is kept", async (how) => {
    const { dir, after } = await withLog();
    await spoil[how](join(dir, "state.duckdb.wal"));
    const home = await opened(dir);
    expect(home.opened).toMatchObject([{ code: "state_behind" }]);
    expect(Number(home.opened[0]?.params["changes"])).toBeGreaterThan(0);
    expect(await filesLike(dir, /^state\.duckdb\.damaged-.*\.wal$/)).toHaveLength(1);
    expect(await digest(home)).toEqual(after);
    await home.close();
    expect((await opened(dir)).opened).toEqual([]);
  });
});

test.each([
  ["cut", "state_damaged", (path: string) => spoil.cutInHalf(path)],
  ["gone", "state_missing", (path: string) => rm(path)],
] as const)("what people typed is never begun anew: its file %s", async (_how, code, harm) => {
  const dir = await cutOff(base);
  await harm(join(dir, "state.duckdb"));
  await expect(openHome(dir)).rejects.toMatchObject({ name: "HomeError", code });
  await expect(openHome(dir)).rejects.toMatchObject({ code });
});
