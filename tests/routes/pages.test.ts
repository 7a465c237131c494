import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { files, form, lacks, openSite, origin, said, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
const get: Site["get"] = (...asked) => site.get(...asked);
const post: Site["post"] = (...asked) => site.post(...asked);

const visits = [
  "Филиал;Номер заказ-наряда;Дата закрытия;Телефон;Клиент;Сумма",
  "Центр;1;05.02.2025;+7 701 111 11 11;Иванов Иван;1 000,00",
  "Центр;2;06.03.2026;8 701 111 11 11;ИВАНОВ ИВАН;2 000,00",
  "Север;3;07.03.2026;8 701 222 22 22;Ахметова Айгүл;3 000,00",
  "Север;4;32.13.2026;8 701 222 22 22;Ахметова Айгүл;3 000,00",
  "Север;5;17.04.2026;8 701 222 22 22;Ахметова Айгүл;5 000,00",
].join("\r\n");
describe("before anything is loaded", () => {
  it.each(["/", "/staff"])("%s says which export feeds it", async (path) => {
    const html = await said(await get(path));
    expect(lacks(html, "Данных пока нет")).toEqual([]);
    expect(lacks(html, 'href="/data"')).toEqual([]);
  });
  it("answers an unknown page with a sentence", async () => {
    const response = await get("/nothing", { cookie: "" });
    expect(response.status).toBe(404);
    expect(lacks(await said(response), "Такой страницы нет")).toEqual([]);
  });
});

describe("every page", () => {
  it("carries a policy with its own nonce", async () => {
    const response = await get("/data");
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
    const html = await response.text();
    expect(nonce).toBeTruthy();
    for (const tag of html.match(/<script[^>]*>/g) ?? []) expect(tag).toContain(`nonce="${nonce}"`);
  });
  it("refuses a change that another site asks for", async () => {
    const response = await post("/data", form({ intent: "undo", batch: "x" }), { "sec-fetch-site": "cross-site" });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("другого сайта");
  });
  it("keeps language and appearance in a cookie", async () => {
    const response = await post("/reader", form({ lang: "kk", back: "/data?lang=ru" }));
    expect(response.headers.get("location")).toBe("/data");
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    const dark = await post("/reader", form({ theme: "dark", back: "//evil.example" }), { cookie });
    expect(dark.headers.get("location")).toBe("/");
    const html = await (await get("/data", { cookie: dark.headers.get("set-cookie")?.split(";")[0] ?? "" })).text();
    expect(lacks(html, '<html lang="kk" data-theme="dark">')).toEqual([]);
    expect(lacks(html, "Деректер")).toEqual([]);
  });
});

describe("loading own exports", () => {
  let batch: string;

  it("shows what is in the files, and asks what is open, before loading", async () => {
    const sent = await post("/data", files(["визиты.csv", visits], ["пусто.csv", ""]));
    expect(sent.status).toBe(302);
    const upload = sent.headers.get("location") ?? "";
    const html = await said(await get(upload));
    expect(lacks(html, "визиты.csv", "точка с запятой", "день, месяц, год", "«32.13.2026» — не дата", "файл пуст", "Загрузить остальные")).toEqual([]);
    expect(lacks(await said(await get("/")), "Данных пока нет")).toEqual([]);
    const loaded = await post("/data", form({ intent: "load", upload: upload.split("=")[1] ?? "" }));
    expect(loaded.status).toBe(302);
    const report = await said(await get(loaded.headers.get("location") ?? ""));
    expect(lacks(report, "Прочитано 5 = загружено 4 + без изменений 0 + заменено 0 + отклонено 1")).toEqual([]);
    expect(lacks(report, "Строка 5, столбец «Дата закрытия»")).toEqual([]);
    expect(lacks(report, "Не всё загрузилось")).toEqual([]);
    batch = /batch=([0-9a-f]+)/.exec(report)?.[1] ?? "";
    expect(batch).not.toBe("");
  });
  it("takes what was answered about a file along to the load", async () => {
    const unclear = ["branch,visit_no,closed_on,phone,client_name,total_amount", "Запад,91,03/04/2025,+77019998877,<b>Пак</b>,100.00"].join("\n");
    const address = (await post("/data", files(["даты.csv", unclear]))).headers.get("location") ?? "";
    const upload = address.split("=")[1] ?? "";
    const asked = await said(await get(address));
    expect(lacks(asked, "В каком порядке стоят день и месяц?", 'name="date-order.0" value="mdy"', "&lt;b&gt;Пак")).toEqual([]);
    expect(lacks(asked, 'value="load"')).toEqual(['value="load"']);
    const answered = await said(await get(`${address}&kind.0=visits&date-order.0=mdy&older.0=on`));
    const carried = [...answered.matchAll(/<input[^>]* name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name, value] as const);
    expect(Object.fromEntries(carried)).toMatchObject({ upload, "date-order.0": "mdy" });
    expect(answered).toMatch(/name="older.0"[^>]*checked=""/);
    const loaded = await post("/data", form({ ...Object.fromEntries(carried.filter(([name]) => /^(upload|date-order)/.test(name ?? ""))), "kind.0": "visits", intent: "load" }));
    const report = await said(await get(loaded.headers.get("location") ?? ""));
    expect(lacks(report, "Прочитано 1 = загружено 1")).toEqual([]);
    expect(await (await get("/figure.csv?figure=average_check&branch=Запад&as-of=2026-02-28&period=2025")).text()).toContain("2025-03-04");
    const undone = await post("/data", form({ intent: "undo", batch: /value="([0-9a-f]{12,})"/.exec(report)?.[1] ?? "" }));
    expect(lacks(await said(undone), "даты.csv: взят назад")).toEqual([]);
  });
  it("gives the rejected rows back as they stood", async () => {
    const csv = await (await get(`/rejects.csv?batch=${batch}`)).text();
    expect(csv).toContain("Филиал");
    expect(csv).toContain("32.13.2026");
    expect(csv.trim().split("\r\n")).toHaveLength(2);
    expect((await get("/rejects.csv?batch=nope")).status).toBe(404);
  });
  it("shows the figures, and each opens to file and line", async () => {
    const html = await said(await get("/"));
    expect(lacks(html, "figure=average_check")).toEqual([]);
    const drawer = await said(await get("/?figure=average_check"));
    expect(lacks(drawer, 'role="dialog"')).toEqual([]);
    expect(lacks(drawer, "визиты.csv, строка 4")).toEqual([]);
    const csv = await (await get("/figure.csv?figure=average_check")).text();
    expect(csv).toContain("визиты.csv:4");
    expect(await (await get("/figure.csv?figure=average_check&branch=Центр")).text()).not.toContain("Север");
  });
  it("survives any address, and writes the question shortly", async () => {
    const odd = await get("/?as-of=2026-13-45&period=x&branch=Нигде&figure=drop&by.x=1&page=-1");
    expect(odd.status).toBe(200);
    const html = await said(odd);
    expect(lacks(html, "«2026-13-45» не понято и не учтено")).toEqual([]);
    expect(lacks(html, "нет значения «Нигде»")).toEqual([]);
    const short = await get("/?as-of=&branch=Центр&brand=&figure=nps&by.origin=internal");
    expect(short.status).toBe(302);
    expect(short.headers.get("location")).toBe(`/?branch=${encodeURIComponent("Центр")}&figure=nps&by.origin=internal`);
    expect((await get("/staff?period=1000-01")).status).toBe(200);
    expect((await get("/?as-of=0001-01-31")).status).toBe(200);
  });
  it("answers what cannot be figured with a sentence, and never with an error of its own", async () => {
    const complaint = vi.spyOn(console, "error").mockImplementation(() => undefined);
    for (const path of ["/?as-of=9999-12-31", "/staff?period=9999-Q4", "/?figure=average_check&by.month=x&page=999999", "/?figure=constructor", "/?figure=average_check&by.condition=new"]) {
      const response = await get(path);
      expect(response.status, path).toBe(200);
      expect((await said(response)).match(/.{60}(\w*Error\b|undefined|Invalid|NaN).{40}/g), path).toBeNull();
    }
    for (const path of ["/figure.csv?figure=average_check&by.condition=new", "/figure.csv?figure=__proto__", "/figure.csv?figure=constructor"]) {
      expect(await (await get(path)).text(), path).toMatch(/^[А-Я][^{}]*[.!]$/u);
    }
    expect(lacks(await said(await post("/staff", form({ a: "b" }))), "Сервер не справился")).toEqual([]);
    complaint.mockRestore();
  });
  it("drops an upload whose sender hangs up", async () => {
    const half = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('--b\r\nContent-Disposition: form-data; name="files"; filename="half.csv"\r\n\r\na;b'));
        controller.error(new Error("hung up"));
      },
    });
    const complaint = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const request = new Request(`${origin}/data`, { method: "POST", body: half, headers: { "content-type": "multipart/form-data; boundary=b", "sec-fetch-site": "same-origin" }, duplex: "half" } as RequestInit);
    expect((await site.handle(request)).status).toBe(500);
    expect(complaint).toHaveBeenCalled();
    complaint.mockRestore();
    const left = await readdir(join(site.home, "tmp", "uploads"));
    const kept = await Promise.all(left.map((id) => readdir(join(site.home, "tmp", "uploads", id))));
    expect([...new Set(kept.flat())]).toEqual(["report.json"]);
  });
  it("says that an upload is gone, and takes a load back", async () => {
    expect(lacks(await said(await post("/data", form({ intent: "load", upload: "00000000-0000-0000-0000-000000000000" }))), "больше нет на сервере")).toEqual([]);
    expect(lacks(await said(await post("/data", files())), "Ни одного файла не выбрано")).toEqual([]);
    expect(lacks(await said(await post("/data", form({ intent: "undo", batch }))), "визиты.csv: взят назад")).toEqual([]);
    expect(lacks(await said(await get("/")), "Данных пока нет")).toEqual([]);
  });
});
