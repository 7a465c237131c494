import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { savePlan } from "#app/services/bonus/plans.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { as as seen, at, hr as hrViewer } from "../ingest/bonus/people.ts";
import { load, plan } from "../ingest/bonus/scene.ts";
import { form, lacks, openSite, said, type Site, type Visitor } from "./site.ts";

let site: Site;
let hr: Visitor, director: Visitor, manager: Visitor, anna: Visitor;
beforeAll(async () => {
  site = await openSite();
  hr = site.as({ name: "Кадры", roles: ["hr"] });
  director = site.as({ name: "Директор", roles: ["director"] });
  manager = site.as({ name: "Управляющий Севером", roles: ["branch_manager"], branches: ["Север"] });
  anna = site.as({ name: "Анна", roles: ["advisor"], staff: "A1" });
  const home = await currentHome();
  await load(home, site.home, ["staff.csv", "visits.csv", "answers.csv"]);
  await seen(hrViewer, () => savePlan(home, { plan, firstPeriod: "2026-05", reason: "to try" }, at("2026-04-20")));
});
afterAll(() => site.close());

const page = async (who: Visitor, path: string) => {
  const answer = await who.get(path);
  return { status: answer.status, text: await said(answer) };
};
const send = async (who: Visitor, path: string, fields: Record<string, string>) => {
  const answer = await who.post(path, form(fields));
  return { status: answer.status, to: answer.headers.get("location"), text: answer.status < 300 || answer.status >= 400 ? await said(answer) : "" };
};

describe("the run of a period, step by step", () => {
  it("is shown before it is opened, and opened by HR", async () => {
    expect(lacks((await page(hr, "/bonuses")).text, "Ни один период ещё не открыт", "Посмотреть, что получится за ", "Tiny")).toEqual([]);
    expect(lacks((await page(hr, "/bonuses/2026-05")).text, "не открыт", "17 500,00", "Открыть период")).toEqual([]);
    expect((await send(manager, "/bonuses", { intent: "open", period: "2026-05" })).status).toBe(403);
    expect(await send(hr, "/bonuses", { intent: "open", period: "2026-05" })).toMatchObject({ status: 302, to: "/bonuses/2026-05?done=open" });
  });
  it("shows each what is theirs: HR everybody without a client's name, a manager the branch, an advisor oneself", async () => {
    const all = await page(hr, "/bonuses/2026-05");
    expect(lacks(all.text, "Анна", "Борис", "10 000,00", "7 500,00", "17 500,00")).toEqual([]);
    const north = await page(manager, "/bonuses/2026-05");
    expect([lacks(north.text, "Борис", "7 500,00"), north.text.includes("Анна")]).toEqual([[], false]);
    const own = await page(anna, "/bonuses/2026-05/A1");
    // Half of the clients wanted came back, nine of ten recommended: worked by hand in the scene.
    expect(lacks(own.text, "К выплате 10 000,00", "2 500,00", "7 500,00", "Результат 1, n = 3", "Задать вопрос")).toEqual([]);
    expect((await page(anna, "/bonuses/2026-05/A2")).status).toBe(404);
    expect((await page(anna, "/bonuses")).text).toContain('href="/bonuses/2026-05/A1"');
  });
  it("is held up by a question until it is closed, and approved by another than who reviewed it", async () => {
    expect((await send(anna, "/bonuses/2026-05/A1", { intent: "ask", component: "returning_clients", text: "Где второй клиент?" })).status).toBe(302);
    expect((await send(hr, "/bonuses/2026-05", { intent: "review" })).to).toBe("/bonuses/2026-05?done=review");
    const same = await send(hr, "/bonuses/2026-05", { intent: "approve" });
    expect([same.status, lacks(same.text, "проверил тот же человек (Кадры)")]).toEqual([400, []]);
    const held = await send(director, "/bonuses/2026-05", { intent: "approve" });
    expect([held.status, lacks(held.text, "открыт 1 вопрос", "Почему утверждаете с открытыми вопросами")]).toEqual([400, []]);
    const thread = await page(hr, "/bonuses/2026-05/A1");
    expect(lacks(thread.text, "Где второй клиент?", "Вопрос открыт", "Ответить и закрыть")).toEqual([]);
    expect((await page(anna, "/bonuses/2026-05/A1")).text).not.toContain("Ответить и закрыть");
    const [, question = ""] = /name="question" value="(\d+)"/.exec(thread.text) ?? [];
    expect((await send(anna, "/bonuses/2026-05/A1", { intent: "close", question })).status).toBe(403);
    expect((await send(hr, "/bonuses/2026-05/A1", { intent: "answer_close", question, text: "Приехал в июне" })).status).toBe(302);
    expect((await send(director, "/bonuses/2026-05", { intent: "approve" })).to).toBe("/bonuses/2026-05?done=approve");
    expect(lacks((await page(director, "/bonuses/2026-05?done=approve")).text, "утверждены: 17 500,00", "Директор", "Для зарплаты, CSV")).toEqual([]);
  });
  it("leaves for payroll with its control sum, for HR and the director alone, and can be recomputed", async () => {
    const file = await hr.get("/bonuses/2026-05/payroll/csv");
    const text = await file.text();
    expect(file.headers.get("content-disposition")).toContain("bonuses-2026-05.csv");
    expect(text.trim().split(/\r?\n/).at(-1)).toContain("17500.00");
    expect(text).not.toMatch(/7\d{10}/);
    expect([(await anna.get("/bonuses/2026-05/payroll/csv")).status, (await manager.get("/bonuses/2026-05/payroll/xlsx")).status, (await hr.get("/bonuses/2026-05/payroll/pdf")).status]).toEqual([403, 403, 404]);
    expect(lacks((await page(hr, "/bonuses/2026-05?verify=1")).text, "пересчёт сошёлся до последней единицы")).toEqual([]);
  });
  it("stays as it is when data come late: the next period pays what changed, with the reason", async () => {
    await load(await currentHome(), site.home, ["late.csv"]);
    expect(lacks((await page(hr, "/bonuses/2026-05")).text, "17 500,00")).toEqual([]);
    await send(hr, "/bonuses", { intent: "open", period: "2026-06" });
    // A client more came back to Anna: a quarter of 10 000.00.
    expect(lacks((await page(hr, "/bonuses/2026-06")).text, "Исправления прошлых периодов", "Доплата за май 2026", "2 500,00", "данные пришли позже")).toEqual([]);
    expect(lacks((await page(anna, "/bonuses/2026-06/A1")).text, "Доплата за май 2026", "клиент №")).toEqual([]);
  });
});

it("says in a sentence what is no period, and what no form asks", async () => {
  expect(lacks((await page(hr, "/bonuses/last-month")).text, "не период бонусов")).toEqual([]);
  expect((await send(hr, "/bonuses/2026-05", { intent: "burn" })).status).toBe(400);
});
