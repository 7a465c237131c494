import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { peopledSite, type Peopled } from "./access-site.ts";
import { lacks, said } from "./site.ts";

let site: Peopled["site"];
let own: Peopled["own"];
beforeAll(async () => void ({ site, own } = await peopledSite()));
afterAll(() => site.close());

const page = async (role: Parameters<Peopled["own"]["get"]>[0], path: string) => {
  const answer = await own.get(role)!.get(path);
  return { status: answer.status, text: await said(answer) };
};
/** In March 2026 the client who was served in 2025 came back. */
const march = "period=2026-03";

describe("the page of leaderboards", () => {
  it("leads to each person, to the hints whoever may see them, and to the comparison at the same work", async () => {
    const { text } = await page("director", `/staff?${march}`);
    expect(lacks(text, 'href="/staff/A1?period=2026-03"', 'href="/staff/A9?period=2026-03"', 'href="/staff/watch?period=2026-03"', "При одинаковой работе")).toEqual([]);
    const manager = await page("branch_manager", `/staff?${march}`);
    expect(lacks(manager.text, 'href="/staff/A1?period=2026-03"')).toEqual([]);
    expect(manager.text).not.toMatch(/staff\/A9|staff\/watch/);
  });
  it("an advisor sees nobody to be held against", async () => expect((await page("advisor", `/staff?${march}`)).text).not.toContain("При одинаковой работе"));
});

describe("a person's page", () => {
  it("has the score, what it is made of, the way down, and 24 months", async () => {
    const { status, text } = await page("director", `/staff/A1?${march}`);
    expect(status).toBe(200);
    expect(lacks(text, "<h1", "Северная Анна", 'href="/staff?period=2026-03&amp;branch=', "Вернувшиеся клиенты", "figure=returning_clients", "За 24 месяца", "<svg")).toEqual([]);
  });
  it("of somebody else is as one of nobody", async () => {
    const plain = (text: string, code: string) => text.replace(new RegExp(`(?:(?<=%2F)|\\b)${code}\\b`, "g"), "CODE").replace(/nonce="[^"]*"/g, "").replace(/\d\d:\d\d(:\d\d)?/g, "");
    for (const role of ["advisor", "branch_manager", "hr"] as const) {
      const [known, none] = [await page(role, `/staff/A9?${march}`), await page(role, `/staff/Z7?${march}`)];
      expect([role, known.status, known.text.includes("Юлия")]).toEqual([role, 404, false]);
      expect(plain(known.text, "A9")).toBe(plain(none.text, "Z7"));
      expect((await page(role, `/staff/A1?${march}`)).status).toBe(200);
    }
    for (const role of ["marketer", "admin"] as const) expect((await page(role, `/staff/A1?${march}`)).status).toBe(403);
  });
  it("opens to its rows: HR reads clients by number, the director by name", async () => {
    const opened = `/staff/A1?${march}&figure=returning_clients&by.staff=A1`;
    const [hr, director, advisor] = [await page("hr", opened), await page("director", opened), await page("advisor", opened)];
    expect(lacks(hr.text, "клиент №")).toEqual([]);
    expect(hr.text).not.toMatch(/Северов|href="\/clients\//);
    expect(lacks(director.text, "Северов Семён", 'href="/clients/')).toEqual([]);
    expect(lacks(advisor.text, "Северов Семён")).toEqual([]);
    expect(advisor.text).not.toContain('href="/clients/');
  });
  it("an order behind it tells HR no name and no contact", async () => {
    const [hr, director] = [await page("hr", `/orders/${encodeURIComponent("Север 102")}`), await page("director", `/orders/${encodeURIComponent("Север 102")}`)];
    expect([hr.status, /Северов|111[ -]11/.test(hr.text), hr.text.includes("клиент №")]).toEqual([200, false, true]);
    expect(director.text).toContain("Северов Семён");
  });
  it("is taken along as a table, and only by whom it is open to", async () => {
    const file = (code: string) => `/export/page.csv?${new URLSearchParams({ page: `/staff/${code}`, period: "2026-03" })}`;
    const [mine, other] = [await page("advisor", file("A1")), await page("advisor", file("A9"))];
    expect([mine.status, mine.text.includes("motivation_score") || mine.text.includes("Балл мотивации")]).toEqual([200, true]);
    expect(other.text).not.toContain("Юлия");
    expect((await page("marketer", file("A1"))).status).toBe(404);
  });
});

describe("the page of hints", () => {
  it.each([["director", 200], ["hr", 200], ["branch_manager", 403], ["advisor", 403], ["marketer", 403], ["admin", 403]] as const)("%s: %d", async (role, status) => {
    expect((await page(role, `/staff/watch?${march}`)).status).toBe(status);
    expect((await own.get(role)!.get(`/figure.csv?figure=split_order_share&by.staff=A1&${march}`)).status).toBe(status);
  });
  it("says what cannot be seen, names innocent causes, and keeps to the viewer's branches", async () => {
    const { text } = await page("hr", "/staff/watch?period=2026-01..2026-03");
    expect(lacks(text, "Это не обвинения", "Невинные причины", "известен только из одной загрузки", "Северная Анна", "/data/kinds/survey_invitations")).toEqual([]);
    expect(text).not.toContain("Тайная Юлия");
    expect((await page("director", "/staff/watch?period=2026-01..2026-03")).text).toContain("Тайная Юлия");
  });
});
