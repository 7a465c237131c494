import { expect, test } from "vitest";
import { checkHome, listBatches, planImport, undoBatch } from "#pipelines/index.ts";
import { conserved, desk, facts, today, totalOf, visits } from "./factory.ts";

test("a first file: what was read is what was loaded or rejected", async () => {
  const { home, file, load } = await desk();
  const path = await file("visits.csv", visits(
    "Центр,1,2026-05-01,+77011234567,Иванов Иван,100.00",
    "Центр,2,2026-05-02,+77011234568,Петров Пётр,сто",
    "Центр,3,2026-05-03,,,50.50",
    "Итого,,,,,150.50",
  ));
  const { files, clients } = await load(path);
  expect(files).toHaveLength(1);
  expect(conserved(files[0])).toEqual({ read: 3, loaded: 2, unchanged: 0, superseded: 0, rejected: 1 });
  expect(files[0]).toMatchObject({
    file: "visits.csv", kind: "visits", batch: expect.stringMatching(/^[0-9a-f]{12}$/), encoding: "utf-8", delimiter: ",", header_line: 1, skipped: 2,
    unidentified: 1, control_total: { reported: "150.50", loaded: "150.50" }, already_loaded: false, overlap: null,
    problems: [{ line: 3, column: "total_amount", header: "total_amount", code: "bad_amount", value: "сто" }],
  });
  expect(clients).toEqual({ records: 1, clients: 1 });
  expect(await checkHome(home)).toEqual([]);
});

test("a file twice is a file once", async () => {
  const { home, file, load } = await desk();
  const text = visits("Центр,1,2026-05-01,+77011234567,Иванов Иван,100.00", "Центр,2,2026-05-02,,,x", "Центр,3,2026-05-03,,,50.50");
  const first = (await load(await file("visits.csv", text))).files[0];
  const before = await facts(home);
  const second = (await load(await file("copy.csv", text))).files[0];
  expect(second).toMatchObject({ batch: first?.batch, already_loaded: true, problems: first?.problems });
  expect(conserved(second)).toEqual({ read: 3, loaded: 0, unchanged: 2, superseded: 0, rejected: 1 });
  expect(await facts(home)).toEqual(before);
  expect(await listBatches(home)).toHaveLength(1);
});

test("within a file the later line wins", async () => {
  const { home, file, load } = await desk();
  const report = await load(await file("visits.csv", visits(
    "Центр,1,2026-05-01,,,100", // overtaken
    "Центр,1,2026-05-01,,,100.00", // says the same as the line above
    "Центр,1,2026-05-01,,,200", // overtaken
    "Центр,1,2026-05-01,,,300",
    "Центр,1,2026-05-01,,,300", // the same again
    "Центр,1,2026-05-01,,,bad", // supersedes nothing
    "Итого,,,,,300",
  )));
  expect(conserved(report.files[0])).toEqual({ read: 6, loaded: 1, unchanged: 2, superseded: 2, rejected: 1 });
  expect(report.files[0]?.control_total).toEqual({ reported: "300.00", loaded: "300.00" });
  expect(await totalOf(home, "1")).toBe(300);
});

test("between files the later import wins, and back: a row that returns to the old value is a change within the file", async () => {
  const { home, file, load } = await desk();
  await load(await file("may.csv", visits("Центр,1,2026-05-01,,,100", "Центр,2,2026-05-02,,,100")));
  const { files } = await load(await file("june.csv", visits(
    "Центр,1,2026-05-01,,,100", // as it was
    "Центр,2,2026-05-02,,,200", // overtaken by the next
    "Центр,2,2026-05-02,,,100", // back to what it was before the file: the last change of this file
    "Центр,3,2026-05-03,,,100",
  )));
  expect(conserved(files[0])).toEqual({ read: 4, loaded: 2, unchanged: 1, superseded: 1, rejected: 0 });
  expect(await totalOf(home, "2")).toBe(100);
  expect(await checkHome(home)).toEqual([]);
});

test("a file imported as older fills gaps and wins nothing", async () => {
  const { home, file, load } = await desk();
  await load(await file("new.csv", visits("Центр,1,2026-05-01,,,100", "Центр,2,2026-05-02,,,100")));
  const old = await file("old.csv", visits("Центр,1,2026-05-01,,,999", "Центр,2,2026-05-02,,,100", "Центр,3,2026-04-01,,,70", "Центр,3,2026-04-01,,,80"));
  const { files } = await load(old, { older: true });
  expect(conserved(files[0])).toEqual({ read: 4, loaded: 1, unchanged: 1, superseded: 2, rejected: 0 });
  expect(await totalOf(home, "1")).toBe(100);
  expect(await totalOf(home, "3")).toBe(80);
});

test("of two older files of one import the later wins where nothing newer says anything", async () => {
  const { home, file, load } = await desk();
  await load(await file("new.csv", visits("Центр,1,2026-05-01,,,100")));
  const paths = [await file("2024.csv", visits("Центр,1,2026-05-01,,,1", "Центр,9,2024-05-01,,,1")), await file("2025.csv", visits("Центр,1,2026-05-01,,,2", "Центр,9,2024-05-01,,,2"))];
  const { files } = await load(paths, { older: true });
  expect(files.map(conserved)).toEqual([
    { read: 2, loaded: 1, unchanged: 0, superseded: 1, rejected: 0 },
    { read: 2, loaded: 1, unchanged: 0, superseded: 1, rejected: 0 },
  ]);
  expect([await totalOf(home, "1"), await totalOf(home, "9")]).toEqual([100, 2]);
});

test("a file that ends before what is loaded and changes it looks older", async () => {
  const { home, file, load } = await desk();
  const old = await file("old.csv", visits("Центр,1,2026-05-01,,,90", "Центр,2,x,,,90", "Центр,3,2026-04-30,,,y"));
  expect((await planImport(home, old, { today })).overlap).toBeNull();
  await load(await file("new.csv", visits("Центр,1,2026-05-01,,,100", "Центр,2,2026-05-20,,,100")));
  expect((await planImport(home, old, { today })).overlap).toMatchObject({ file: { from: "2026-04-30", to: "2026-05-01" }, looks_older: true });
  const { files } = await load(old);
  expect(files[0]?.overlap).toMatchObject({ file: { from: "2026-05-01", to: "2026-05-01" }, loaded: { from: "2026-05-01", to: "2026-05-20" }, looks_older: true });
});

test("a batch taken back leaves the figures as they were before it, whatever came after", async () => {
  const { home, file, load } = await desk();
  await load(await file("a.csv", visits("Центр,1,2026-05-01,+77011234567,Иванов Иван,100", "Центр,2,2026-05-02,,,100")));
  const withA = await facts(home);
  const b = await file("b.csv", visits("Центр,1,2026-05-01,+77011234567,Иванов Иван,150", "Центр,2,2026-05-02,,,100", "Центр,3,2026-05-03,,,100"));
  const first = (await load(b)).files[0]?.batch ?? "";
  const withB = await facts(home);
  expect(withB).not.toEqual(withA);
  await undoBatch(home, first.slice(0, 8));
  expect(await facts(home)).toEqual(withA);
  expect(conserved((await load(b)).files[0])).toEqual({ read: 3, loaded: 2, unchanged: 1, superseded: 0, rejected: 0 });
  expect(await facts(home)).toEqual(withB);
  expect((await listBatches(home)).map((batch) => batch.status)).toEqual(["loaded", "undone", "loaded"]);
  expect(await checkHome(home)).toEqual([]);
});

test("taking an older batch back leaves what newer files said, unchanged rows too", async () => {
  const { home, file, load } = await desk();
  const first = (await load(await file("a.csv", visits("Центр,1,2026-05-01,,,100", "Центр,2,2026-05-02,,,100")))).files[0]?.batch ?? "";
  await load(await file("b.csv", visits("Центр,1,2026-05-01,,,100", "Центр,3,2026-05-03,,,100")));
  await undoBatch(home, first);
  expect([await totalOf(home, "1"), await totalOf(home, "2"), await totalOf(home, "3")]).toEqual([100, undefined, 100]);
});

test("another reading of the same bytes takes the place of the first, and taking it back brings the first back", async () => {
  const { home, file, load } = await desk();
  const path = await file("visits.csv", visits("Центр,1,2026-05-01,,,100", "Центр,2,2026-05-02,,,100"));
  await load(path, { set: { payer: "internal" } });
  const internal = await facts(home);
  const { files } = await load(path, { set: { payer: "customer" } });
  expect(conserved(files[0])).toEqual({ read: 2, loaded: 2, unchanged: 0, superseded: 0, rejected: 0 });
  expect((await facts(home))["visits"]?.every((row) => String(row).includes('"payer":"customer"'))).toBe(true);
  expect((await listBatches(home)).map((batch) => batch.status)).toEqual(["loaded", "replaced"]);
  await undoBatch(home, files[0]?.batch ?? "");
  expect(await facts(home)).toEqual(internal);
  await expect(undoBatch(home, "ffff")).rejects.toMatchObject({ code: "no_such_batch" });
});
