import { access, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { entriesIn, Settling, type Entry } from "#app/services/inbox-entries.server.ts";
import { watchInbox } from "#app/services/inbox.server.ts";
import { jobs } from "#app/services/jobs.server.ts";
import { closeHome, ownHome } from "#app/warehouse/home.server.ts";
import { importFiles, listBatches } from "#pipelines/index.ts";
import { temporaryDirectory, today, visits } from "./factory.ts";

const pace = { settleMs: 100, pollMs: 50 };

/** A home whose inbox is watched from `start` on. */
async function office() {
  const env = { LOYALTY_HOME: join(await temporaryDirectory(), "home") };
  const home = await ownHome(env);
  onTestFinished(() => closeHome(env.LOYALTY_HOME));
  return {
    env,
    home,
    inbox: home.inboxDir,
    start() {
      const watching = watchInbox(env, pace);
      onTestFinished(() => watching.stop());
    },
    drop: (name: string, text: string) => writeFile(join(home.inboxDir, name), text),
  };
}

const lines = async (folder: string): Promise<string[]> => {
  const days = await readdir(folder).catch(() => []);
  return (await Promise.all(days.map((day) => readdir(join(folder, day))))).flat().sort();
};

test("files that land are loaded as one job, and put away with their reports", async () => {
  const { env, home, inbox, start, drop } = await office();
  start();
  await drop("b.csv", visits("Центр,1,2026-05-01,,,200"));
  await drop("a.csv", visits("Центр,1,2026-05-01,,,100", "Центр,2,2026-05-01,,,x"));
  await expect.poll(() => lines(join(inbox, "done"))).toEqual(["a.csv", "a.csv.report.json", "a.csv.report.txt", "b.csv", "b.csv.report.json", "b.csv.report.txt"]);
  expect(await jobs(env)).toMatchObject([{ origin: "inbox", by: "inbox", state: "done", files: ["a.csv", "b.csv"] }]);
  // By name: b came after a, and wins.
  expect((await listBatches(home)).map((b) => [b.file, b.imported_by, b.loaded])).toEqual([["b.csv", "inbox", 1], ["a.csv", "inbox", 1]]);
  const [day] = await readdir(join(inbox, "done"));
  expect(await readFile(join(inbox, "done", day ?? "", "a.csv.report.txt"), "utf8")).toContain("прочитано 2 = загружено 1");
  expect(JSON.parse(await readFile(join(inbox, "done", day ?? "", "a.csv.report.json"), "utf8"))).toMatchObject({ files: [{ file: "a.csv", rows_read: 2, rejects: [{ line: 3 }] }] });
  await drop("a.csv", visits("Центр,3,2026-05-02,,,100"));
  await expect.poll(async () => (await lines(join(inbox, "done"))).includes("a-2.csv")).toBe(true);
});

test("an ambiguous file fails with its question and how to settle it; a mapping beside it settles it", async () => {
  const { home, inbox, start, drop } = await office();
  start();
  const text = visits("Центр,1,01/05/2026,,,100", "Центр,2,02/05/2026,,,100");
  await drop("v.csv", text);
  await expect.poll(() => lines(join(inbox, "failed"))).toContain("v.csv");
  const [day] = await readdir(join(inbox, "failed"));
  const report = await readFile(join(inbox, "failed", day ?? "", "v.csv.report.txt"), "utf8");
  expect(report).toContain("--date-order");
  expect(report).toContain("v.csv.mapping.json");
  const columns = Object.fromEntries(["branch", "visit_no", "closed_on", "total_amount"].map((name) => [name, { column: name }]));
  await drop("v.csv.mapping.json", JSON.stringify({ kind: "visits", date: "%d/%m/%Y", columns }));
  await drop("v.csv", text);
  await expect.poll(() => lines(join(inbox, "done"))).toEqual(["v.csv", "v.csv.mapping.json", "v.csv.report.json", "v.csv.report.txt"]);
  expect((await listBatches(home)).map((b) => [b.loaded, b.from, b.to])).toEqual([[2, "2026-05-01", "2026-05-02"]]);
});

test("a folder goes as a whole, a mapping that is none fails, and what is half copied is left alone", async () => {
  const { home, inbox, start, drop } = await office();
  await mkdir(join(inbox, "май"));
  await drop("май/v.csv", visits("Центр,1,2026-05-01,,,100"));
  await drop("half.csv.part", "branch");
  await drop("bad.csv", visits("Центр,2,2026-05-01,,,100"));
  await drop("bad.csv.mapping.json", "{");
  start();
  await expect.poll(() => lines(join(inbox, "done"))).toEqual(["май", "май.report.json", "май.report.txt"]);
  await expect.poll(() => lines(join(inbox, "failed"))).toEqual(["bad.csv", "bad.csv.mapping.json", "bad.csv.report.json", "bad.csv.report.txt"]);
  expect((await listBatches(home)).map((b) => b.file)).toEqual(["v.csv"]);
  await access(join(inbox, "half.csv.part"));
  await rename(join(inbox, "half.csv.part"), join(inbox, "half.csv"));
  await expect.poll(() => lines(join(inbox, "failed"))).toContain("half.csv");
});

test("a file that was loaded and not moved away is known, not loaded twice", async () => {
  const { home, inbox, start, drop } = await office();
  await drop("v.csv", visits("Центр,1,2026-05-01,,,100"));
  await importFiles(home, [join(inbox, "v.csv")], { today });
  start();
  await expect.poll(() => lines(join(inbox, "done"))).toContain("v.csv");
  const list = await listBatches(home);
  expect(list.map((b) => b.loaded)).toEqual([1]);
});

test("a file is whole when nothing about it changed for a while, and waits for those that come with it", () => {
  const settling = new Settling();
  const entry = (name: string, signature: string): Entry => ({ name, path: `/${name}`, signature });
  const names = (found: readonly Entry[]): string[] => found.map(({ name }) => name);
  expect(names(settling.ready([entry("a", "1")], 0, 100))).toEqual([]);
  expect(names(settling.ready([entry("a", "2")], 100, 100))).toEqual([]);
  expect(names(settling.ready([entry("a", "2"), entry("b", "1")], 200, 100))).toEqual([]);
  expect(names(settling.ready([entry("a", "2"), entry("b", "1")], 300, 100))).toEqual(["a", "b"]);
  // One that never comes to rest does not hold up the others for ever.
  const grows = Array.from({ length: 16 }, (_, n) => names(settling.ready([entry("a", "2"), entry("b", String(n))], 400 + n * 100, 100)));
  expect(grows[0]).toEqual([]);
  expect(grows.at(-1)).toEqual(["a"]);
});

test("hidden files, locks and answers are no entries", async () => {
  const dir = await temporaryDirectory();
  await mkdir(join(dir, "done"));
  await mkdir(join(dir, "empty"));
  for (const name of [".hidden", "~$a.xlsx", "a.tmp", "a.csv.mapping.json", "b.csv.crdownload", "c.csv"]) await writeFile(join(dir, name), "x");
  expect((await entriesIn(dir)).map(({ name }) => name)).toEqual(["c.csv"]);
});
