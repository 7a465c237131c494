import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { importFiles } from "#pipelines/index.ts";
import { preview } from "#pipelines/read/index.ts";
import { temporaryDirectory, temporaryHome } from "../stage/factory.ts";
import { cleanUp, fileOf, plan } from "./files.ts";

afterAll(cleanUp);
const header = "Филиал;Заказ-наряд;Дата закрытия;Сумма;Скидка;Валюта";
const text = (...currencies: string[]): string => [header, ...currencies.map((currency, i) => `Ц;${i + 1};31.01.2026;1 500,50;${i === 0 ? "" : "10"};${currency}`)].join("\n");

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
