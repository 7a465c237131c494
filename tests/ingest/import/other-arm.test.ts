import { expect, test } from "vitest";
import { checkHome, listBatches, rejectsOf, undoBatch } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { conserved, desk, visits } from "./factory.ts";

const header = "promo_code;phone;email;client_name;arm;contacted_on";
const contacts = (...lines: readonly string[]): string => [header, ...lines, ""].join("\n");
const anna = "+77010000001";
const boris = "+77010000002";

test("a client stands in one arm of a promotion: a row with another is rejected, whatever it calls him", async () => {
  const { home, file, load } = await desk();
  await load(await file("known.csv", "branch,visit_no,closed_on,phone,email,total_amount\nЦентр,1,2026-05-01,+77010000001,a@x.kz,100\n"));
  await load(await file("first.csv", contacts(`MAY;${anna};;Анна;treated;2026-05-01`, `MAY;${boris};;Борис;holdout;`)), { kind: "promo_contacts" });
  const { files } = await load(
    await file("second.csv", contacts("MAY;;a@x.kz;;holdout;2026-05-02", "MAY;;a@x.kz;;treated;2026-05-03", "JUNE;;a@x.kz;;holdout;", `MAY;${boris};;;treated;2026-05-04`)),
    { kind: "promo_contacts" },
  );
  expect(files.map(conserved)).toEqual([{ read: 4, loaded: 2, unchanged: 0, superseded: 0, rejected: 2 }]);
  expect(files[0]?.problems).toMatchObject([
    { line: 2, column: "arm", header: "arm", code: "other_arm", value: "holdout" },
    { line: 5, column: "arm", code: "other_arm", value: "treated" },
  ]);
  const rejects: unknown[] = [];
  for await (const { line, text } of rejectsOf(home, files[0]?.batch ?? "")) rejects.push([line, text]);
  expect(rejects).toEqual([[2, "MAY;;a@x.kz;;holdout;2026-05-02"], [5, `MAY;${boris};;;treated;2026-05-04`]]);
  expect(await home.engine.query(raw("select promo_code, arm, contacted_on from core.promo_contacts order by promo_code, arm desc"))).toEqual([
    { promo_code: "JUNE", arm: "holdout", contacted_on: null },
    { promo_code: "MAY", arm: "treated", contacted_on: "2026-05-01" },
    { promo_code: "MAY", arm: "holdout", contacted_on: null },
  ]);
  expect(await checkHome(home)).toEqual([]);
});

test("within a file the first line holds, and an earlier line comes back when a later one of its key is rejected", async () => {
  const { home, file, load } = await desk();
  const { files } = await load(await file("one.csv", contacts(`MAY;${anna};;;treated;2026-05-01`, `MAY;${anna};;;treated;2026-05-02`, `MAY;${anna};;;holdout;2026-05-03`)), { kind: "promo_contacts" });
  expect(files.map(conserved)).toEqual([{ read: 3, loaded: 1, unchanged: 0, superseded: 1, rejected: 1 }]);
  expect(await home.engine.query(raw("select arm, contacted_on from core.promo_contacts"))).toEqual([{ arm: "treated", contacted_on: "2026-05-02" }]);
  expect(await checkHome(home)).toEqual([]);
});

test("a rejected row links nobody: what stood only on its link stands again", async () => {
  const { home, file, load } = await desk();
  await load(await file("known.csv", visits(`Центр,1,2026-05-01,${anna},Анна,100`)));
  await load(await file("first.csv", contacts(`MAY;${anna};;;treated;`)), { kind: "promo_contacts" });
  const { files } = await load(await file("second.csv", contacts(`MAY;${anna};b@x.kz;;holdout;`, "MAY;;b@x.kz;;holdout;")), { kind: "promo_contacts" });
  expect(files.map(conserved)).toEqual([{ read: 2, loaded: 1, unchanged: 0, superseded: 0, rejected: 1 }]);
  expect(await home.engine.query(raw("select (select count(*) from core.client) as clients, (select count(*) from core.promo_contacts) as contacts"))).toEqual([{ clients: 2, contacts: 2 }]);
  for (const batch of (await listBatches(home)).slice(0, 2)) await undoBatch(home, batch.batch);
  expect(await home.engine.query(raw("select (select count(*) from core.client) as clients, (select count(*) from core.promo_contacts) as contacts"))).toEqual([{ clients: 1, contacts: 0 }]);
  expect(await checkHome(home)).toEqual([]);
});
