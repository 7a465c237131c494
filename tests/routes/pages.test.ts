import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ended, files, form, lacks, location, openSite, origin, said, type Site } from "./site.ts";

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
  it.each(["/", "/clients", "/staff"])("%s says which export feeds it", async (path) => {
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

/** The fields of the review form as a browser would send them back, the buttons left out. */
function shown(html: string): Record<string, string> {
  const text = (value: string) => value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
  const attribute = (tag: string, name: string) => text(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
  const part = /<form[^>]*class="review-form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  const inputs = (part.match(/<input[^>]*>/g) ?? []).filter((tag) => !/type="(radio|file)"/.test(tag) && (!tag.includes('type="checkbox"') || tag.includes("checked")));
  const selects = part.match(/<select[\s\S]*?<\/select>/g) ?? [];
  return Object.fromEntries([
    ...inputs.map((tag) => [attribute(tag, "name"), attribute(tag, "value")] as const),
    ...selects.map((tag) => [attribute(tag, "name"), attribute(/<option[^>]* selected=""[^>]*>/.exec(tag)?.[0] ?? "", "value")] as const),
  ]);
}

async function undoNewest(): Promise<void> {
  const link = /\/data\/undo\?batch=([0-9a-f]+)/.exec(await said(await get("/data")))?.[1] ?? "";
  expect((await post("/data/undo", form({ batch: link }))).status).toBe(302);
}

describe("loading own exports", () => {
  let batch: string;

  it("shows what is in the files before loading, and loads as a job what can be read", async () => {
    const sent = await post("/data", files(["визиты.csv", visits], ["пусто.csv", ""]));
    expect(sent.status).toBe(302);
    const address = sent.headers.get("location") ?? "";
    const html = await said(await get(address));
    expect(lacks(html, "визиты.csv", "точка с запятой", "день, месяц, год", "«32.13.2026» — не дата", "файл пуст", "Загрузить готовые: 1 из 2")).toEqual([]);
    expect(lacks(await said(await get("/")), "Данных пока нет")).toEqual([]);
    const report = await ended(site, location(await post("/data", form({ ...shown(html), "0.control": "11 000,00", intent: "load" }))));
    expect(lacks(report, "Прочитано 5 = загружено 4 + без изменений 0 + заменено 0 + отклонено 1")).toEqual([]);
    expect(lacks(report, "Строка 5, столбец «Дата закрытия»", "Контрольная сумма 11 000,00", "сходится", "клиентов было 0, стало 2", "Остались файлы")).toEqual([]);
    batch = /batch=([0-9a-f]+)/.exec(report)?.[1] ?? "";
    expect(batch).not.toBe("");
  });
  it("keeps what was answered about a file until it is loaded, and tells what taking it back would do", async () => {
    const unclear = ["branch,visit_no,closed_on,phone,client_name,total_amount", "Запад,91,03/04/2025,+77019998877,<b>Пак</b>,100.00"].join("\n");
    const address = (await post("/data", files(["даты.csv", unclear]))).headers.get("location") ?? "";
    const asked = await said(await get(address));
    expect(lacks(asked, "В каком порядке стоят день и месяц?", 'name="0.date_order" value="mdy"', "&lt;b&gt;Пак")).toEqual([]);
    const none = await post("/data", form({ ...shown(asked), intent: "load" }));
    expect(lacks(await said(await get(none.headers.get("location") ?? "")), "ни один файл не готов")).toEqual([]);
    const looked = await post("/data", form({ ...shown(asked), "0.date_order": "mdy", intent: "look" }));
    const answered = await said(await get(looked.headers.get("location") ?? ""));
    expect(lacks(answered, "Готов 1 файл")).toEqual([]);
    const report = await ended(site, location(await post("/data", form({ ...shown(answered), intent: "load" }))));
    expect(lacks(report, "Прочитано 1 = загружено 1")).toEqual([]);
    expect(await (await get("/figure.csv?figure=average_check&branch=Запад&as-of=2026-02-28&period=2025")).text()).toContain("2025-03-04");
    const link = /href="(\/data\/undo\?batch=[0-9a-f]+)" aria-label="[^"]*даты.csv/.exec(report.replace(/aria-label="([^"]*)" href="([^"]*)"/g, 'href="$2" aria-label="$1"'))?.[1] ?? "";
    expect(lacks(await said(await get(link)), "Отменить загрузку даты.csv?", "Из показателей уйдёт 1 строка")).toEqual([]);
    const undone = await post(link, form({ batch: link.split("=")[1] ?? "" }));
    expect(lacks(await said(await get(undone.headers.get("location") ?? "")), "даты.csv: загрузка отменена")).toEqual([]);
  });
  it("asks what a file lacks, takes it as typed, and remembers it for the same headers", async () => {
    const lacking = (no: number) => ["Номер заказ-наряда;Дата закрытия;Телефон;Мастер;Сумма", `${no};05.02.2026;+7 701 333 33 33;Ким;1 500,00`].join("\r\n");
    const address = (await post("/data", files(["выгрузка.csv", lacking(71)]))).headers.get("location") ?? "";
    const asked = await said(await get(address));
    expect(lacks(asked, "В файле нет обязательного столбца", 'name="0.set.branch"', "нужно решение")).toEqual([]);
    const leftOut = form({ ...shown(asked), "0.set.branch": "Юг", "0.as.3": "", intent: "look" });
    const answered = await said(await get((await post("/data", leftOut)).headers.get("location") ?? ""));
    expect(answered).toMatch(/name="0.set.branch"[^>]*value="Юг"/);
    await ended(site, location(await post("/data", form({ ...shown(answered), "0.set.branch": "Юг", "0.as.3": "", intent: "load" }))));
    const again = await said(await get((await post("/data", files(["выгрузка 2.csv", lacking(72)]))).headers.get("location") ?? ""));
    expect(lacks(again, "как подтвердил(а) Тест Тестов", "Готов 1 файл", 'value="forget.0"')).toEqual([]);
    const upload = shown(again)["upload"] ?? "";
    const forgotten = await said(await get((await post("/data", form({ upload, intent: "forget.0" }))).headers.get("location") ?? ""));
    expect(lacks(forgotten, "запомненное забыто", "В файле нет обязательного столбца")).toEqual([]);
    expect((await post("/data", form({ upload, intent: "remove.0" }))).headers.get("location")).toBe("/data");
    const rows = await (await get("/figure.csv?figure=average_check&branch=Юг")).text();
    expect(rows).toContain("выгрузка.csv:2");
    await undoNewest();
  });
  it("takes files from a script one by one, and refuses at once what it cannot take", async () => {
    const first = (await (await post("/data/upload", files(["а.csv", visits]))).json()) as { upload: string; problems: string[] };
    expect(first.problems).toEqual([]);
    const second = (await (await post(`/data/upload?to=${first.upload}`, files(["фото.jpg", "x"], ["б.csv", visits]))).json()) as typeof first;
    expect(second).toEqual({ upload: first.upload, problems: ["Не таблица, не взят: фото.jpg. Нужны CSV, TSV, TXT, XLSX, XLS или ZIP."] });
    expect(lacks(await said(await get(`/data?upload=${first.upload}`)), "а.csv", "б.csv")).toEqual([]);
    const body = new ReadableStream({ pull: () => Promise.reject(new Error("it was read")) });
    const large = new Request(`${origin}/data/upload`, { method: "POST", body, headers: { "content-length": String(9 * 1024 ** 3), "content-type": "multipart/form-data; boundary=b", "sec-fetch-site": "same-origin" }, duplex: "half" } as RequestInit);
    expect((await site.handle(large)).status).toBe(413);
    expect((await post("/data", form({ upload: first.upload, intent: "cancel" }))).headers.get("location")).toBe("/data");
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
    const kept = await Promise.all(left.map((id) => readdir(join(site.home, "tmp", "uploads", id), { recursive: true })));
    expect(kept.flat().filter((name) => name.endsWith("half.csv"))).toEqual([]);
  });
  it("says that an upload is gone, and takes a load back", async () => {
    const gone = await post("/data", form({ intent: "load", upload: "00000000-0000-0000-0000-000000000000" }));
    expect(lacks(await said(await get(gone.headers.get("location") ?? "")), "больше нет на сервере")).toEqual([]);
    expect(lacks(await said(await post("/data", files())), "Ни одного файла не выбрано")).toEqual([]);
    expect((await get("/data/undo?batch=nope")).status).toBe(400);
    const undone = await post("/data/undo", form({ batch }));
    expect(lacks(await said(await get(undone.headers.get("location") ?? "")), "визиты.csv: загрузка отменена")).toEqual([]);
    expect(lacks(await said(await get("/")), "Данных пока нет")).toEqual([]);
  });
});
