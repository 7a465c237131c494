import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { maxFiles } from "#app/dashboards/data/accepted.ts";
import { zipOf } from "../ingest/read/zip-file.ts";
import { ended, files, form, lacks, location, openSite, origin, said, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site.close());

const header = "Филиал;Номер заказ-наряда;Дата закрытия;Телефон;Сумма";
const table = (...rows: string[]): string => [header, ...rows].join("\r\n");
const order = (branch: string, no: number, amount = "1 234,50"): string => `${branch};${no};10.01.2026;+7 701 111 11 11;${amount}`;

interface Sent {
  readonly upload: string;
  readonly problems: readonly string[];
}
type Named = readonly [name: string, content: string | Uint8Array<ArrayBuffer>];
const send = async (to: string, ...named: Named[]): Promise<Sent> => (await (await site.post(`/data/upload${to && `?to=${to}`}`, files(...named))).json()) as Sent;
const review = async (upload: string): Promise<string> => said(await site.get(`/data?upload=${upload}`));
/** The card's hidden fields, as a browser would send them back. */
const shown = (html: string): Record<string, string> => Object.fromEntries([...html.matchAll(/name="(\d+\.shown)" value="([^"]*)"/g)].map(([, name, value]) => [name ?? "", (value ?? "").replaceAll("&quot;", '"').replaceAll("&amp;", "&")]));

describe("an upload", () => {
  it("keeps a file whose name is longer than a file system takes, by its beginning and its extension", async () => {
    const { upload, problems } = await send("", [`C:\\Выгрузки\\${"Очень длинное имя ".repeat(12)}.csv`, table(order("К", 1))]);
    expect(problems).toEqual([]);
    expect(await review(upload)).toMatch(/<h3>Очень длинное имя [^<]{40,}\.csv<\/h3>/);
  });

  it("has no file that is still on its way, and takes two senders at once", async () => {
    const { upload } = await send("", ["первый.csv", table(order("К", 5))]);
    let finish: () => void = () => undefined;
    const head = '--b\r\nContent-Disposition: form-data; name="files"; filename="late.csv"\r\n\r\n';
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(`${head}${table(order("К", 6)).slice(0, 60)}`));
        finish = () => (controller.enqueue(new TextEncoder().encode(`${table(order("К", 6)).slice(60)}\r\n--b--\r\n`)), controller.close());
      },
    });
    const late = site.handle(new Request(`${origin}/data/upload?to=${upload}`, { method: "POST", body, headers: { "content-type": "multipart/form-data; boundary=b", "sec-fetch-site": "same-origin" }, duplex: "half" } as RequestInit));
    await Promise.all(["второй", "третий", "четвёртый"].map((name) => send(upload, [`${name}.csv`, table(order(name, 1))])));
    const before = await review(upload);
    expect(lacks(before, "первый.csv", "второй.csv", "третий.csv", "четвёртый.csv", "Готовы 4 файла")).toEqual([]);
    expect(before).not.toContain("late.csv");
    finish();
    expect((await late).status).toBe(200);
    expect(lacks(await review(upload), "late.csv", "Готовы 5 файлов")).toEqual([]);
  });

  it("shows a cell of megabytes by its beginning", async () => {
    const { upload } = await send("", ["ячейка.csv", table(order("К", 2).replace("+7", "x".repeat(3_000_000)))]);
    expect((await review(upload)).length).toBeLessThan(200_000);
  });

  it("shows no markup of a header as markup", async () => {
    const { upload } = await send("", ["<img src=x onerror=alert(1)>.csv", table(order("К", 3)).replace("Телефон", "<img src=x onerror=alert(2)>")]);
    expect(await review(upload)).not.toContain("<img");
  });

  it("has no total row among the rows that will not load", async () => {
    const { upload } = await send("", ["итог.csv", table(order("К", 4), "Итого;;;;1 234,50")]);
    const html = await review(upload);
    expect(lacks(html, "1 234,50", "Готов 1 файл")).toEqual([]);
    expect(html).not.toContain("Строка не загрузится");
  });

  it("shows the first lines to whoever looks for the header, and reads the one that is picked", async () => {
    const { upload } = await send("", ["отчёт.csv", ["Клиент;Сумма;Дата закрытия;Заказ-наряд;Филиал", "Где;Номер;Когда;Сколько;", "Центр;17;31.01.2026;500;"].join("\n")]);
    const html = await review(upload);
    expect(lacks(html, "строка 1: Клиент · Сумма", "строка 2: Где · Номер · Когда · Сколько")).toEqual([]);
    const looked = await site.post("/data", form({ ...shown(html), upload, "0.header": "2", intent: "look" }));
    expect(lacks(await said(await site.get(location(looked))), "Что значит столбец «Когда»")).toEqual([]);
  });

  it("holds so many files as a whole, those of archives counted, and says what it left out", async () => {
    const entries = (n: number, stem: string) => Array.from({ length: n }, (_, i) => ({ name: `${stem}${String(i + 1).padStart(3, "0")}.csv`, content: `${header}\n` }));
    const zip = (n: number, stem: string): Uint8Array<ArrayBuffer> => new Uint8Array(zipOf(entries(n, stem)));
    const { upload, problems } = await send("", ["много.zip", zip(maxFiles - 1, "а")]);
    expect(problems).toEqual([]);
    const more = await send(upload, ["ещё.zip", zip(3, "б")]);
    expect(more.problems.join()).toContain(`до ${maxFiles} файлов`);
    expect(more.problems.join()).toContain("2 файла не взяты, начиная с б002.csv");
    expect((await send(upload, ["лишний.csv", header])).problems.join()).toContain("лишний.csv не взят");
    expect(location(await site.post("/data", form({ upload, intent: "cancel" })))).toBe("/data");
  });
});

it("of many files shows the cards of clear ones closed; one that is asked for comes open", async () => {
  const { upload } = await send("", ...Array.from({ length: 13 }, (_, i): Named => [`файл ${i}.csv`, table(order("М", i))]));
  const [html, asked] = [await review(upload), await said(await site.get(`/data?upload=${upload}&open=7`))];
  expect([html, asked].map((page) => page.match(/<details open="">(?=<summary class="file-head")/g)?.length ?? 0)).toEqual([0, 1]);
  expect(Object.keys(shown(asked))).toEqual(["7.shown"]);
  await site.post("/data", form({ upload, intent: "cancel" }));
});

describe("a load", () => {
  it("tells files of one name apart, leads back from their upload to its report, and outlives the upload", async () => {
    const { upload } = await send("", ["дважды.csv", table(order("А", 1))]);
    await send(upload, ["дважды.csv", table(order("Б", 1, "2 000,00"))]);
    const fields = { ...shown(await review(upload)), upload, "0.control": "1 234,50", "1.control": "777", intent: "load" };
    const job = location(await site.post("/data", form(fields)));
    expect(job).toMatch(/^\/data\?job=/);
    // A second press, in this window or another, while it runs and after it.
    expect([job, `/data?upload=${upload}`]).toContain(location(await site.post("/data", form(fields))));
    const report = await ended(site, job);
    expect(lacks(report, "Контрольная сумма 1 234,50, загружено 1 234,50: сходится", "Контрольная сумма 777,00, загружено 2 000,00: расхождение")).toEqual([]);
    expect(location(await site.get(`/data?upload=${upload}`))).toBe(job);
  });

  it("of a file whose every row is rejected says that nothing was loaded; its rejects load once they are mended", async () => {
    const { upload } = await send("", ["плохие.csv", table("В;1;вчера;+7 701 111 11 11;5,00", "В;2;вчера;+7 701 111 11 11;5,00")]);
    const report = await ended(site, location(await site.post("/data", form({ ...shown(await review(upload)), upload, intent: "load" }))));
    expect(lacks(report, "Ничего не загрузилось", "Отклонены 2 строки")).toEqual([]);
    const batch = /rejects\.csv\?batch=([0-9a-f]+)/.exec(report)?.[1] ?? "";
    const mended = (await (await site.get(`/rejects.csv?batch=${batch}`)).text()).replaceAll("вчера", "11.01.2026");
    const again = await send("", ["rejects.csv", mended]);
    const loaded = await ended(site, location(await site.post("/data", form({ ...shown(await review(again.upload)), upload: again.upload, intent: "load" }))));
    expect(lacks(loaded, "Прочитано 2 = загружено 2 + без изменений 0 + заменено 0 + отклонено 0")).toEqual([]);
  });
});
