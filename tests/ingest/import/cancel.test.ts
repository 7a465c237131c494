import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importFiles, listBatches, previewUndo, undoBatch, type Progress } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { desk, facts, today, totalOf, visits } from "./factory.ts";

test.each(["read", "archive", "land", "models"] as const)("cancelled at %s: no trace, and the same import works afterwards", async (at) => {
  const { home, file, load } = await desk();
  await load(await file("a.csv", visits("Центр,1,2026-05-01,,,100")));
  const paths = [await file("b.csv", visits("Центр,1,2026-05-01,,,200")), await file("c.csv", visits("Центр,2,2026-05-01,,,x"))];
  const before = await facts(home);
  const stop = new AbortController();
  const cancelled = importFiles(home, paths, { today }, ({ step }) => step === at && stop.abort(), { signal: stop.signal });
  await expect(cancelled).rejects.toMatchObject({ name: "ImportCancelled" });
  expect(await facts(home)).toEqual(before);
  for (const table of ["batch", "problem", "reject"]) expect(await home.engine.query(raw(`select * from staging.${table} where batch_id > 1`))).toEqual([]);
  expect(await readdir(home.tmpDir)).toEqual([]);
  expect(await readdir(home.archiveDir)).toHaveLength(1);
  expect((await load(paths)).files.map((f) => [f.loaded, f.rejected])).toEqual([[1, 0], [0, 1]]);
});

test("once the commit has begun, it is too late to cancel", async () => {
  const { home, file } = await desk();
  const stop = new AbortController();
  const report = await importFiles(home, [await file("a.csv", visits("Центр,1,2026-05-01,,,100"))], { today }, ({ step }) => step === "commit" && stop.abort(), { signal: stop.signal });
  expect(report.files[0]?.loaded).toBe(1);
});

test("progress names every step, and counts the bytes of all files", async () => {
  const { home, file } = await desk();
  const texts = [visits("Центр,1,2026-05-01,,,100"), visits("Центр,2,2026-05-01,,,100")];
  const total_bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const seen: Progress[] = [];
  await importFiles(home, [await file("a.csv", texts[0] ?? ""), await file("b.csv", texts[1] ?? "")], { today }, (progress) => void seen.push(progress));
  expect(seen.map(({ step, index }) => `${index} ${step}`)).toEqual(expect.arrayContaining(["1 read", "1 archive", "2 read", "2 archive", "2 land", "2 models", "2 commit"]));
  expect(seen.map(({ all }) => all?.total_bytes)).toEqual(seen.map(() => total_bytes));
  expect(seen.at(-1)?.all?.bytes).toBe(total_bytes);
  const bytes = seen.map(({ all }) => all?.bytes ?? 0);
  expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
});

test("each file has its own answers, and all of them land together", async () => {
  const { home, file } = await desk();
  const now = await file("now.csv", visits("Центр,1,2026-05-01,,,100"));
  const dotted = await file("mdy.csv", visits("Центр,2,03/04/2026,,,100"));
  const old = await file("old.csv", visits("Центр,1,2026-05-01,,,90", "Центр,3,2026-04-01,,,50"));
  await importFiles(home, [now], { today });
  const { files, of } = await importFiles(home, [{ path: dotted, options: { dateOrder: "mdy" } }, { path: old, options: { older: true } }], { today });
  expect(of).toEqual([0, 1]);
  expect(files.map((f) => [f.loaded, f.superseded])).toEqual([[1, 0], [1, 1]]);
  expect([await totalOf(home, "1"), await totalOf(home, "3")]).toEqual([100, 50]);
  expect(await home.engine.query(raw("select closed_on from core.visit where visit_no = '2'"))).toEqual([{ closed_on: "2026-03-04" }]);
});

test("a load says which rows were loaded before, of which days and from where", async () => {
  const { file, load } = await desk();
  await load(await file("march.csv", visits("Центр,1,2026-03-01,,,1", "Центр,2,2026-03-02,,,1", "Центр,3,2026-03-03,,,1", "Центр,4,2026-03-09,,,1")));
  await load(await file("more.csv", visits("Центр,3,2026-03-03,,,2")));
  // Orders 1–3 are known, one of them changed, one of them twice; 5 is new; a rejected row is not compared.
  const { files } = await load(await file("again.csv", visits("Центр,1,2026-03-01,,,1", "Центр,2,2026-03-02,,,5", "Центр,3,2026-03-03,,,2", "Центр,3,2026-03-03,,,3", "Центр,5,2026-03-20,,,1", "Центр,4,x,,,1")));
  expect(files[0]?.overlap).toMatchObject({
    ...{ known_rows: 4, known_from: "2026-03-01", known_to: "2026-03-03" },
    known_in: [{ file: "march.csv", rows: 3 }, { file: "more.csv", rows: 1 }],
  });
  expect((await load(await file("new.csv", visits("Центр,9,2026-03-21,,,1")))).files[0]?.overlap).toMatchObject({ known_rows: 0, known_from: null, known_in: [] });
});

test("batches say who, and which days they cover, and what took their place", async () => {
  const { home, file } = await desk();
  const text = ["branch,visit_no,closed_on,total_amount", "Центр,1,2026-03-01,100", "Центр,2,2026-03-09,100", ""].join("\n");
  const path = await file("v.csv", text);
  await importFiles(home, [path], { today, importedBy: "anna" });
  await importFiles(home, [path], { today, set: { branch: "Север" }, importedBy: "ivan" });
  const [second, first] = await listBatches(home);
  expect(second).toMatchObject({ imported_by: "ivan", status: "loaded", from: "2026-03-01", to: "2026-03-09", replaced_by: null });
  expect(first).toMatchObject({ imported_by: "anna", status: "replaced", from: "2026-03-01", to: "2026-03-09", replaced_by: second?.batch });
});

test("an undo can be looked at: what leaves, what comes back, who falls apart; nothing changes", async () => {
  const { home, file, load } = await desk();
  await load(await file("a.csv", visits("Центр,1,2026-05-01,+77010000001,Иванов,100", "Центр,2,2026-05-02,+77010000002,Иванов,100")));
  // Order 1 changes, order 2 stays, order 3 is new; a card joins the two phones.
  const joined = ["branch,visit_no,closed_on,phone,email,client_name,total_amount", "Центр,1,2026-05-01,+77010000001,,Иванов,200", "Центр,3,2026-05-03,+77010000001,i@example.kz,Иванов,50", "Центр,4,2026-05-04,+77010000002,i@example.kz,Иванов,50", ""].join("\n");
  const [batch] = (await load(await file("b.csv", joined))).files;
  const before = await facts(home);
  const clients = async (session: { query: typeof home.engine.query }): Promise<number> => (await session.query<{ n: number }>(raw("select count(*) as n from core.visit")))[0]?.n ?? 0;
  const preview = await previewUndo(home, batch?.batch ?? "", clients);
  expect(preview).toMatchObject({
    ...{ leaves: 3, comes_back: 1, comes_back_from: [{ file: "a.csv", rows: 1 }], restores: null },
    ...{ before: { clients: 1 }, after: { clients: 2 }, clients_split: 1, clients_joined: 0, measured: { before: 4, after: 2 } },
    batch: { file: "b.csv", loaded: 3 },
  });
  expect(await facts(home)).toEqual(before);
  await undoBatch(home, batch?.batch ?? "");
  expect(await home.engine.query(raw("select count(*) as n from core.client"))).toEqual([{ n: preview.after.clients }]);
});

test("a look at an undo of what is not there fails as the undo would", async () => {
  const { home } = await desk();
  await expect(previewUndo(home, "ffff")).rejects.toMatchObject({ name: "BatchError", code: "no_such_batch" });
  expect(await readdir(join(home.dir, "archive"))).toEqual([]);
});
