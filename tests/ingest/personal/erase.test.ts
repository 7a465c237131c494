import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { askMetrics } from "#app/services/metrics.server.ts";
import { askBonusQuestion, decide, eraseClient, importFiles, listBonusQuestions, listDecisions, openHome, verifyAudit, verifyHome, type Home } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { unpack, zipEntries } from "../../../pipelines/read/zip.ts";
import { encoderTo } from "../../../pipelines/personal/encode.ts";

const today = "2026-06-01";
let dir: string;
let home: Home;
const file = (name: string): string => join(dir, name);
const load = (...names: string[]) => importFiles(home, names.map(file), { today });

/** Everybody comes often enough for figures of all sorts; Ержан Ерасылов is to be forgotten. */
async function write(): Promise<void> {
  const people = [["Ерасылов Ержан", "8 (701) 555-01-01"], ["Иванов Иван", "8 701 555 02 02"], ["Петрова Анна", "8 701 555 03 03"], ["Ахметов Серик", "8 701 555 04 04"]] as const;
  const visits = people.flatMap(([name, phone], p) => ["2024-03-01", "2024-11-05", "2025-06-07", "2025-12-20", "2026-03-11"].map((day, i) => `${p % 2 ? "Юг" : "Север"},V${p}-${i},${day},${name},${phone},,${1000 * (p + 1) + i},"звонил ${name}, ${phone}"`));
  const crowd = ["Ким Олег", "Ли Анна", "Цой Виктор", "Пак Лев", "Хан Ия"].map((name, i) => `Север,R${i},2026-01-1${i},${name},+7 727 300 00 00,C${i},500,`);
  await writeFile(file("visits.csv"), ["branch,visit_no,closed_on,client_name,phone,card_no,total_amount,Для себя", ...visits, ...crowd, "Север,R9,2026-01-20,Ерасылов Е.,+7 727 300 00 00,777000111,700,", "Север,V9,32.13.2026,Ерасылов Ержан,87015550101,,1,плохая дата", ""].join("\r\n"));
  const cyrillic = ["Филиал;Заказ-наряд;Дата закрытия;Клиент;Телефон;Номер карты;Сумма", "Север;A1;05.02.2025;ЕРАСЫЛОВ ЕРЖАН;+77015550101;777000111;2500,50", "Юг;A2;06.02.2025;Иванов Иван;+77015550202;;800", ""].join("\r\n");
  await writeFile(file("old.csv"), encoderTo("windows-1251")(Buffer.from(cyrillic)));
  await writeFile(file("surveys.csv"), ["survey_source,response_no,responded_on,origin,touchpoint,phone,recommend_score,comment", "own,S1,2026-03-12,internal,service,+77015550101,3,Ерасылов недоволен мастером", "own,S2,2026-03-13,internal,service,+77015550202,10,спасибо; друг с номером 8-701-555-01-01 советовал", ""].join("\n"));
  await writeFile(file("sales.xlsx"), await writeXlsx({ sheets: [{ name: "Продажи", rows: [["branch", "contract_no", "sold_on", "client_name", "phone", "vin", "make", "model", "condition", "seller", "price_amount"], ["Север", "K1", new Date("2024-02-01T00:00:00Z"), "Ерасылов Ержан", "+77015550101", "XTA21099063391111", "Lada", "Vesta", "new", "Ли О.", 9_000_000], ["Юг", "K2", new Date("2024-02-03T00:00:00Z"), "Иванов Иван", "+77015550202", "XTA21099063392222", "Lada", "Vesta", "new", "Ли О.", 8_000_000.5]] }, { name: "Заметки", rows: [["Ерасылов просил скидку"]] }] }));
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-erase-"));
  await write();
  home = await openHome(join(dir, "home"));
  const { files } = await load("visits.csv", "old.csv", "surveys.csv", "sales.xlsx");
  expect(files.map(({ error, rejected }) => [error?.code, rejected])).toEqual([[undefined, 1], [undefined, 0], [undefined, 0], [undefined, 0]]);
  await decide(home, { verdict: "is_key", left: { key_type: "phone", code_space: null, key_value: "+77015550101" } }, "t");
  for (const text of ["почему нет заказа: ЕРАСЫЛОВ Ержан, 8 (701) 555-01-01?", "почему нет июня?"]) {
    await askBonusQuestion(home.state, { period: "2026-05", staff_code: "1001", component: null, message: { account: "u2", person: "Ли О.", text } }, new Date("2026-06-02T00:00:00Z"));
  }
});
afterAll(async () => {
  await home.close();
  await rm(dir, { recursive: true, force: true });
});

const headline = async () => [...(await askMetrics(home, {})), ...(await askMetrics(home, { by: ["branch"] }))];
const all = async (text: string): Promise<unknown[]> => (await home.engine.query(raw(text))).map((row) => JSON.stringify(row)).sort();
/** What figures stand on, but for the numbers of clients. */
const underneath = async () => ({
  days: await all("select * exclude (client_id) from marts.visit_day"),
  purchases: await all("select * exclude (client_id, key_hash) from marts.purchase"),
  visits: await all("select * exclude (client_id, key_hash, batch_id, line) from core.visit"),
  clients: await all("select client_kind, records, count(*) as n from core.client group by all"),
  each: await all("select count(*) as n, sum(total_amount) as total from core.visit group by client_id"),
  outcomes: await all("select file, rows_read, loaded, unchanged, superseded, rejected, skipped from staging.batch where status = 'loaded'"),
});
const client = async (where: string): Promise<number | undefined> => (await home.engine.query<{ client_id: number }>(raw(`select client_id from core.client where ${where}`)))[0]?.client_id;

const traces = ["ерасылов", "ЕРАСЫЛОВ", "Ерасылов", "77015550101", "7015550101", "555-01-01", "777000111"];
/** What a file says; of a workbook, what is packed in it. */
async function bytesOf(path: string): Promise<Buffer> {
  if (!path.endsWith(".xlsx")) return readFile(path);
  const parts: Buffer[] = [];
  for (const entry of await zipEntries(path)) for await (const chunk of unpack(path, entry, () => undefined)) parts.push(chunk);
  return Buffer.concat(parts);
}

/** Files of the home in whose bytes a trace stands, in any encoding. */
async function found(): Promise<string[]> {
  const names = (await readdir(join(dir, "home"), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const hits: string[] = [];
  for (const { parentPath, name } of names) {
    const bytes = await bytesOf(join(parentPath, name));
    for (const trace of traces) if ([Buffer.from(trace), encoderTo("windows-1251")(Buffer.from(trace))].some((text) => bytes.includes(text))) hits.push(`${name}: ${trace}`);
  }
  return hits;
}

test("before: the client is everywhere", async () => {
  expect(await client("name ilike 'ерасылов%'")).toBeDefined();
  expect((await found()).length).toBeGreaterThan(3);
});

test("name and contacts are gone from every byte, and every figure stays: now, built anew, loaded anew", async () => {
  const before = { figures: await headline(), under: await underneath() };
  expect(before.figures.filter(({ value }) => value !== null).length).toBeGreaterThan(15);
  const id = await client("phone = '+77015550101'");
  const erased = await eraseClient(home, id!, { who: "u1", seen_as: null, action: "erase", object: `client:${id}`, result: null });
  expect(erased).toMatchObject({ files: 4, shared: 1, elsewhere: [] });
  expect({ figures: await headline(), under: await underneath() }).toEqual(before);
  expect(await found()).toEqual([]);
  expect(await client("phone = '+77015550101'")).toBeUndefined();
  // Others keep what they share with the client.
  expect(await home.engine.query(raw("select distinct phone from staging.visits where phone = '+77273000000'"))).toHaveLength(1);
  const [decision] = await listDecisions(home.state);
  expect(decision?.decision.left.key_value).toMatch(/^~e[0-9a-f]{24}$/);
  expect((await listBonusQuestions(home.state)).map(({ messages }) => messages[0]?.text)).toEqual(["[...]", "почему нет июня?"]);
  expect(await verifyHome(home)).toMatchObject({ gone: [], changed: [], astray: [] });
  expect((await verifyAudit(home.state, home.dir)).broken).toBe(null);

  await home.close();
  await rm(join(dir, "home", "warehouse.duckdb"));
  home = await openHome(join(dir, "home"));
  expect(home.opened.map(({ code }) => code)).toEqual(["facts_missing"]);
  expect({ figures: await headline(), under: await underneath() }).toEqual(before);
  expect(await found()).toEqual([]);

  const again = await load("visits.csv", "old.csv", "surveys.csv", "sales.xlsx");
  expect(again.files.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined]);
  expect({ figures: await headline(), under: await underneath() }).toEqual(before);
  expect(await found()).toEqual([]);
});

test("a later file with the client's rows brings neither name nor contact, and its orders are still of one client", async () => {
  const n = (await home.engine.query<{ n: number }>(raw("select count(*) as n from core.client")))[0]!.n;
  await writeFile(file("next.csv"), "branch,visit_no,closed_on,client_name,phone,card_no,total_amount\nСевер,N1,2026-05-05,Ерасылов Ержан,+77015550101,,900\nЮг,N2,2026-05-06,Новый Нурлан,+77015559999,,901\n");
  const { files } = await load("next.csv");
  expect(files[0]).toMatchObject({ rejected: 0, loaded: 2 });
  expect(await found()).toEqual([]);
  expect((await home.engine.query<{ n: number }>(raw("select count(*) as n from core.client")))[0]!.n).toBe(n + 1);
  expect(await home.engine.query(raw("select client_id from core.visit where visit_no in ('N1', 'V0-0') group by client_id"))).toHaveLength(1);
  expect(await verifyHome(home)).toMatchObject({ gone: [], changed: [], astray: [] });
});

test("an erasure that was broken off is finished when the home opens", async () => {
  const { homeMarks } = await import("../../../pipelines/personal/marks.ts");
  const marks = await homeMarks(home.state);
  const mark = marks.of({ key_type: "phone", code_space: null, key_value: "+77015550202" });
  const needles = JSON.stringify({ digits: ["7015550202"], texts: [], names: ["иванов иван"], words: ["иванов"] });
  await home.state.transaction(async (session) => {
    await session.run(raw(`insert into people.erasure (erasure_id, asked_at, asked_by, needles) values (2, '2026-06-01T00:00:00.000Z', 'u1', '${needles}')`));
    await session.run(raw(`insert into people.erased_key (mark, erasure_id) values ('${mark}', 2)`));
  });
  const under = await underneath();
  await home.close();
  home = await openHome(join(dir, "home"));
  expect(await underneath()).toEqual(under);
  expect(await home.engine.query(raw("select 1 from staging.visits where phone = '+77015550202' or client_name ilike 'иванов%'"))).toEqual([]);
  expect(await home.state.query(raw("select erasure_id from people.erasure where finished_at is null or needles is not null"))).toEqual([]);
});
