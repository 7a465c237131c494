import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkHome, importFiles, listBatches, planImport, type Progress, rejectHeader, rejectsOf } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { conserved, desk, facts, today, totalOf, visits } from "./factory.ts";

test("one file of several fails: the others are in, and its entry says why", async () => {
  const { home, file, load } = await desk();
  const paths = [
    await file("1.csv", visits("Центр,1,2026-05-01,,,100")),
    await file("2.csv", ""),
    await file("3.csv", "один,два\nтри,четыре\n"),
    join(home.dir, "not-there.csv"),
    await file("5.csv", visits("Центр,2,2026-05-01,,,100")),
  ];
  const { files } = await load(paths);
  expect(files.map((f) => f.error?.code)).toEqual([undefined, "empty_file", "no_known_column", "not_found", undefined]);
  expect([await totalOf(home, "1"), await totalOf(home, "2")]).toEqual([100, 100]);
  expect(files[1]).toMatchObject({ file: "2.csv", batch: null, rows_read: 0 });
});

test("an ambiguous file stays out and names the option", async () => {
  const { file, load } = await desk();
  const { files } = await load(await file("v.csv", visits("Центр,1,01/05/2026,,,100", "Центр,2,02/05/2026,,,100")));
  expect(files[0]).toMatchObject({ kind: "visits", error: { code: "ambiguous" }, ambiguities: [{ code: "date_order", option: "--date-order" }] });
  expect((await load(await file("v.csv", visits("Центр,1,01/05/2026,,,100")), { dateOrder: "dmy" })).files[0]).toMatchObject({ loaded: 1 });
});

test("a directory stands for its exports by name; other files are told", async () => {
  const { home, file, load } = await desk();
  await file("in/b.csv", visits("Центр,1,2026-05-01,,,2"));
  await file("in/a.CSV", visits("Центр,1,2026-05-01,,,1"));
  await file("in/readme.md", "# no table");
  await file("in/deeper/c.csv", visits("Центр,1,2026-05-01,,,3"));
  const { files, ignored } = await load(join(await file("in/~$b.xlsx", "lock"), ".."));
  expect(files.map((f) => f.file)).toEqual(["a.CSV", "b.csv"]);
  expect(ignored.map((path) => path.split("/").at(-1))).toEqual(["deeper", "readme.md", "~$b.xlsx"]);
  expect(await totalOf(home, "1")).toBe(2);
});

test("earlier files of the same import count: outcomes are those of one import after the other", async () => {
  const { file, load } = await desk();
  const paths = [await file("a.csv", visits("Центр,1,2026-05-01,,,100", "Центр,2,2026-05-02,,,100")), await file("b.csv", visits("Центр,1,2026-05-01,,,100", "Центр,2,2026-05-02,,,200"))];
  const { files } = await load(paths);
  expect(files.map(conserved)).toEqual([
    { read: 2, loaded: 2, unchanged: 0, superseded: 0, rejected: 0 },
    { read: 2, loaded: 1, unchanged: 1, superseded: 0, rejected: 0 },
  ]);
});

test("the same bytes twice in one import are one batch", async () => {
  const { home, file, load } = await desk();
  const text = visits("Центр,1,2026-05-01,,,100");
  const { files } = await load([await file("a.csv", text), await file("b.csv", text)]);
  expect(files.map((f) => f.already_loaded)).toEqual([false, true]);
  expect(files[1]).toMatchObject({ rows_read: 1, loaded: 0, unchanged: 1 });
  expect(await listBatches(home)).toHaveLength(1);
});

test("the home's currency is the first one seen, and a row in another is rejected", async () => {
  const { home, file, load } = await desk();
  expect(home.settings.currency).toBeNull();
  await load(await file("a.csv", visits("Центр,1,2026-05-01,,,100 ₸", "Центр,2,2026-05-01,,,100")));
  expect(home.settings.currency).toBe("KZT");
  expect(JSON.parse(await readFile(join(home.dir, "settings.json"), "utf8"))).toMatchObject({ currency: "KZT", shared_key_names: 5 });
  const { files } = await load(await file("b.csv", visits("Центр,3,2026-05-01,,,100 руб.", "Центр,4,2026-05-01,,,100")));
  expect(files[0]?.problems).toMatchObject([{ line: 2, column: "total_amount", code: "other_currency", value: "100 руб." }]);
});

test("strict: a file with a reject stays out as a whole", async () => {
  const { home, file, load } = await desk();
  const { files } = await load([await file("a.csv", visits("Центр,1,2026-05-01,,,100", "Центр,2,2026-05-01,,,x")), await file("b.csv", visits("Центр,3,2026-05-01,,,1"))], { strict: true });
  expect(files.map((f) => f.error?.code)).toEqual(["rejected_rows", undefined]);
  expect(files[0]).toMatchObject({ rejected: 1, problems: [{ line: 3, code: "bad_amount" }] });
  expect([await totalOf(home, "1"), await totalOf(home, "3")]).toEqual([undefined, 1]);
  expect(await home.engine.query(raw("select batch from staging.batch"))).toHaveLength(1);
});

test("rejects come back as lines to mend, under the file's own header and delimiter", async () => {
  const { home, file, load } = await desk();
  const path = await file("v.csv", ["Филиал;№ заказ-наряда;Дата закрытия;Комментарий, что угодно;Сумма", "Центр;1;01.05.2026;;100,50", 'Центр;2;;"две;\nстроки";сто', "Центр;3;31.05.2026;;10", ""].join("\n"));
  const batch = (await load(path)).files[0]?.batch ?? "";
  const rejects: unknown[] = [];
  for await (const reject of rejectsOf(home, batch)) rejects.push(reject);
  expect(rejects).toEqual([
    {
      line: 3,
      text: 'Центр;2;;"две;\nстроки";сто',
      problems: [
        { line: 3, column: "closed_on", header: "Дата закрытия", code: "missing", value: null },
        { line: 3, column: "total_amount", header: "Сумма", code: "bad_amount", value: "сто" },
      ],
    },
  ]);
  expect(await rejectHeader(home, batch)).toBe("Филиал;№ заказ-наряда;Дата закрытия;Комментарий, что угодно;Сумма");
  const lines = await home.engine.query(raw("select line from staging.visits order by line"));
  expect(lines).toEqual([{ line: 2 }, { line: 5 }]);
});

test("the original is archived as it came, and a plan is shown before anything is loaded", async () => {
  const { home, file } = await desk();
  const text = visits("Центр,1,2026-05-01,,,100");
  const path = await file("v.csv", text);
  const { plan, preview } = await planImport(home, path, { today });
  expect(plan).toMatchObject({ kind: "visits", delimiter: ",", headerLine: 1 });
  expect(preview[0]?.fields["total_amount"]).toEqual({ value: 10000, problem: null });
  expect(await readdir(home.archiveDir)).toEqual([]);
  const steps: Progress["step"][] = [];
  await importFiles(home, [path], { today }, (p) => steps.push(p.step));
  expect(steps).toEqual(["read", "archive", "read", "check", "land", "models", "commit"]);
  const [archived = ""] = await readdir(home.archiveDir);
  expect(archived).toMatch(/^[0-9a-f]{64}\.csv$/);
  expect(await readFile(join(home.archiveDir, archived), "utf8")).toBe(text);
  expect(await readdir(home.tmpDir)).toEqual([]);
});

test("a failure before the commit leaves everything as it was", async () => {
  const { home, file, load } = await desk();
  await load(await file("a.csv", visits("Центр,1,2026-05-01,,,100")));
  const before = await facts(home);
  const path = await file("b.csv", visits("Центр,1,2026-05-01,,,200"));
  for (const at of ["check", "land", "models", "commit"]) {
    const stop = importFiles(home, [path], { today }, (p) => {
      if (p.step === at) throw new Error("stop");
    });
    await expect(stop).rejects.toThrow("stop");
    expect(await facts(home)).toEqual(before);
    expect(await home.engine.query(raw("select status from staging.batch"))).toEqual([{ status: "loaded" }]);
  }
  expect(await checkHome(home)).toEqual([]);
  expect((await load(path)).files[0]?.loaded).toBe(1);
});

test("of a file that was not loaded nothing stays in the archive, unless it was there before", async () => {
  const { home, file, load } = await desk();
  const [good, bad] = [await file("good.csv", visits("Центр,1,2026-05-01,,,100")), await file("bad.csv", visits("Центр,2,2026-05-01,,,x"))];
  const { files } = await load([good, bad], { strict: true });
  expect(files.map((f) => f.error?.code)).toEqual([undefined, "rejected_rows"]);
  expect(await readdir(home.archiveDir)).toHaveLength(1);
  await load(bad);
  expect(await readdir(home.archiveDir)).toHaveLength(2);
  await load(bad, { strict: true, decimal: "," });
  expect(await readdir(home.archiveDir)).toHaveLength(2);
});
