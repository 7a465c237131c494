import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type AuditNote, listAudit, noting, recordAudit, verifyAudit } from "#pipelines/index.ts";
import { bringUpState } from "../../../pipelines/state/open.ts";
import type { Engine } from "#pipelines/warehouse/engine.ts";
import { raw } from "#pipelines/warehouse/sql.ts";

let dir: string;
let state: Engine;
const note = (action: string, object: string | null = null): AuditNote => ({ who: "u1", seen_as: null, action, object, result: "ok" });

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-audit-"));
  state = (await bringUpState(dir)).engine;
  for (const action of ["sign_in", "export", "contacts", "sign_out"]) await recordAudit(state, [note(action)]);
});
afterEach(async () => {
  await state.close();
  await rm(dir, { recursive: true, force: true });
});
const reopen = async (): Promise<void> => {
  await state.close();
  state = (await bringUpState(dir)).engine;
};
const seen = () => verifyAudit(state, dir);
/** As somebody with the file in hand would: past the program, which only adds. */
const tamper = (...statements: string[]): Promise<void> => state.transaction(async (session) => { for (const one of statements) await session.run(raw(one)); });

test("a log is whole after every entry, and when it is opened again", async () => {
  expect(await seen()).toEqual({ entries: 4, broken: null });
  await reopen();
  await recordAudit(state, [note("import"), note("undo")]);
  expect(await seen()).toEqual({ entries: 6, broken: null });
});

test.each([
  ["a value is changed", ["update people.audit set object = 'client:9' where seq = 2"], { seq: 2, why: "changed" }],
  ["an entry in the middle is deleted", ["delete from people.audit where seq = 2"], { seq: 2, why: "missing" }],
  ["those after it are numbered anew as well", ["delete from people.audit where seq = 2", "update people.audit set seq = seq - 1 where seq > 2"], { seq: 2, why: "changed" }],
  ["two entries change places", ["update people.audit set seq = case seq when 2 then 3 when 3 then 2 else seq end"], { seq: 2, why: "changed" }],
  ["an entry is put in twice", ["insert into people.audit select * from people.audit where seq = 2"], { seq: 3, why: "changed" }],
  ["the end is cut off", ["delete from people.audit where seq > 2"], { seq: 3, why: "cut" }],
  ["all of it is gone", ["delete from people.audit"], { seq: 1, why: "cut" }],
] as const)("%s: seen, and seen still after further entries", async (_name, statements, broken) => {
  await tamper(...statements);
  expect((await seen()).broken).toEqual(broken);
  await reopen();
  await recordAudit(state, [note("export")]);
  const { seq, why } = (await seen()).broken!;
  expect(seq).toBe(broken.seq);
  expect(why).toBe(broken.why === "cut" ? "missing" : broken.why);
});

test("a last entry forged with a hash that fits the chain is not the one that was confirmed", async () => {
  const { chained } = await import("../../../pipelines/state/audit.ts");
  const { entries } = await listAudit(state, {}, { limit: 4, offset: 0 });
  const [last, before] = entries;
  const hash = chained(before!.hash, { ...last!, action: "nothing" });
  await tamper(`update people.audit set action = 'nothing', hash = '${hash}' where seq = 4`);
  expect((await seen()).broken).toEqual({ seq: 4, why: "changed" });
});

test("without the head beside it, nobody can say where a log ends", async () => {
  await rm(join(dir, "audit.head"));
  expect((await seen()).broken).toEqual({ seq: 4, why: "no_head" });
});

test("an entry is of the same transaction as what it notes", async () => {
  const engine = noting<number>(state, (n) => note("definition", `definition:${n}`));
  expect(await engine.transaction(async () => 7)).toBe(7);
  await expect(engine.transaction(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  const { entries, total } = await listAudit(state, { action: "definition" }, { limit: 9, offset: 0 });
  expect([total, entries[0]?.object]).toEqual([1, "definition:7"]);
  expect((await seen()).broken).toBe(null);
});

test("what is in the head is on the disk when an entry is confirmed", async () => {
  const { entries } = await listAudit(state, {}, { limit: 1, offset: 0 });
  expect(await readFile(join(dir, "audit.head"), "utf8")).toBe(`000000000000004 ${entries[0]!.hash}\n`);
  await writeFile(join(dir, "audit.head"), "000000000000009 " + "0".repeat(64) + "\n");
  expect((await seen()).broken).toEqual({ seq: 5, why: "cut" });
});

test("an entry of its own makes no page stale; what it is noted with does", async () => {
  const before = state.written!.count;
  await recordAudit(state, [note("export")]);
  expect(state.written!.count).toBe(before);
  await noting(state, () => note("undo")).transaction(async () => 1);
  expect(state.written!.count).toBe(before + 1);
});

test("entries are found by who, what, which object and when", async () => {
  await recordAudit(state, [{ who: "u2", seen_as: "u3", action: "contacts", object: "client:1 client:17", result: null }], new Date("2020-02-03T23:59:59Z"));
  const found = async (filter: Parameters<typeof listAudit>[1]) => (await listAudit(state, filter, { limit: 9, offset: 0 })).total;
  expect(await Promise.all([found({ who: "u2" }), found({ who: "u3" }), found({ object: "client:17" }), found({ object: "client:1" }), found({ object: "client:7" }), found({ from: "2020-02-03", to: "2020-02-03" }), found({ to: "2020-02-02" }), found({ who: "u2", action: "export" })])).toEqual([1, 1, 1, 1, 0, 1, 0, 0]);
});
