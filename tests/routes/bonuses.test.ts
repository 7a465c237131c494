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

describe("the editor of a plan, by its form alone", () => {
  const at = "roles.advisor.components.0";
  const tried = async (fields: Record<string, string>) => {
    const { status, text } = await send(hr, "/bonuses/plan", { text: JSON.stringify(plan), ...fields });
    return { status, text: text.replaceAll("&quot;", '"') };
  };
  it("adds a part and takes one out, with the rest as it was typed", async () => {
    const more = await tried({ edit: "add roles.advisor.gates", "new roles.advisor.gates": "importer_csi", [`${at}.target.value`]: "3" });
    expect([more.status, lacks(more.text, "Условие: CSI импортёра", '"component": "importer_csi"', '"value": 3', `name="roles.advisor.gates.0.edge"`)]).toEqual([200, []]);
    const less = await tried({ edit: `remove ${at}` });
    expect([lacks(less.text, '"weight": 1,'), less.text.includes("returning_clients\",")]).toEqual([[], false]);
  });
  it("draws tiers as steps, and warns of cliffs", async () => {
    const { text } = await tried({ intent: "try", [`${at}.tiers.pays`]: "whole" });
    expect(lacks(text, 'class="step-chart"', `name="${at}.tiers.1.rate"`, "Обрыв: на 80,0 % выплата прыгает с 0,0 % до 64,0 %", "Обрыв: на 100,0 % выплата прыгает с 80,0 % до 100,0 %", "Убрать ступень 2")).toEqual([]);
    expect((await tried({ intent: "try", [`${at}.tiers.pays`]: "marginal" })).text).not.toContain("Обрыв");
  });
  it("says in the form's words what is wrong, and keeps what was typed", async () => {
    expect(lacks((await tried({ intent: "try", [`${at}.weight`]: "30" })).text, "Веса вместе: 80,00 %, а нужно ровно 100 %.", "веса показателей должны вместе давать ровно 100 %", 'value="30"')).toEqual([]);
    expect(lacks((await tried({ intent: "try", [`${at}.weight`]: "много" })).text, "мастер-консультант · Вернувшиеся клиенты · Вес: нужно число", 'aria-invalid="true"', 'value="много"')).toEqual([]);
  });
  it("names periods by their months where it cannot save, and a run where it cannot go on", async () => {
    expect(lacks((await tried({ intent: "save", first_period: "2026-05", reason: "x" })).text, "План не может начаться с этого периода (май 2026): период май 2026 уже открыт")).toEqual([]);
    expect(lacks((await send(hr, "/bonuses/2026-09", { intent: "approve" })).text, "Период сентябрь 2026 ещё не открыт")).toEqual([]);
  });
});

it("says in a sentence what is no period, and what no form asks", async () => {
  expect(lacks((await page(hr, "/bonuses/last-month")).text, "не период бонусов")).toEqual([]);
  expect((await send(hr, "/bonuses/2026-05", { intent: "burn" })).status).toBe(400);
});
