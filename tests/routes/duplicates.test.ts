import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales } from "#app/i18n/index.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { importFiles } from "#pipelines/index.ts";
import { form, lacks, openSite, said, type Site } from "./site.ts";

const evil = `<script>alert('x')</script> "Ким" & Ко`;
const quoted = `"${evil.replaceAll('"', '""')}"`;
const vin = "XTA21099000000001";
const rows = [
  "branch,visit_no,closed_on,client_code,client_name,phone,vin,total_amount",
  `Центр,1,2025-09-01,17,Ким Анна,+77010000001,${vin},100.00`,
  `Центр,2,2026-01-10,,Ким А.,+77010000001,${vin},200.00`,
  `Центр,3,2026-03-10,,Ким Анна,+77029999992,${vin},300.00`,
  `Центр,4,2026-03-11,18,${quoted},+77033333333,,400.00`,
  `Центр,5,2026-04-11,18,${quoted},,,400.00`,
  ...["Ахметов А.", "Борисов Б.", "Волков В.", "Громов Г.", "Дюсенов Д.", "Ермеков Е."].map((name, i) => `Юг,${10 + i},2026-02-01,c${i},${name},+77019999999,,50.00`),
];

let site: Site;
beforeAll(async () => {
  const seed = await openSite();
  const file = join(seed.home, "визиты.csv");
  await writeFile(file, rows.join("\n"));
  await importFiles(await currentHome(), [file], { today: "2026-06-01" });
  site = seed;
});
afterAll(() => site.close());

const address = async (path: string, pattern: RegExp): Promise<string> => pattern.exec(await (await site.get(path)).text())?.[1] ?? "";

describe("the page of duplicates", () => {
  it.each(locales)("says everything in %s", async (lang) => {
    for (const path of ["/data/duplicates", "/data/duplicates?view=clients", "/data/duplicates?view=keys", "/data/duplicates?view=decisions"]) {
      const response = await site.get(`${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
      expect(response.status, path).toBe(200);
      expect((await said(response)).replace(/<[^>]+>/g, " ").match(/.{30}(undefined|NaN|\[object|\{\w+\}).{20}/g), path).toBeNull();
    }
  });
  it("puts the pair side by side, and takes an answer and its undoing", async () => {
    const html = await said(await site.get("/data/duplicates"));
    expect(lacks(html, "Пара 1 из 1", `Одна машина ${vin} и одно полное имя`, "совпадает", "различается", "+7 702 ••• •• 92", "Один клиент", "Разные люди")).toEqual([]);
    const [, a = "", b = ""] = /name="a" value="(\d+)"[\s\S]*?name="b" value="(\d+)"/.exec(html) ?? [];
    const answer = await site.post("/data/duplicates", form({ intent: "same", a, b }));
    expect(answer.headers.get("location")).toBe("/data/duplicates?done=1");
    const done = await said(await site.get("/data/duplicates?done=1"));
    expect(lacks(done, "Записано: один клиент", "Сомнительных пар нет", 'name="id" value="1"')).toEqual([]);
    const gone = [a, b].map((id) => site.get(`/clients/${id}`).then(said));
    expect((await Promise.all(gone)).filter((page) => page.includes("вошли в другого клиента"))).toHaveLength(1);
    expect((await Promise.all(gone)).some((page) => page.includes("связана с записью 1 решением 1") || page.includes("связана с записью 2 решением 1"))).toBe(true);
    await site.post("/data/duplicates", form({ intent: "undo", id: "1" }));
    expect(lacks(await said(await site.get("/data/duplicates?view=decisions")), "отменено", "отменил(а) Тест Тестов")).toEqual([]);
    expect(lacks(await said(await site.get("/data/duplicates")), "Пара 1 из 1")).toEqual([]);
  });
  it("tells why records are one, key by key, with file and line", async () => {
    const open = await address("/data/duplicates?view=clients&q=ким анна", /open=(\d+)/);
    const html = await said(await site.get(`/data/duplicates?view=clients&open=${open}`));
    expect(lacks(html, "ключом: телефон +7 701 ••• •• 01", "визиты.csv, строка 2", "Это не ключ")).toEqual([]);
    expect(html).not.toMatch(/000-?00-?01|7010000001/);
    expect(lacks(await said(await site.get(`/clients/${open}`)), "+7 701 000-00-01")).toEqual([]);
    expect(lacks(await said(await site.get("/data/duplicates?view=clients&q=никто")), "Под «никто» нет клиента")).toEqual([]);
  });
  it("makes a crowded phone a key and takes that back", async () => {
    const html = await said(await site.get("/data/duplicates?view=keys"));
    expect(lacks(html, "телефон +7 701 ••• •• 99", "слишком много разных имён", "Считать ключом")).toEqual([]);
    const key = /name="key" value="(\d+)"/.exec(html)?.[1] ?? "";
    const answer = await site.post("/data/duplicates", form({ intent: "is_key", key, view: "keys" }));
    const next = await said(await site.get(answer.headers.get("location") ?? ""));
    expect(lacks(next, "Таких ключей нет", "Записано: телефон +7 701 ••• •• 99 — ключ")).toEqual([]);
    await site.post("/data/duplicates", form({ intent: "undo", id: /name="id" value="(\d+)"/.exec(next)?.[1] ?? "" }));
    expect(lacks(await said(await site.get("/data/duplicates?view=keys")), "Считать ключом")).toEqual([]);
  });
  it("masks the phone in the line of an order", async () => {
    const html = await said(await site.get(`/orders/${encodeURIComponent("Центр 3")}`));
    expect(lacks(html, "Ким Анна", "+7 702 ••• •• 92", vin)).toEqual([]);
    expect(html).not.toContain("9999992");
  });
  it("writes names as text, whatever they are", async () => {
    const html = await (await site.get("/data/duplicates?view=clients")).text();
    expect(html).toContain("&lt;script&gt;alert(");
    expect(html).not.toContain("<script>alert(");
    expect((await site.get(`/data/duplicates?view=clients&q=${encodeURIComponent("'); drop table core.client; --")}`)).status).toBe(200);
  });
  it("refuses what it does not understand with a sentence", async () => {
    const asked: Record<string, string>[] = [{ intent: "drop" }, { intent: "same", a: "x", b: "1" }, { intent: "undo", id: "99" }, { intent: "is_key", key: "5" }, { intent: "same", a: "1", b: "2" }];
    for (const fields of asked) {
      const response = await site.post("/data/duplicates", form(fields));
      expect(response.status).toBe(400);
      expect((await said(response)).replace(/<[^>]+>/g, " "), JSON.stringify(fields)).toMatch(/Обновите страницу|не понято|Решения 99 нет/);
    }
    expect((await site.get("/data/duplicates?view=x&page=-1&open=a&done=b&pair=<b>")).status).toBe(200);
  });
});

describe("a client and a car", () => {
  it("show who had the car when, by which document", async () => {
    const car = await said(await site.get(`/cars/${vin.toLowerCase()}`));
    expect(lacks(car, "Владельцы по времени", "заказ-наряд 1", "визиты.csv, строка 2", "заказ-наряд 3", "сейчас")).toEqual([]);
    const id = /\/clients\/(\d+)/.exec(car)?.[1];
    expect(lacks(await said(await site.get(`/clients/${id}`)), "Клиент: Ким Анна", vin, "10 марта 2026", "2 записи")).toEqual([]);
  });
  it("that are not there say so", async () => {
    for (const id of ["1", "x", "99999999999999999999"]) expect((await site.get(`/clients/${id}`)).status).toBe(404);
    expect(lacks(await said(await site.get("/cars/NOCAR")), "Машины с таким VIN в данных нет")).toEqual([]);
  });
});
