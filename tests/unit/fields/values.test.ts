import { describe, expect, it } from "vitest";
import * as fields from "#pipelines/sources/fields/index.ts";
import { dateFormat } from "#pipelines/sources/fields/date-format.ts";
import type { FieldType, Notation } from "#pipelines/sources/contract.ts";
import { sources } from "#pipelines/sources/index.ts";
import { notation } from "./executors.ts";

const dot: Notation = { ...notation, decimal: "." };
const us: Notation = { ...dot, dateOrder: "mdy" };
const read = (type: FieldType, cell: string, n: Notation = notation): string | number | boolean | null => {
  const { value, problem } = type.parse(cell, "column", n);
  return problem ?? value;
};
const word = (kind: keyof typeof sources, column: string, cell: string): string | number | boolean | null => {
  const field = sources[kind].fields.find((f) => f.name === column);
  if (!field) throw new Error(column);
  return read(field.type, cell);
};

describe("money is exact minor units", () => {
  it.each<[string, number | string]>([
    ["1 234,50", 123450], ["1\u00a0234\u00a0567,8", 123456780], ["1\u202f234", 123400], ["1'234,5", 123450], ["1.234.567,00", 123456700], ["12 34,5", "bad_amount"], ["0,29", 29], ["1234,50 тг.", 123450], ["₸ 1 000", 100000],
    ["-5", -500], ["5-", -500], ["−5", -500], ["(1 234,50)", -123450], ["-0", 0], ["1234,505", 123451], ["1234,5049", 123450], ["-0,005", -1], ["1.5", "bad_amount"], ["сто", "bad_amount"], ["10%", "bad_amount"],
    ["5 руб.", "other_currency"], ["$5", "other_currency"], ["9999999999999,99", 999999999999999], ["12345678901234,00", "out_of_range"], ["1e3", "bad_amount"],
  ])("%s with a decimal comma in a tenge home → %s", (cell, expected) => expect(read(fields.money, cell)).toBe(expected));
  it.each<[string, number | string]>([["1,234.50", 123450], ["1,234", 123400], ["12,34", "bad_amount"], ["1234.5", 123450], [".5", 50]])("%s with a decimal point → %s", (cell, expected) => expect(read(fields.money, cell, dot)).toBe(expected));
  it("any currency is read over while the home has none", () => expect(read(fields.money, "5 руб.", { ...notation, currency: null })).toBe(500));
});

describe("dates", () => {
  it.each<[string, string]>([
    ["31.12.2025", "2025-12-31"], ["31.12.2025 0:00:00", "2025-12-31"], ["1/2/25", "2025-02-01"], ["01.01.69", "2069-01-01"], ["01.01.70", "1970-01-01"], ["2025-12-31T10:00:00+06:00", "2025-12-31"], ["20251231", "2025-12-31"], ["31.12.2025 г.", "2025-12-31"],
    ["31 мая 2026", "2026-05-31"], ["31 МАЯ 2026 г. 10:05", "2026-05-31"], ["2026 ж. 31 мамыр", "2026-05-31"], ["2026 жылғы 1 қаңтар", "2026-01-01"], ["May 31, 2026", "2026-05-31"], ["31-May-26", "2026-05-31"], ["1.қараша.2025", "2025-11-01"], ["31 июня 2026", "bad_date"], ["31 мартобря 2026", "bad_date"],
    ["31.02.2025", "bad_date"], ["29.02.2024", "2024-02-29"], ["31.12.1899", "bad_date"], ["12.31.2025", "bad_date"], ["скоро", "bad_date"],
  ])("%s → %s", (cell, expected) => expect(read(fields.date, cell)).toBe(expected));
  it("month first where the plan says so", () => expect([read(fields.date, "12/31/2025 2:05 PM", us), read(fields.date, "31/12/2025", us)]).toEqual(["2025-12-31", "bad_date"]));
  it("a fact may lie one day ahead, no more; a plan may lie ahead", () => {
    expect(["02.06.2026", "03.06.2026"].map((cell) => read(fields.pastDate, cell))).toEqual(["2026-06-02", "future_date"]);
    expect(read(fields.date, "03.06.2026")).toBe("2026-06-03");
  });
  it("a format of the mapping file overrides the order", () => {
    const compact = { ...notation, dateFormat: "%Y%m%d" };
    expect([read(fields.date, "19970118", compact), read(fields.date, "18.01.1997", compact)]).toEqual(["1997-01-18", "bad_date"]);
    expect(() => dateFormat("%Y-%j")).toThrow(RangeError);
    expect(() => dateFormat("%d.%m")).toThrow(RangeError);
  });
});

describe("months are their first day", () => {
  it.each<[string, string]>([
    ["2026-01", "2026-01-01"], ["01.2026", "2026-01-01"], ["1/2026", "2026-01-01"], ["202612", "2026-12-01"], ["Январь 2026", "2026-01-01"], ["янв.26", "2026-01-01"], ["2026 ж. қазан", "2026-10-01"], ["Sep 2026 г.", "2026-09-01"], ["Dec-25", "2025-12-01"], ["31.03.2026", "2026-03-01"], ["2026-03-15 0:00:00", "2026-03-01"],
    ["13.2026", "bad_date"], ["2026-00", "bad_date"], ["2026", "bad_date"], ["31.02.2026", "bad_date"], ["зима 2026", "bad_date"],
  ])("%s → %s", (cell, expected) => expect(read(fields.month, cell)).toBe(expected));
  it("a format of the mapping file goes before", () => expect([read(fields.month, "201201", { ...notation, dateFormat: "%y%m%d" }), read(fields.month, "201201")]).toEqual(["2020-12-01", "2012-01-01"]));
});

it.each<[string, boolean | string]>([
  ["Да", true], ["Иә", true], ["YES", true], ["1", true], ["+", true], ["✓", true], ["Пришёл", true], ["нет", false], ["ЖОҚ", false], ["No", false], ["0", false], ["−", false], ["не пришла", false], ["может быть", "unknown_word"], ["2", "unknown_word"], ["!", "unknown_word"], ["++", "unknown_word"],
])("yes or no: %s → %s", (cell, expected) => expect(read(fields.yesNo, cell)).toBe(expected));
it("a mapping file adds words for yes and no", () => expect(read(fields.yesNo, "Обязательно", { ...notation, words: { column: { обязательно: "yes" } } })).toBe(true));

describe("keys of a client and a car", () => {
  it.each<[FieldType, string, string]>([
    [fields.phone, "+7 (701) 123-45-67", "+77011234567"], [fields.phone, "8 701 1234567", "+77011234567"], [fields.phone, "7011234567", "+77011234567"], [fields.phone, "55-66-77; 8 701 123 45 67", "+77011234567"], [fields.phone, "8 (7172) 55-66-77 доб. 12", "+77172556677"],
    [fields.phone, "0049 30 1234567", "+49301234567"], [fields.phone, "+49 30 1234567", "+49301234567"], [fields.phone, "55-66-77", "bad_phone"], [fields.phone, "+7 000 000 00 00", "bad_phone"], [fields.phone, "49301234567", "bad_phone"],
    [fields.email, "Ivan <Ivanov@Mail.RU>", "ivanov@mail.ru"], [fields.email, "a@b", "bad_email"],
    [fields.vin, "wvwzzz1kz6wO0000I", "WVWZZZ1KZ6W000001"], [fields.vin, "ХТА 210930-У1234567", "XTA210930Y1234567"], [fields.vin, "NZE121-1234567", "NZE1211234567"], [fields.vin, "ABCDEF", "bad_vin"], [fields.vin, "WVWZZZ1KZ6W0000011", "bad_vin"],
    [fields.plate, "а 123 вс 77", "A123BC77"], [fields.plate, "123-ABC-02", "123ABC02"], [fields.plate, "б/н", "bad_plate"],
    [fields.taxId, "7707083893", "7707083893"], [fields.taxId, "7707083894", "bad_tax_id"], [fields.taxId, "500100732259", "500100732259"], [fields.taxId, "000000000000", "bad_tax_id"],
    [fields.card, "9900 0001-2345", "990000012345"], [fields.codeText, "'+007", "+007"], [fields.codeText, "00012", "00012"], [fields.codeText, "x".repeat(201), "too_long"],
  ])("$name: %s", (type, cell, expected) => expect(read(type, cell)).toBe(expected));

  it("a Kazakh BIN by its control digit, the second weights included", () => {
    // 940740000159: Σ i·dᵢ = 9+8+0+28+20+0+0+0+0+10+55 = 130, 130 mod 11 = 9.
    expect([read(fields.taxId, "940740000159"), read(fields.taxId, "940740000158")]).toEqual(["940740000159", "bad_tax_id"]);
    // 100000000050: Σ i·dᵢ = 1 + 55 = 56 mod 11 = 1; 200000000040: 2 + 44 = 46 mod 11 = 2; 000000000520: 50 + 22 = 72 mod 11 = 6.
    expect(read(fields.taxId, "000000000526")).toBe("000000000526");
    // 000000000100: first sum 10 → second weights: 1·1 = 1.
    expect([read(fields.taxId, "000000000101"), read(fields.taxId, "000000000100")]).toEqual(["000000000101", "bad_tax_id"]);
  });
});

describe("numbers", () => {
  it.each<[FieldType, string, number | string]>([
    [fields.mileage, "120 000 км", 120000], [fields.mileage, "120000,0", 120000], [fields.mileage, "120,000", "bad_integer"], [fields.mileage, "-1", "out_of_range"],
    [fields.score, "9 из 10", 9], [fields.score, "11", "out_of_range"], [fields.score, "8,5", "bad_integer"], [fields.modelYear, "2019 г.", 2019], [fields.rating, "4,75", 4.75], [fields.rating, "85 %", 85], [fields.rating, "хорошо", "bad_number"],
    [fields.quantity, "2", 2], [fields.quantity, "1,5 н/ч", 1.5], [fields.quantity, "-3 шт.", -3], [fields.quantity, "4 шины", "bad_number"], [fields.quantity, "1000001", "out_of_range"], [fields.points, "-1 250", -1250], [fields.points, "+300", 300], [fields.points, "12,5", "bad_integer"],
  ])("%s", (type, cell, expected) => expect(read(type, cell)).toBe(expected));
});

it.each<[keyof typeof sources, string, string, string]>([
  ["visits", "payer", "За счёт клиента", "customer"], ["visits", "payer", "Гарантия", "warranty"], ["visits", "payer", "САҚТАНДЫРУ", "insurer"], ["visits", "payer", "Кто-то", "unknown_word"], ["visits", "kind", "Кузовной  ремонт", "body"], ["visits", "kind", "Т.О.", "maintenance"],
  ["visits", "client_kind", "Физ. лицо", "person"], ["visits", "client_kind", "заңды тұлға", "company"], ["sales", "condition", "Б/У", "used"], ["sales", "payment", "Қолма-қол", "cash"], ["surveys", "origin", "Импортёр", "importer"], ["surveys", "touchpoint", "Первый визит", "first_visit"],
  ["staff", "role", "Мастер-консультант", "advisor"], ["promotions", "kind", "SMS", "message"],
])("%s.%s: «%s» is %s", (kind, column, cell, expected) => expect(word(kind, column, cell)).toBe(expected));
