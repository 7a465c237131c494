import { tableFromIPC } from "apache-arrow";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ended, files, form, lacks, location, openSite, said, type Site } from "./site.ts";

let site: Site;
let token = "";
const visits = [
  "Филиал;Номер заказ-наряда;Дата закрытия;Телефон;Клиент;Сумма",
  "Центр;1;05.02.2025;+7 701 111 11 11;Иванов Иван;1 000,00",
  "Центр;2;06.03.2026;8 701 111 11 11;ИВАНОВ ИВАН;2 000,00",
  "Север;3;07.03.2026;8 701 222 22 22;Ахметова Айгүл;3 000,00",
  "Север;5;17.04.2026;8 701 222 22 22;Ахметова Айгүл;5 000,55",
].join("\r\n");

async function makeToken(name: string): Promise<string> {
  const page = await site.post("/tokens", form({ intent: "make", name }));
  expect(page.headers.get("cache-control")).toBe("no-store");
  return /loyalty_[\w-]{43}/.exec(await said(page))?.[0] ?? "";
}

beforeAll(async () => {
  site = await openSite();
  token = await makeToken("отчёт");
});
afterAll(() => site.close());

const ask = (path: string, headers: Record<string, string> = {}) => site.get(path, { authorization: `Bearer ${token}`, ...headers });
interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}
const problem = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const told = (await response.json()) as Problem;
  expect(told.status).toBe(response.status);
  return told;
};
const average = "/api/metrics?metrics=average_check&as-of=2026-04-30&period=2026-03..2026-04";

describe("before anything is loaded", () => {
  it("says so, and lists the catalogue all the same", async () => {
    expect(await problem(await ask("/api/metrics"))).toMatchObject({ status: 404, code: "no_data" });
    expect((await ask("/api/catalogue")).status).toBe(200);
  });
});

describe("over four orders", () => {
  beforeAll(async () => {
    const sent = await site.post("/data", files(["визиты.csv", visits]));
    await ended(site, location(await site.post("/data", form({ intent: "load", upload: location(sent).split("=")[1] ?? "" }))));
  });

  it("answers as the shell does", async () => {
    // March and April 2026: 2 000 + 3 000 + 5 000,55 over three orders.
    const answer = await ask(average);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    const [figure] = (await answer.json()) as Record<string, unknown>[];
    expect(Object.keys(figure ?? {}).slice(0, 11)).toEqual(["metric", "as_of", "definition", "by", "value", "numerator", "denominator", "n", "low", "high", "unit"]);
    expect(figure).toMatchObject({ metric: "average_check", as_of: "2026-04-30", by: {}, value: "3333.52", numerator: "10000.55", n: 3, unit: "money" });
  });

  it("splits, filters and answers in CSV", async () => {
    const answer = await ask(`${average}&by=branch&branch=Север&branch=Центр`, { accept: "text/csv" });
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const [head = "", ...rows] = (await answer.text()).trim().split("\r\n");
    const column = (name: string) => rows.map((row) => row.split(",")[head.split(",").indexOf(name)]);
    expect(column("by.branch").toSorted()).toEqual(["Север", "Центр"]);
    expect(column("n").toSorted()).toEqual(["1", "2"]);
    expect((await (await ask(`${average}&by=branch&branch=Север&format=csv`)).text()).match(/Центр/)).toBeNull();
  });

  it("answers in Arrow with money exact", async () => {
    const answer = await ask(`${average}&by=branch`, { accept: "application/vnd.apache.arrow.stream" });
    expect(answer.headers.get("content-type")).toBe("application/vnd.apache.arrow.stream");
    const table = tableFromIPC(new Uint8Array(await answer.arrayBuffer()));
    const north = table.toArray().map((row) => row?.toJSON() as Record<string, unknown>).find((row) => row["by.branch"] === "Север");
    expect(north).toMatchObject({ metric: "average_check", numerator: 8000.55, numerator_money: "8000.55", numerator_minor: 800055n, n: 2 });
  });

  it.each([
    ["/api/metrics?metrics=nothing", 404, "unknown_metric"],
    ["/api/metrics?metrics=constructor", 404, "unknown_metric"],
    ["/api/metrics?as-of=31.05.2026", 400, "bad_date"],
    ["/api/metrics?period=May", 400, "bad_period"],
    ["/api/metrics?by=month&period=0001-01..9999-12", 400, "long_period"],
    ["/api/metrics?colour=red", 400, "unknown_dimension"],
    ["/api/metrics?metrics=average_check&by=condition", 400, "metric_not_by"],
    ["/api/metrics?by=branch,brand,month,staff,origin", 400, "too_many"],
    ["/api/metrics?as-of=2026-04-30&as-of=2026-03-31", 400, "too_many"],
    ["/api/metrics?format=xml", 400, "bad_choice"],
    ["/api/metrics?lang=de", 400, "bad_choice"],
    ["/api/nothing", 404, "not_found"],
  ])("refuses %s with %i %s", async (path, status, code) => {
    const told = await problem(await ask(path));
    expect(told).toMatchObject({ status, code });
    expect(told.detail).toMatch(/^[А-Яa-z«?].*[.]?/u);
  });

  it("refuses more than can be meant", async () => {
    for (const query of [`metrics=${Array.from({ length: 101 }, (_, i) => `m${i}`).join(",")}`, `branch=${"x".repeat(9000)}`, Array.from({ length: 101 }, (_, i) => `branch=${i}`).join("&")]) {
      expect(await problem(await ask(`/api/metrics?${query}`))).toMatchObject({ status: 400, code: "too_many" });
    }
  });

  it("speaks the asked language", async () => {
    expect((await problem(await ask("/api/metrics?metrics=nothing&lang=en"))).detail).toContain("There is no metric");
    expect((await problem(await ask("/api/metrics?metrics=nothing", { "accept-language": "de, kk;q=0.8, en;q=0.5" }))).detail).toContain("деген көрсеткіш жоқ");
    expect((await problem(await ask("/api/metrics?metrics=nothing"))).detail).toContain("Показателя");
  });

  it("has no form of answer that it does not have, and changes nothing", async () => {
    expect(await problem(await ask("/api/metrics", { accept: "application/xml" }))).toMatchObject({ status: 406, code: "not_acceptable" });
    expect((await ask(average, { accept: "text/html, application/json;q=0.5, */*;q=0.1" })).headers.get("content-type")).toContain("application/json");
    const posted = await site.post("/api/metrics", form({}));
    expect([(await problem(posted)).status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  it("tells every metric with sentence, formula, version and dimensions", async () => {
    const entries = (await (await ask("/api/catalogue?lang=en")).json()) as Record<string, unknown>[];
    expect(entries.find(({ id }) => id === "loyal_client_share")).toMatchObject({
      name: "Loyal client share",
      formula: "loyal clients ÷ active clients, too new ones left out",
      unit: "share",
      definition: "loyal_client@1",
      version: 1,
      dimensions: expect.arrayContaining(["branch", "month"]),
    });
    for (const { sentence, formula } of entries) expect([sentence, formula]).not.toContain("");
  });
});

describe("an export", () => {
  const xlsx = async (path: string) => (await readXlsx(new Uint8Array(await (await site.get(path)).arrayBuffer()))).sheets;
  it("of a page has its question on the first sheet and its figures on the second", async () => {
    const [about, sheet] = await xlsx(`/export/page.xlsx?page=${encodeURIComponent("/")}&as-of=2026-04-30&branch=Север`);
    expect(about?.rows.flat()).toEqual(expect.arrayContaining(["Обзор", "На дату", "Отбор", "Филиал: Север"]));
    const check = sheet?.rows.find(([name]) => name === "Средний чек");
    expect(check?.filter((cell) => typeof cell === "number")).toContain(8000.55);
    expect((await site.get("/export/page.csv?page=/clients")).headers.get("content-disposition")).toMatch(/clients-.*\.csv/);
  });
  it("of a figure has its definition and the rows behind it", async () => {
    const [about, rows] = await xlsx("/export/figure.xlsx?figure=average_check&as-of=2026-04-30&period=2026-03..2026-04&by.branch=Север");
    expect(about?.rows.flat()).toEqual(expect.arrayContaining(["Средний чек", "average_check@1", "Север"]));
    expect(rows?.rows).toHaveLength(3);
    expect(rows?.rows.flat()).toContain("визиты.csv:5");
  });
  it.each(["/export/page.xlsx?page=/nothing", "/export/page.doc", "/export/all.csv", "/export/figure.xlsx"])("%s is none", async (path) => expect((await site.get(path)).status).toBe(404));
});

describe("a token", () => {
  it("is asked for, and one that does not hold is told from none", async () => {
    const without = await site.get(average);
    expect(without.headers.get("www-authenticate")).toContain("Bearer");
    expect(await problem(without)).toMatchObject({ status: 401, code: "no_token", detail: expect.stringContaining("token add") });
    expect(await problem(await site.get(average, { authorization: "Bearer loyalty_nope" }))).toMatchObject({ status: 401, code: "bad_token" });
    expect(await problem(await site.get("/api/catalogue"))).toMatchObject({ status: 401 });
    expect((await site.get("/api/openapi.json")).status).toBe(200);
  });

  it("is shown once, listed by its beginning, and revoked", async () => {
    const secret = await makeToken("склад данных");
    expect((await ask(average, { authorization: `Bearer ${secret}` })).status).toBe(200);
    const page = await said(await site.get("/tokens"));
    expect(lacks(page, "склад данных", secret.slice(0, 14))).toEqual([]);
    expect(page).not.toContain(secret.slice(0, 20));
    const id = /name="token" value="(\d+)"/g.exec(page.slice(page.indexOf("склад данных")))?.[1] ?? "";
    expect(lacks(await said(await site.post("/tokens", form({ intent: "revoke", token: id }))), "отозван")).toEqual([]);
    expect(await problem(await ask(average, { authorization: `Bearer ${secret}` }))).toMatchObject({ code: "bad_token" });
    expect((await ask(average)).status).toBe(200);
  });

  it("needs a name", async () => {
    const refused = await site.post("/tokens", form({ intent: "make", name: " " }));
    expect([refused.status, lacks(await said(refused), "Назовите токен")]).toEqual([400, []]);
  });
});
