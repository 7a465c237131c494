import { afterAll, describe, expect, it } from "vitest";
import { cleanUp, fileOf, normalise, plan } from "./files.ts";

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
