import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { facts } from "#app/warehouse/facts.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { form, lacks, location, openSite, said, type Site, type Visitor } from "./site.ts";

let site: Site;
let director: Visitor, manager: Visitor, marketer: Visitor, advisor: Visitor;
beforeAll(async () => {
  site = await openSite();
  director = site.as({ name: "Директор", roles: ["director"] });
  manager = site.as({ name: "Управляющий", roles: ["branch_manager"], branches: ["Север"] });
  marketer = site.as({ name: "Маркетолог", roles: ["marketer"] });
  advisor = site.as({ name: "Анна", roles: ["advisor"], staff: "A1" });
});
afterAll(() => site.close());

const typed = { draft: "1", over: "1", first_day: "2099-01-01", reason: "Серебро слишком легко", "silver.visits": "4", "gold.visits": "6", "vip.spend": "500 000" };
const draft = new URLSearchParams(typed).toString();
const publish = async (who: Visitor, changes: Record<string, string> = {}) => {
  const answer = await who.post("/programme/ladder", form({ ...typed, ...changes }));
  return { status: answer.status, to: location(answer), text: answer.status === 400 ? await said(answer) : "" };
};

describe("the rules of the levels", () => {
  it("are read by who reads the business, tried by address without a script, and changed by director and marketer alone", async () => {
    expect([(await advisor.get("/programme/ladder")).status, (await advisor.get("/programme")).status, (await advisor.get("/costs")).status]).toEqual([403, 403, 403]);
    expect(lacks(await said(await manager.get("/programme/ladder")), "3 дня визитов или 2 автомобиля", "8 дней визитов", "изначальные правила")).toEqual([]);
    expect((await publish(manager)).status).toBe(403);
    expect((await manager.get(`/programme/ladder?${draft}`)).status).toBe(200);
  });
  it("are refused beside what was typed: a day that is over, no reason, a step down, rules that somebody overtook", async () => {
    const refused = async (changes: Record<string, string>, sentence: string) => { const { status, text } = await publish(director, changes); expect([status, lacks(text, sentence)]).toEqual([400, []]); };
    await refused({ first_day: "2026-01-01" }, "Нужен день в будущем");
    await refused({ reason: " " }, "Напишите почему");
    await refused({ "gold.visits": "3" }, "Статус «золото» требует не больше, чем «серебро»");
    await refused({ "silver.visits": "два" }, "Целое число от 1 до 365 или пусто");
    await refused({ over: "7" }, "правила опубликовал кто-то ещё");
  });
  it("hold from the day they name on, with who published them and why; figures ask by them at once", async () => {
    expect(await publish(marketer)).toMatchObject({ status: 302, to: "/programme/ladder?published=2" });
    expect(lacks(await said(await director.get("/programme/ladder?published=2")), "Версия 2 опубликована", "Серебро слишком легко", "Маркетолог", "1 января 2099", "500 000")).toEqual([]);
    const { applied } = await facts(await currentHome());
    expect(applied.ladder?.map(({ version, from, rules }) => [version, from, rules.silver.visits, rules.vip.spend])).toEqual([[1, null, 3, null], [2, "2099-01-01", 4, 50_000_000]]);
    expect((await publish(director, { over: "2" })).text).toContain("Это и есть последние правила");
  });
});
