import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { importFiles } from "#pipelines/index.ts";
import { preview } from "#pipelines/read/index.ts";
import { currencyInHeader } from "#pipelines/sources/fields/currency.ts";
import { temporaryDirectory, temporaryHome } from "../stage/factory.ts";
import { cleanUp, fileOf, plan } from "./files.ts";

afterAll(cleanUp);
const header = "Филиал;Заказ-наряд;Дата закрытия;Сумма;Скидка;Валюта";
const text = (...currencies: string[]): string => [header, ...currencies.map((currency, i) => `Ц;${i + 1};31.01.2026;1 500,50;${i === 0 ? "" : "10"};${currency}`)].join("\n");

it.each<[string, string | null]>([
  ["Сумма, тг", "KZT"], ["Сумма (руб.)", "RUB"], ["Сумма р.", "RUB"], ["USD Amount", "USD"], ["Итого, ₸", "KZT"], ["Сумма в тенге", "KZT"], ["Price, $", "USD"],
  ["Сум. работ", null], ["Скидка, сум", null], ["Р/О сумма", null], ["Сумма", null],
])("the header %s names %s", (text, currency) => expect(currencyInHeader(text)).toBe(currency));

describe("a file in another currency than the home's loses its rows, not its currency", () => {
  const lines = (amount: string): string => `Филиал;Заказ-наряд;Дата закрытия;Телефон;${amount}\nЦ;1;31.01.2026;87011234567;10,50\n`;
  it.each<[string, string, Record<string, string>]>([["by its header", "Сумма, USD", {}], ["by what is declared", "Сумма всего", { currency: "USD" }]])("%s", async (_how, amount, set) => {
    const path = fileOf(lines(amount));
    const found = await plan(path, { currency: "KZT", set });
    expect((await preview(found, 9)).map(({ fields }) => fields["total_amount"]?.problem)).toEqual(["other_currency"]);
    const home = await temporaryHome();
    await importFiles(home, [fileOf(lines("Сумма, тг").replace(";1;", ";2;"))], { today: "2026-06-01" });
    const [file] = (await importFiles(home, [path], { today: "2026-06-01", set })).files;
    expect(file).toMatchObject({ loaded: 0, rejected: 1, problems: [{ column: "total_amount", code: "other_currency" }] });
  });
});

it("a column of one currency says the currency of the file", async () => {
  const found = await plan(fileOf(text("тенге", "KZT", "398", "₸", "")));
  expect(found).toMatchObject({ currencySeen: "KZT", notation: { currency: "KZT" }, unmapped: [], bindings: { total_amount: { from: "column", index: 3 } } });
  expect(found.bindings["total_amount"]).not.toHaveProperty("currency");
});

it("rows in another currency than the home's are rejected, by both executors alike", async () => {
  const currencies = ["KZT", "USD", "тенге", "840", "", "-", "XYZ", "999", "руб.", "kzt", "398", "€"];
  const [dir, home] = [await temporaryDirectory(), await temporaryHome()];
  const path = join(dir, "visits.csv");
  writeFileSync(path, text(...currencies));
  const found = await plan(path, { currency: "KZT" });
  expect(found.bindings["total_amount"]).toEqual({ from: "column", index: 3, currency: 5 });
  const inPreview = (await preview(found, 100)).map(({ line, fields }) => [line, fields["total_amount"]?.problem ?? null, fields["discount_amount"]?.problem ?? null]);
  const total = inPreview.map(([, problem]) => problem);
  expect(total).toEqual([null, "other_currency", null, "other_currency", null, null, "bad_amount", "bad_amount", "other_currency", null, null, "other_currency"]);

  const report = await importFiles(home, [path], { today: "2026-06-01", set: { currency: "KZT" } });
  const [file] = report.files;
  expect(file).toMatchObject({ rows_read: 12, loaded: 6, rejected: 6 });
  const inSql = file?.problems.filter(({ column }) => column === "total_amount").map(({ line, code }) => [line, code]);
  expect(inSql).toEqual(inPreview.flatMap(([line, problem]) => (problem === null ? [] : [[line, problem]])));
});
