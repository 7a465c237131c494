import { afterAll, describe, expect, it } from "vitest";
import { parseMapping } from "#pipelines/read/index.ts";
import { cleanUp, fileOf, normalise, plan, refusal } from "./files.ts";

afterAll(cleanUp);
const rows = (...lines: string[]): string => fileOf(`${lines.join("\n")}\n`);
const index = (found: Awaited<ReturnType<typeof plan>>): Record<string, number | null> => Object.fromEntries(Object.entries(found.bindings).map(([name, b]) => [name, b.from === "column" ? b.index : null]));

describe("a header of two rows", () => {
  const data = "Центр;1;31.01.2026;100;200;300;Иванов;87011234567";
  it.each<[string, string, string]>([
    ["the parent before blanks", "Филиал;Заказ-наряд;Дата закрытия;Сумма;;;Клиент;", ";;;работ;запчастей;всего;наименование;телефон"],
    ["the parent again and again", "Филиал;Заказ-наряд;Дата закрытия;Сумма;Сумма;Сумма;Клиент;Клиент", ";;;работ;запчастей;всего;наименование;телефон"],
    ["single headers filled down", "Филиал;Заказ-наряд;Дата закрытия;Сумма;;;Клиент;Клиент", "Филиал;Заказ-наряд;Дата закрытия;работ;запчастей;всего;наименование;телефон"],
  ])("%s", async (_what, upper, lower) => {
    const found = await plan(rows(upper, lower, data, data.replace(";1;", ";2;")));
    expect(found).toMatchObject({ headerLine: 2, kind: "visits", ambiguities: [] });
    expect(index(found)).toEqual({ branch: 0, visit_no: 1, closed_on: 2, labour_amount: 3, parts_amount: 4, total_amount: 5, client_name: 6, phone: 7 });
    expect(found.headers.slice(3, 6)).toEqual(["Сумма работ", "Сумма запчастей", "Сумма всего"]);
  });

  it("under title rows, with rows of units and numbers below", async () => {
    const out = await normalise(rows("Реестр заказ-нарядов;;;;;;;", "за январь 2026;;;;;;;", "Филиал;Заказ-наряд;Дата закрытия;Сумма;;;Клиент;", ";;;работ;запчастей;всего;наименование;телефон", ";;;тг;тг;тг;;", "1;2;3;4;5;6;7;8", data));
    expect(out.plan).toMatchObject({ headerLine: 6, currencySeen: "KZT", headers: ["Филиал", "Заказ-наряд", "Дата закрытия", "Сумма работ, тг", "Сумма запчастей, тг", "Сумма всего, тг", "Клиент", "телефон"] });
    expect(out).toMatchObject({ records: 1, skipped: 6 });
  });
});

describe("a title row never gets into a header", () => {
  it.each([
    ["one cell above all columns", "Заказ-наряды за январь;;;;"],
    ["a cell over the middle", ";;Сумма по филиалам;;"],
    ["words that are headers elsewhere", "Клиент;;;;"],
    ["two cells", "Отчёт;;ТОО Ромашка;;"],
  ])("%s", async (_what, title) => {
    const found = await plan(rows(title, "Филиал;Заказ-наряд;Дата закрытия;Примечание;Сумма", "Ц;1;31.01.2026;x;5"));
    expect(found).toMatchObject({ headerLine: 2, headers: ["Филиал", "Заказ-наряд", "Дата закрытия", "Примечание", "Сумма"] });
  });
  it("nor does a first record of words", async () => {
    const found = await plan(rows("Филиал;Заказ-наряд;Дата закрытия;Сумма;Плательщик;Мастер", "Центр;ЗН;31 января 2026;пять;Клиент;Мастер"));
    expect(found).toMatchObject({ headerLine: 1, headers: ["Филиал", "Заказ-наряд", "Дата закрытия", "Сумма", "Плательщик", "Мастер"] });
  });
});

describe("a header that somebody points at", () => {
  const file = (): string => rows("Отчёт за январь", "Клиент;Сумма;Дата закрытия;Заказ-наряд;Филиал", ";тг;;;", "Где;Номер;Когда;Сколько;", "Центр;17;31.01.2026;500;", "Центр;18;31.01.2026;500;");

  it("is read instead of the likelier one, and its line gives it again", async () => {
    const first = await plan(file(), { kind: "visits", lenient: true });
    expect(first).toMatchObject({ headerLine: 3, headers: ["Клиент", "Сумма, тг", "Дата закрытия", "Заказ-наряд", "Филиал"] });
    expect(first.firstRows.map(({ line, cells }) => [line, cells[0]])).toEqual([[1, "Отчёт за январь"], [2, "Клиент"], [3, ""], [4, "Где"], [5, "Центр"], [6, "Центр"]]);
    for (const headerLine of [2, 3]) expect(await plan(file(), { kind: "visits", lenient: true, headerLine })).toMatchObject({ headerLine: 3, headers: first.headers });
    const other = await plan(file(), { kind: "visits", lenient: true, headerLine: 4 });
    expect(other).toMatchObject({ headerLine: 4, headers: ["Где", "Номер", "Когда", "Сколько", ""] });
    expect(other.samples[1]).toEqual(["17", "18"]);
  });

  it("may have two rows; whichever is named, both are read", async () => {
    const two = (): string => rows("Филиал;Заказ-наряд;Дата закрытия;Сумма;", ";;;работ;всего", "Центр;1;31.01.2026;100;200");
    for (const headerLine of [1, 2]) expect(await plan(two(), { headerLine })).toMatchObject({ headerLine: 2, headers: ["Филиал", "Заказ-наряд", "Дата закрытия", "Сумма работ", "Сумма всего"] });
  });

  it("stands in a mapping file too, and a line that is not there is refused", async () => {
    const mapping = parseMapping({ kind: "visits", header_line: 4, columns: { branch: { column: 1 }, visit_no: { column: 2 }, closed_on: { column: 3 }, total_amount: { column: 4 } } });
    const out = await normalise(file(), { mapping });
    expect(out.text).toBe("Центр,17,31.01.2026,500,\nЦентр,18,31.01.2026,500,\n");
    expect(await refusal(file(), { mapping: { ...mapping, header_line: 40 } })).toMatchObject({ code: "bad_mapping", params: { at: "header_line" } });
  });
});
