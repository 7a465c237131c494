import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect, test } from "vitest";
import { listBatches, undoBatch } from "#pipelines/index.ts";
import { conserved, desk, visits } from "./factory.ts";

test("a cell of three million letters costs its row, not the file, and no sentence repeats it", async () => {
  const { file, load } = await desk();
  const cell = "x".repeat(3_000_000);
  const { files } = await load(await file("long.csv", visits(`Центр,1,${cell},,,100`, "Центр,2,2026-05-01,,,100")));
  expect(conserved(files[0])).toEqual({ read: 2, loaded: 1, unchanged: 0, superseded: 0, rejected: 1 });
  expect(files[0]?.problems[0]).toMatchObject({ line: 2, column: "closed_on", code: "bad_date", value: `${"x".repeat(100)}…` });
});

test("a record of thousands of fields costs its row, not the file", async () => {
  const { file, load } = await desk();
  const { files } = await load(await file("wide.csv", visits(`Центр,1,2026-05-01,,,100${",y".repeat(6000)}`, "Центр,2,2026-05-01,,,100")));
  expect(conserved(files[0])).toEqual({ read: 2, loaded: 1, unchanged: 0, superseded: 0, rejected: 1 });
  expect(files[0]?.problems[0]).toMatchObject({ line: 2, column: null, code: "too_many_fields" });
});

test("the currency that one file brought leaves with it", async () => {
  const { home, file, load } = await desk();
  const inCurrency = (no: number, word: string): string => visits(`Центр,${no},2026-05-01,,,100 ${word}`);
  await load(await file("tenge.csv", inCurrency(1, "тг")));
  expect((await load(await file("rouble.csv", inCurrency(2, "руб.")))).files[0]?.problems[0]?.code).toBe("other_currency");
  for (const { batch } of await listBatches(home)) await undoBatch(home, batch);
  expect(home.settings.currency).toBeNull();
  expect((await load(await file("rouble.csv", inCurrency(2, "руб.")))).files[0]).toMatchObject({ loaded: 1, rejected: 0 });
  expect(home.settings.currency).toBe("RUB");
});

test("a currency that another file names too stays", async () => {
  const { home, file, load } = await desk();
  await load([await file("a.csv", visits("Центр,1,2026-05-01,,,100 тг")), await file("b.csv", visits("Центр,2,2026-05-01,,,100 тг"))]);
  const [newest] = await listBatches(home);
  await undoBatch(home, newest?.batch ?? "");
  expect(home.settings.currency).toBe("KZT");
});

test("a phone of too many names is listed", async () => {
  const { file, load } = await desk();
  const names = ["Иванов", "Петров", "Ким", "Ли", "Цой", "Оспанова"];
  const { shared_keys, clients } = await load(await file("desk.csv", visits(...names.map((name, i) => `Центр,${i},2026-05-01,+77000000000,${name} А.,100`))));
  expect(clients.clients).toBe(0);
  expect(shared_keys).toEqual([{ key_type: "phone", key_value: "+77000000000", names: 6 }]);
});

test("what is no file is told, not waited for: a pipe, a link to itself, a link to nothing", async () => {
  const { file, load } = await desk();
  const good = await file("folder/good.csv", visits("Центр,1,2026-05-01,,,100"));
  const folder = dirname(good);
  execFileSync("mkfifo", [`${folder}/pipe.csv`]);
  symlinkSync(`${folder}/loop.csv`, `${folder}/loop.csv`);
  symlinkSync(`${folder}/nothing`, `${folder}/nowhere.csv`);
  symlinkSync(`${folder}/pipe.csv`, `${folder}/to-pipe.csv`);
  const { files, ignored } = await load(folder);
  expect(files.map((one) => [basename(one.file), one.loaded, one.error?.code ?? null])).toEqual([
    ["good.csv", 1, null],
    ["loop.csv", 0, "internal"],
    ["nowhere.csv", 0, "not_found"],
    ["to-pipe.csv", 0, "not_a_table"],
  ]);
  expect(ignored.map((path) => basename(path))).toEqual(["pipe.csv"]);
  expect((await load(`${folder}/pipe.csv`)).files[0]?.error).toMatchObject({ code: "not_a_table", params: { what: "device" } });
  expect((await load(`${folder}/loop.csv`)).files[0]?.error?.code).toBe("internal");
}, 60_000);
