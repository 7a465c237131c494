import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importFiles, listAudit, type AuditEntry, type Home } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { form, lacks, openSite, said, type Site } from "./site.ts";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

let site: Site;
let home: Home;
let folder: string;

beforeAll(async () => {
  site = await openSite({ name: "Диана Директор", roles: ["director", "admin"] });
  const { currentHome } = await import("#app/warehouse/home.server.ts");
  home = await currentHome();
  folder = await mkdtemp(join(tmpdir(), "loyalty-audit-routes-"));
  const file = join(folder, "visits.csv");
  await writeFile(file, "Филиал;Номер заказ-наряда;Дата закрытия;Клиент;Телефон;Сумма\nСевер;1;2026-03-01;Иванов Иван;+7 701 000-00-01;1000\nСевер;2;2026-03-05;Петров Пётр;+7 701 000-00-02;2000\n");
  await importFiles(home, [file], { today: "2026-04-01", kind: "visits" });
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

/** Entries of an action, newest first. */
async function entries(action: string): Promise<AuditEntry[]> {
  return (await listAudit(home.state, { action }, { limit: 50, offset: 0 })).entries;
}

describe("what is noted", () => {
  it("who signed in, who was refused and who left; what was typed as a login is not written", async () => {
    const nobody = site.as(null);
    await nobody.post("/sign-in", form({ login: "hunter2-as-login", password: "x", back: "/" }));
    const [refused] = await entries("sign_in_refused");
    expect(refused).toMatchObject({ who: null, object: null, result: "wrong" });
    expect((await site.get("/account")).status).toBe(200);
    const [came] = await entries("sign_in");
    expect(came?.who).toMatch(/^u\d+$/);
    const leaver = site.as({ name: "Уходящий", roles: ["hr"] });
    await leaver.post("/sign-out", "");
    const [left] = await entries("sign_out");
    expect(left?.who).toMatch(/^u\d+$/);
    expect(left?.who).not.toBe(came?.who);
  });

  it("a file before it is sent, with what was asked; whole contacts of a client by number", async () => {
    const csv = await site.get("/export/page.csv?page=%2F&branch=%D0%A1%D0%B5%D0%B2%D0%B5%D1%80");
    const before = (await entries("export")).length;
    expect([csv.status, before]).toEqual([200, 1]);
    expect((await entries("export"))[0]).toMatchObject({ object: "/export/page.csv page=/ branch=Север" });
    const [{ client_id } = { client_id: 0 }] = await home.engine.query<{ client_id: number }>(raw("select client_id from core.client order by name limit 1"));
    expect((await site.get(`/clients/${client_id}`)).status).toBe(200);
    await expect.poll(async () => (await entries("contacts"))[0]?.object).toBe(`client:${client_id}`);
    const masked = site.as({ name: "Кадры", roles: ["hr"] });
    await masked.get(`/clients/${client_id}`);
    await new Promise((done) => setTimeout(done, 30));
    expect(await entries("contacts")).toHaveLength(1);
  });

  it("whoever an administrator sees as: both are named", async () => {
    const { addAccount } = await import("#pipelines/index.ts");
    const id = await addAccount(home.state, { name: "Мария", login: "maria@dealer.kz", roles: ["marketer"], branches: null, staff: null, by: "test" }, new Date());
    const began = await site.post("/see-as", form({ account: id! }));
    const cookie = began.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
    expect((await site.get("/export/page.csv?page=%2F", { cookie })).status).toBe(200);
    const [entry] = await entries("export");
    expect(entry?.seen_as).toBe(id);
    expect((await entries("see_as"))[0]).toMatchObject({ who: entry?.who, object: `account:${id}` });
  });

  it("no name and no contact of a client stands in it", async () => {
    const { entries: all } = await listAudit(home.state, {}, { limit: 500, offset: 0 });
    const text = JSON.stringify(all);
    expect(all.length).toBeGreaterThan(6);
    for (const word of ["Иванов", "7010000001", "000-00-01", "hunter2"]) expect(text).not.toContain(word);
  });
});

describe("the page", () => {
  it("says that the log is whole, finds entries, and gives them as CSV; the next look finds that out", async () => {
    const html = await said(await site.get("/settings/audit?what=see_as"));
    expect(lacks(html, "Журнал цел", "просмотр глазами другого", "Записей: 1.", "Диана Директор (u")).toEqual([]);
    const csv = await site.get("/settings/audit.csv?what=sign_in_refused");
    const text = await csv.text();
    expect(text.replace("\uFEFF", "").split("\r\n")[0]).toBe("seq,noted_at,who,seen_as,action,object,result,hash");
    expect(text).toContain(",sign_in_refused,");
    expect(text).not.toContain(",see_as,");
    expect(await entries("audit_export")).toHaveLength(1);
  });

  it("is for directors and administrators alone", async () => {
    const found = await Promise.all((["branch_manager", "hr", "marketer", "advisor"] as const).map(async (role) => (await site.as({ name: role, roles: [role] }).get("/settings/audit")).status));
    expect(found).toEqual([403, 403, 403, 403]);
    expect((await site.as({ name: "d", roles: ["director"] }).get("/settings/audit")).status).toBe(200);
  });
});

describe("a client's own data", () => {
  const clientOf = async (name: string): Promise<number> => (await home.engine.query<{ client_id: number }>(raw(`select client_id from core.client where name = '${name}'`)))[0]!.client_id;

  it("consent is typed by who may write to clients, and counts at once", async () => {
    const { refusedClients } = await import("#app/services/personal/consent.server.ts");
    const id = await clientOf("Петров Пётр");
    expect(lacks(await said(await site.get(`/clients/${id}/personal`)), "Что хочет клиент, неизвестно.")).toEqual([]);
    expect((await site.as({ name: "hr", roles: ["hr"] }).post(`/clients/${id}/personal`, form({ consent: "refused" }))).status).toBe(403);
    const marketer = site.as({ name: "Марк", roles: ["marketer"] });
    expect(lacks(await said(await marketer.post(`/clients/${id}/personal`, form({ consent: "refused" }))), "Сохранено.", "Клиент отказался")).toEqual([]);
    expect([...(await refusedClients(home))]).toEqual([id]);
    expect((await entries("consent"))[0]).toMatchObject({ object: `client:${id}`, result: "refused" });
    await marketer.post(`/clients/${id}/personal`, form({ consent: "given" }));
    expect((await refusedClients(home)).size).toBe(0);
  });

  it("all data come in one file, for heads alone, and that is noted", async () => {
    const id = await clientOf("Иванов Иван");
    expect((await site.as({ name: "m", roles: ["marketer"] }).get(`/clients/${id}/data.json`)).status).toBe(403);
    const data = (await (await site.get(`/clients/${id}/data.json`)).json()) as { records: { phone: string }[]; rows: { visits: { visit_no: string; file: string }[] } };
    expect([data.records[0]?.phone, data.rows.visits.map((row) => [row.file, row.visit_no])]).toEqual(["+77010000001", [["visits.csv", "1"]]]);
    expect((await entries("client_data"))[0]?.object).toBe(`client:${id}`);
  });

  it("is erased by a head who types the number; the list of clients then has nobody of that name", async () => {
    const id = await clientOf("Иванов Иван");
    expect((await site.as({ name: "m2", roles: ["marketer"] }).post(`/clients/${id}/personal`, form({ intent: "erase", number: String(id) }))).status).toBe(400);
    expect((await site.post(`/clients/${id}/personal`, form({ intent: "erase", number: "1" }))).status).toBe(400);
    const done = await site.post(`/clients/${id}/personal`, form({ intent: "erase", number: ` ${id} ` }));
    const html = await said(done);
    expect(lacks(html, "Удалено. Изменено файлов: 1, строк: 1.")).toEqual([]);
    expect(html).not.toContain("Иванов");
    expect((await entries("erase"))[0]?.object).toBe(`client:${id}`);
    expect((await site.get(`/clients/${id}`)).status).toBe(404);
    const left = await home.engine.query<{ name: string | null; phone: string | null }>(raw("select name, phone from core.client order by name nulls last"));
    expect(left).toEqual([{ name: "Петров Пётр", phone: "+77010000002" }, { name: null, phone: null }]);
    expect(lacks(await said(await site.get("/settings/audit")), "Журнал цел", "удаление данных клиента")).toEqual([]);
  });
});

it("a list to call by leaves out who refused, and says how many; a list of figures has everybody", async () => {
  const crowd = Array.from({ length: 30 }, (_, n) => ["2023-11-10", "2024-02-20"].map((day, i) => `Юг;T${n}-${i};${day};Толпин ${n};+7 702 000-10-${10 + n};500`)).flat();
  await writeFile(join(folder, "crowd.csv"), ["Филиал;Номер заказ-наряда;Дата закрытия;Клиент;Телефон;Сумма", ...crowd, ""].join("\n"));
  await importFiles(home, [join(folder, "crowd.csv")], { today: "2026-04-01", kind: "visits" });
  const list = async (query: string) => (await (await site.get(`/lost-clients.csv?as-of=2026-03-05${query}`)).text()).split("\r\n");
  const [{ id } = { id: 0 }] = await home.engine.query<{ id: number }>(raw("select client_id as id from core.client where name = 'Толпин 7'"));
  const everybody = await list("&contacts=1");
  expect([everybody.length, everybody.filter((line) => /Толпин 7,.*702\s000-10-17/.test(line)).length]).toEqual([32, 1]);
  await site.post(`/clients/${id}/personal`, form({ consent: "refused" }));
  const called = await list("&contacts=1");
  expect([called.length, called.some((line) => line.includes("Толпин 7,")), called.at(-2)]).toEqual([32, false, "Не включены отказавшиеся от контактов: 1"]);
  expect((await list("")).filter((line) => line.includes("Толпин 7,"))).toHaveLength(1);
  await site.post(`/clients/${id}/personal`, form({ consent: "given" }));
  expect(await list("&contacts=1")).toEqual(everybody);
});
