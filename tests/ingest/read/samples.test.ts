import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parseMapping, preview } from "#pipelines/read/index.ts";
import { cleanUp, normalise, plan, samples } from "./files.ts";

afterAll(cleanUp);
const sample = (name: string): string => join(samples, name);

describe("a windows-1251 export with title rows and a total row", () => {
  it("plans without any option", async () => {
    const found = await plan(sample("alfa-auto-1251.csv"));
    expect(found).toMatchObject({ kind: "visits", encoding: "windows-1251", delimiter: ";", headerLine: 3, codeSpace: "код контрагента", ambiguities: [], unmapped: [] });
    expect(found.notation).toMatchObject({ decimal: ",", dateOrder: "dmy", dateFormat: null });
    expect(Object.fromEntries(Object.entries(found.bindings).map(([name, b]) => [name, b.from === "column" ? b.index : b]))).toEqual({
      branch: 0, visit_no: 1, closed_on: 2, client_code: 3, client_name: 4, phone: 5, vin: 6, kind: 7, payer: 8, discount_amount: 9, total_amount: 10,
    });
  });

  it("normalises to records only", async () => {
    const out = await normalise(sample("alfa-auto-1251.csv"));
    expect(out.text.split("\n")).toEqual([
      'Центр,АА0000123,31.01.2026 0:00:00,00042,Иванов Дмитрий,8 (701) 123-45-67,ХТА21093012345678,ТО,Клиент,"0,00","12\u00a0345,50"',
      'Центр,АА0000124,31.01.2026 0:00:00,00043,"ТОО ""Ромашка""",+7 727 250 10 20,WVWZZZ1KZ6W000001,Кузовной ремонт,Страховая,"1\u00a0000,00","250\u00a0000,00"',
      'Север,АА0000125,30.01.2026 0:00:00,,Розничный покупатель,,,Продажа запчастей,,,"-1\u00a0200,00"',
      'Итого,,,,,,,,,"1\u00a0000,00","261\u00a0145,50"',
      "",
    ]);
    // Two title rows, the header and one blank row are left out; lines 4, 5, 6, then 8.
    expect(out).toMatchObject({ records: 4, width: 11, skipped: 4, untidy: false, lines: [{ record: 0, line: 4 }, { record: 3, line: 8 }] });
  });

  it("previews records as typed fields", async () => {
    const [first, second, third] = await preview(await plan(sample("alfa-auto-1251.csv")), 3);
    expect(first).toMatchObject({ line: 4, fields: { closed_on: { value: "2026-01-31", problem: null }, phone: { value: "+77011234567" }, vin: { value: "XTA21093012345678" }, total_amount: { value: 1234550 }, kind: { value: "maintenance" } } });
    expect(second?.fields).toMatchObject({ client_name: { value: 'ТОО "Ромашка"' }, payer: { value: "insurer" }, discount_amount: { value: 100000 } });
    expect(third?.fields).toMatchObject({ total_amount: { value: -120000 }, kind: { value: "parts" }, client_code: { value: null, problem: null } });
  });
});

it("canonical headers, ISO dates, quotes with commas and line ends", async () => {
  const out = await normalise(sample("iso-utf8.csv"));
  expect(out.plan).toMatchObject({ kind: "visits", encoding: "utf-8", delimiter: ",", headerLine: 1, codeSpace: "client_code", unmapped: [{ index: 6, header: "comment" }], ambiguities: [] });
  expect(out.plan.notation).toMatchObject({ decimal: ".", dateOrder: "ymd" });
  expect(out.text).toBe(readFileSync(sample("iso-utf8.csv"), "utf8").replace(/^.*\n/, ""));
  // The record of lines 3 and 4 moves those after it by one.
  expect(out).toMatchObject({ records: 3, skipped: 1, lines: [{ record: 0, line: 2 }, { record: 2, line: 5 }] });
});

it("UTF-16, tabs, month first, an importer's headers", async () => {
  const out = await normalise(sample("importer-utf16.txt"));
  expect(out.plan).toMatchObject({ kind: "visits", encoding: "utf-16le", delimiter: "\t", codeSpace: "cust code", ambiguities: [], unmapped: [] });
  expect(out.plan.notation).toMatchObject({ decimal: ".", dateOrder: "mdy" });
  expect(out.text.split("\n")[0]).toBe('Almaty,77001,12/31/2025 14:05,K1,A. Serik,123 ABC 02,General Repair,0.00,"1,234.50"');
});

it("dates that could be either are asked about, and an option settles them", async () => {
  const asked = await plan(sample("ambiguous-dates.csv"));
  expect(asked.ambiguities).toEqual([{ code: "date_order", option: "--date-order", choices: ["dmy", "mdy"], examples: ["01/02/2026", "03/04/2026"] }]);
  const told = await plan(sample("ambiguous-dates.csv"), { dateOrder: "mdy" });
  expect(told).toMatchObject({ ambiguities: [], notation: { dateOrder: "mdy" } });
});

it.each([
  ["sales-kk.csv", "sales", { contract_no: "S-1", sold_on: "2026-02-05", condition: "new", price_amount: 1250000000 }],
  ["surveys.csv", "surveys", { responded_on: "2026-02-03", origin: "internal", recommend_score: 10, phone: "+77011234567" }],
  ["staff.csv", "staff", { staff_code: "001", role: "advisor", hired_on: "2020-03-01", left_on: null }],
  ["promotions.csv", "promotions", { promo_code: "WINTER26", starts_on: "2025-12-01", kind: "discount", budget_amount: 150000000 }],
])("%s is a table of %s", async (name, kind, values) => {
  const found = await plan(sample(name));
  expect(found).toMatchObject({ kind, ambiguities: [], unmapped: [] });
  const [row] = await preview(found, 1);
  expect(Object.values(row?.fields ?? {}).filter((field) => field.problem !== null)).toEqual([]);
  expect(Object.fromEntries(Object.keys(values).map((column) => [column, row?.fields[column]?.value]))).toEqual(values);
});

it("the budget's header names the currency", async () => expect(await plan(sample("promotions.csv"))).toMatchObject({ currencySeen: "KZT", notation: { currency: "KZT" } }));

const cdnow = join(samples, "../../../../shared/reference/cdnow/CDNOW_sample.txt");
it.skipIf(!existsSync(cdnow))("the CDNOW sample by its mapping file (skipped where ../shared/reference is not present)", async () => {
  const mapping = parseMapping(
    '{"kind":"visits","delimiter":"whitespace","header":false,"date":"%Y%m%d","decimal":".","code_space":"cdnow","columns":{"branch":{"constant":"shop"},"visit_no":{"line":true},"client_code":{"column":2},"closed_on":{"column":3},"total_amount":{"column":5}}}',
  );
  const out = await normalise(cdnow, { mapping });
  expect(out).toMatchObject({ records: 6919, width: 5, skipped: 0, lines: [{ record: 0, line: 1 }], plan: { codeSpace: "cdnow", headerLine: null, ambiguities: [] } });
  const rows = await preview(out.plan, 10_000);
  expect(rows.length).toBe(6919);
  expect(rows.reduce((total, row) => total + Number(row.fields["total_amount"]?.value), 0)).toBe(24409194);
  expect(new Set(rows.map((row) => row.fields["client_code"]?.value)).size).toBe(2357);
  expect(rows[1]?.fields["visit_no"]?.value).toBe("2");
});

it("a merged header of two rows, units and numbers below it, in the encoding of DOS", async () => {
  const found = await plan(sample("two-row-header-cp866.csv"));
  expect(found).toMatchObject({ kind: "visits", encoding: "cp866", delimiter: ";", headerLine: 5, currencySeen: "KZT", ambiguities: [], missing: [], unmapped: [], unknownWords: [{ column: "payer", word: "Гар.", count: 1 }] });
  expect(found.headers).toEqual(["Филиал", "Заказ-наряд", "Дата закрытия", "Клиент", "телефон", "Сумма работ, тг", "Сумма запчастей, тг", "Сумма всего, тг", "Плательщик"]);
  const [, second] = await preview(found, 2);
  expect(second?.fields).toMatchObject({ client_name: { value: 'ТОО "Ромашка"' }, labour_amount: { value: 20000000 }, parts_amount: { value: 5000000 }, total_amount: { value: 25000000 }, payer: { problem: "unknown_word" } });
});
