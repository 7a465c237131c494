import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales, translator, type Locale } from "#app/i18n/index.ts";
import { columnName } from "#app/services/column-name.ts";
import { kinds, sources } from "#pipelines/sources/index.ts";
import { form, lacks, openSite, said, type Site } from "./site.ts";

let site: Site;
const cookies = new Map<Locale, string>();
beforeAll(async () => {
  site = await openSite();
  for (const lang of locales) cookies.set(lang, (await site.post("/reader", form({ lang, back: "/data" }))).headers.get("set-cookie")?.split(";")[0] ?? "");
});
afterAll(() => site.close());
const get = (path: string, locale: Locale) => site.get(path, { cookie: cookies.get(locale) ?? "" });
/** Levels of the headings, in order: "1 2 3 3 2 3". Those of a closed dialog are not in the page. */
const headings = (html: string): string => [...html.replace(/<dialog(?![^>]* open)[\s\S]*?<\/dialog>/g, "").matchAll(/<h([1-6])/g)].map(([, level]) => level).join(" ");

describe.each(locales)("the dictionary of data in %s", (locale) => {
  const t = translator(locale);

  it("lists every kind with its page and both templates", async () => {
    const html = await said(await get("/data/kinds", locale));
    expect(html).toContain(`lang="${locale}"`);
    expect(lacks(html, t("dictionary.title"), ...kinds.map((kind) => t(`kinds.${kind}_about`).replaceAll("'", "&#x27;")))).toEqual([]);
    expect(lacks(html, ...kinds.flatMap((kind) => [`href="/data/kinds/${kind}"`, `href="/data/kinds/${kind}/template.csv"`, `href="/data/kinds/${kind}/template.xlsx"`]))).toEqual([]);
    expect(headings(html)).toMatch(/^1 2( 3){5} 2( 3)+$/);
  });

  it.each(kinds)("%s: every column of the contract stands there, once, under its name", async (kind) => {
    const html = await said(await get(`/data/kinds/${kind}`, locale));
    const ids = [...html.matchAll(/<li id="(\w+)"/g)].map(([, id]) => id);
    const { fields } = sources[kind];
    expect(ids).toEqual([...fields.filter((f) => f.required), ...fields.filter((f) => !f.required)].map((f) => f.name));
    expect(lacks(html, ...fields.map((f) => `<h3>${columnName(f.name, t, kind).replaceAll("&", "&amp;")}</h3>`))).toEqual([]);
    expect(html.match(/undefined|\[object|NaN/g)).toBeNull();
    expect(headings(html)).toMatch(/^1( 2( 3)+){1,2}$/);
  });
});

describe("a dictionary page", () => {
  it("shows the words of a list with their spellings, the key and what a row must name", async () => {
    const html = await said(await get("/data/kinds/parts_orders", "ru"));
    expect(lacks(html, "Ключ: «Номер заказа», «Номер строки».", "Хватит одного: «Код клиента», «Телефон», «Эл. почта», «Номер карты», «ИИН/БИН/ИНН».", "<code>person</code>", "физлицо")).toEqual([]);
    expect(lacks(await said(await get("/data/kinds/marketing_costs", "ru")), "ключ: может быть пустым", "Строка «Итого» под таблицей сверяется со столбцом «Сумма затрат».")).toEqual([]);
    expect(lacks(await said(await get("/data/kinds/goals", "ru")), "Хватит одного")).toEqual(["Хватит одного"]);
  });

  it("answers a kind that is none with a sentence", async () => {
    for (const path of ["/data/kinds/constructor", "/data/kinds/nothing"]) {
      const response = await get(path, "ru");
      expect(response.status).toBe(404);
      expect(lacks(await said(response), "Такой страницы нет")).toEqual([]);
    }
  });
});

describe("a template", () => {
  it("is a file that spreadsheets open, headed in the reader's language", async () => {
    const csv = await get("/data/kinds/goals/template.csv", "kk");
    expect(csv.headers.get("content-disposition")).toBe('attachment; filename="goals-template.csv"');
    const bytes = new Uint8Array(await csv.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe("Көрсеткіш;Филиал;Ай;Жоспарлы мән\r\nloyal_client_share;МЫСАЛ: Орталық;12.2025;62,5\r\n");
    const book = await get("/data/kinds/goals/template.xlsx", "en");
    expect(book.headers.get("content-type")).toContain("spreadsheetml");
    expect(new TextDecoder().decode((await book.arrayBuffer()).slice(0, 2))).toBe("PK");
  });

  it("exists for kinds only, as two files", async () => {
    for (const path of ["/data/kinds/nothing/template.csv", "/data/kinds/goals/template.xls", "/data/kinds/goals/__proto__"]) expect((await get(path, "ru")).status, path).toBe(404);
  });
});
