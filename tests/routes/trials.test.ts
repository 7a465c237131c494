import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentHome } from "#app/warehouse/home.server.ts";
import { recordedArms } from "#app/services/trials/assigned.server.ts";
import { decide, importFiles, listAudit, rebuildModels } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { form, lacks, location, openSite, said, type Site, type Visitor } from "./site.ts";

/** Sixty clients of two branches: all came on one of three days, every other one twice; each has a phone and a code. */
const phone = (i: number): string => `+7701${String(1_000_000 + i)}`;
const rows = Array.from({ length: 60 }, (_, i) => i).flatMap((i) => {
  const branch = i % 2 ? "Север" : "Юг";
  const visit = (day: string, at: number) => [branch, `${i}-${at}`, day, `К${100 + i}`, `Клиентов Клиент${i}`, phone(i), String(1000 + 50 * i), String(600 + 30 * i), "ТО", `XTA0000000${String(1_000_000 + i)}`, String(40_000 + i)].join(";");
  return [visit(["10.02.2025", "12.09.2025", "14.04.2026"][i % 3]!, 1), ...(i % 4 === 0 ? [visit("20.05.2026", 2)] : [])];
});
const orders = ["Филиал;Номер заказ-наряда;Дата закрытия;Код контрагента;Контрагент;Телефон;Сумма;Себестоимость;Вид работ;VIN;Пробег", ...rows, "Юг;end;31.05.2026;К100;Клиентов Клиент0;;100;60;ТО;;"].join("\r\n");

let site: Site;
let folder: string;
let marketer: Visitor, manager: Visitor, admin: Visitor;
const load = async (name: string, text: string | Uint8Array) => {
  const path = join(folder, name);
  await writeFile(path, text);
  return (await importFiles(await currentHome(), [path], { today: "2026-06-10" })).files[0]!;
};
beforeAll(async () => {
  site = await openSite();
  folder = await mkdtemp(join(tmpdir(), "loyalty-trials-"));
  marketer = site.as({ name: "Мария", roles: ["marketer"] });
  manager = site.as({ name: "Управляющий", roles: ["branch_manager"], branches: ["Север"] });
  admin = site.as({ name: "Админ", roles: ["admin"] });
  expect((await load("Заказ-наряды.csv", orders)).rejected).toBe(0);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const plan = { whom: "segment:", from: "2026-06-15", to: "2026-07-14", effect: "500", contact: "20", share: "30", code: "ЛЕТО26", name: "Летняя проверка", channel: "SMS", seed: "7" };
const page = async (who: Visitor, path: string): Promise<string> => said(await who.get(path));

describe("a test before its launch", () => {
  it("says what it would show, as an address asks, without a script", async () => {
    const html = await page(marketer, `/promotions/test?${form(plan)}`);
    // 30 % of 60 held out; a client more or less pays 20 for a contact.
    expect(lacks(html, "Проверка акции", "отложены 18, с акцией 42", "60 из 60", "Отобрать и записать", "2026-06-15")).toEqual([]);
    expect(lacks(await page(marketer, "/promotions/test?from=2026-13-01&effect=много"), "Поле «Первый день»", "Поле «Ожидаемая прибавка")).toEqual([]);
  });
  it("is not drawn by who may only look, nor without a code, nor once it has begun", async () => {
    expect((await manager.post("/promotions/test", form(plan))).status).toBe(403);
    expect((await admin.post("/promotions/test", form(plan))).status).toBe(403);
    expect(await page(manager, "/promotions/test")).not.toContain("Зерно случайного отбора");
    for (const [wrong, sentence] of [[{ code: "" }, "Не указан промокод"], [{ code: "a/b" }, "до 40 букв"], [{ name: "" }, "Не указано название"], [{ from: "2026-05-01", to: "2026-06-01" }, "не позже 31 мая 2026"]] as const)
      expect(lacks(await said(await marketer.post("/promotions/test", form({ ...plan, ...wrong }))), sentence)).toEqual([]);
  });
  it("is drawn once under a code, the same by the same seed, and stands as it was planned", async () => {
    expect(location(await marketer.post("/promotions/test", form(plan)))).toBe(`/promotions/test/${encodeURIComponent("ЛЕТО26")}`);
    expect(await said(await marketer.post("/promotions/test", form({ ...plan, code: "лето26" })))).toContain("уже записана");
    await marketer.post("/promotions/test", form({ ...plan, code: "ЛЕТО26-2" }));
    await marketer.post("/promotions/test", form({ ...plan, code: "ЛЕТО26-3", seed: "8" }));
    const home = await currentHome();
    const held = async (code: string) => (await recordedArms(home, code))!.members.filter(({ arm }) => arm === "holdout").map(({ id }) => id).sort();
    expect(await held("ЛЕТО26-2")).toEqual(await held("ЛЕТО26"));
    expect(await held("ЛЕТО26-3")).not.toEqual(await held("ЛЕТО26"));
    const html = await page(marketer, `/promotions/test/${encodeURIComponent("ЛЕТО26")}`);
    expect(lacks(html, "Летняя проверка", "С акцией 42, в контроле 18", "маржа на клиента", "Похожи ли группы", "Север", "Юг")).toEqual([]);
    const { plan: written, drawn } = (await recordedArms(home, "ЛЕТО26"))!;
    expect([drawn, written.basis, written.seed, written.contact_cost, written.expected_effect, written.as_of]).toEqual([{ treated: 42, holdout: 18 }, "margin", 7, 2000, 50_000, "2026-05-31"]);
    expect((await marketer.get("/promotions/test/none")).status).toBe(404);
  });
  it("tells a branch of its own clients alone", async () => {
    const html = await page(manager, `/promotions/test/${encodeURIComponent("ЛЕТО26")}`);
    expect([lacks(html, "Север"), / · Юг/.test(html)]).toEqual([[], false]);
    const list = await (await manager.get(`/promotions/test/${encodeURIComponent("ЛЕТО26")}/list.csv`)).text();
    expect([list.includes("Север"), list.includes("Юг")]).toEqual([true, false]);
  });
});

describe("its lists", () => {
  const path = `/promotions/test/${encodeURIComponent("ЛЕТО26")}`;
  it("have those to write to, with contacts for who may see them, and are in the audit log", async () => {
    const text = await (await marketer.get(`${path}/list.csv`)).text();
    expect([text.trim().split("\r\n").length, /\+7.701.1/.test(text)]).toEqual([43, true]);
    const masked = await (await admin.get(`${path}/list.csv`)).text();
    expect([masked.trim().split("\r\n").length, /\+7.701.1/.test(masked), masked.includes("•••")]).toEqual([43, false, true]);
    expect((await marketer.get(`${path}/list.xlsx`)).headers.get("content-type")).toContain("spreadsheetml");
    expect((await marketer.get(`${path}/none.csv`)).status).toBe(404);
    const home = await currentHome();
    const { entries } = await listAudit(home.state, { action: "export" }, { limit: 10, offset: 0 });
    expect(entries.some(({ object }) => object?.includes("list.xlsx"))).toBe(true);
    expect((await listAudit(home.state, { action: "trial" }, { limit: 10, offset: 0 })).entries.map(({ result }) => result)).toContain("42+18");
  });
  it("leave out who has refused since, who stays in the analysis", async () => {
    const home = await currentHome();
    const one = (await recordedArms(home, "ЛЕТО26"))!.members.find(({ arm }) => arm === "treated")!;
    await marketer.post(`/clients/${one.id}/personal`, form({ consent: "refused" }));
    const text = await (await marketer.get(`${path}/list.csv`)).text();
    expect([text.includes(`\r\n${one.id},`), text.includes("Не вошёл 1 клиент")]).toEqual([false, true]);
    expect((await recordedArms(home, "ЛЕТО26"))!.members).toHaveLength(60);
  });
  it("of both arms are read as promotion contacts, and every client is found in the arm that was drawn", async () => {
    const written = await marketer.get(`${path}/promo_contacts.csv`);
    expect(await load("promo_contacts.csv", new Uint8Array(await written.arrayBuffer()))).toMatchObject({ kind: "promo_contacts", loaded: 60, rejected: 0 });
    const home = await currentHome();
    const read = await home.engine.query<{ id: number; arm: string }>(raw("select client_id as id, arm from core.promo_contacts order by client_id"));
    const drawn = (await recordedArms(home, "ЛЕТО26"))!.members.map(({ id, arm }) => ({ id, arm })).sort((a, b) => a.id - b.id);
    expect(read.map(({ id, arm }) => ({ id: Number(id), arm }))).toEqual(drawn);
    expect((await home.engine.query<{ n: number }>(raw("select count(*) as n from core.client")))[0]!.n).toBe(60);
  });
});

describe("who was assigned", () => {
  it("stays so through a rebuild, and through a joining of two clients, where who was written to counts as treated", async () => {
    const home = await currentHome();
    const before = (await recordedArms(home, "ЛЕТО26"))!;
    await rebuildModels(home);
    expect((await recordedArms(home, "ЛЕТО26"))!.members).toEqual(before.members);
    const codes = await home.engine.query<{ id: number; code: string }>(raw("select client_id as id, min(client_code) as code from core.client_record where client_id is not null group by client_id"));
    const code = (id: number) => codes.find((one) => Number(one.id) === id)!.code;
    const [treated, held] = (["treated", "holdout"] as const).map((arm) => before.members.find((one) => one.arm === arm)!.id);
    const key = (id: number) => ({ key_type: "client_code", code_space: "код контрагента", key_value: code(id) }) as const;
    await decide(home, { verdict: "same", left: key(treated!), right: key(held!) }, "test");
    const after = (await recordedArms(home, "ЛЕТО26"))!;
    expect([after.members.length, after.joined, after.gone, after.drawn]).toEqual([59, 1, 0, { treated: 42, holdout: 18 }]);
    expect(after.members.find(({ id }) => id === treated || id === held)!.arm).toBe("treated");
    expect(await page(marketer, `/promotions/test/${encodeURIComponent("ЛЕТО26")}`)).toContain("1 участник оказался");
  });
});

describe("a member who is erased", () => {
  it("stays in the arm, without a name and a contact", async () => {
    const home = await currentHome();
    const before = (await recordedArms(home, "ЛЕТО26-2"))!;
    const one = before.members.find(({ id }) => id !== before.members[0]!.id)!;
    const director = site.as({ name: "Директор", roles: ["director"] });
    expect((await director.post(`/clients/${one.id}/personal`, form({ intent: "erase", number: String(one.id) }))).status).toBeLessThan(400);
    const after = (await recordedArms(home, "ЛЕТО26-2"))!;
    expect([after.members.length, after.gone, after.members.some(({ id }) => id === one.id)]).toEqual([before.members.length, 0, false]);
    expect(await (await director.get(`/promotions/test/${encodeURIComponent("ЛЕТО26-2")}/promo_contacts.csv`)).text()).not.toContain("~");
  });
});

describe("personal offers", () => {
  it("count whom each rule finds, with the reason in the client's own numbers, contacts masked", async () => {
    const html = await page(marketer, "/offers?offer=service_overdue");
    expect(lacks(html, "Скидка 10 % на работы ТО", "Последнее ТО 15 месяцев назад при 40 003 км; срок — февраль 2026 (по времени)", "Почему", "Спланировать проверку")).toEqual([]);
    expect(html).not.toMatch(/\+7.701.1/);
  });
  it("are told of one client, where that client's page leads", async () => {
    const [{ id } = { id: 0 }] = await (await currentHome()).engine.query<{ id: number }>(raw("select client_id as id from core.client where name = 'Клиентов Клиент3'"));
    expect(await page(marketer, `/clients/${id}`)).toContain(`href="/offers?client=${id}"`);
    const html = await page(marketer, `/offers?client=${id}`);
    expect([lacks(html, "Клиентов Клиент3", "15 месяцев назад при 40 003 км"), html.includes("Клиентов Клиент9")]).toEqual([[], false]);
  });
  it("are tested like any promotion: the group of a test can be who gets an offer", async () => {
    expect(await page(marketer, "/promotions/test?whom=offer%3Aservice_overdue")).toMatch(/value="offer:service_overdue" selected|selected="" value="offer:service_overdue"/);
  });
  it("are data: a new version is saved with a reason, by who may, and what breaks the contract is named", async () => {
    const [, text = ""] = /<textarea[^>]*name="rules"[^>]*>([\s\S]*?)<\/textarea>/.exec(await page(marketer, "/offers")) ?? [];
    const rules = text.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&#x27;", "'");
    expect(await said(await marketer.post("/offers", form({ rules: "{}", reason: "x" })))).toContain("Правила не сохранены");
    expect(await said(await marketer.post("/offers", form({ rules, reason: "" })))).toContain("напишите, что изменили");
    expect((await manager.post("/offers", form({ rules, reason: "x" }))).status).toBe(403);
    // Field by field: what was typed stays where it cannot be taken, and says which offer it is of.
    const typed = { intent: "fields", version: "1", reason: "x", by: "order", "service_due.on": "1", "service_due.place": "1", "service_due.kind": "call", "service_due.margin": "25000", "service_due.name.ru": "О ТО", "service_due.name.kk": "ТҚК", "service_due.name.en": "Service", "service_due.0.ahead": "сорок", "service_due.0.behind": "0" };
    const refused = await said(await marketer.post("/offers", form(typed)));
    expect(lacks(refused, "в предложении «О ТО» не подходит «сорок»", 'value="сорок"')).toEqual([]);
    expect(await said(await marketer.post("/offers", form({ ...typed, version: "7" })))).toContain("сохранена версия 1");
    const only = JSON.stringify({ ...JSON.parse(rules), rules: JSON.parse(rules).rules.filter((rule: { id: string }) => rule.id === "service_overdue") });
    expect((await marketer.post("/offers", form({ rules: only, reason: "только ТО" }))).status).toBe(302);
    expect(lacks(await page(marketer, "/offers"), "правила версии 2", "только ТО", "Скидка 10 %")).toEqual([]);
  });
});
