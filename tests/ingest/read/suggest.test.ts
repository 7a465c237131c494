import { afterAll, describe, expect, it } from "vitest";
import type { ReadPlan } from "#pipelines/read/index.ts";
import { cleanUp, fileOf, plan, refusal } from "./files.ts";

afterAll(cleanUp);
const known = ["Филиал", "Заказ-наряд", "Дата закрытия", "Сумма всего"];
const row = (i: number): string => `Ц;${i};31.01.2026;${i}00`;
/** A visits file with one more column. */
const withColumn = (header: string, cells: readonly string[]): string => fileOf([[...known, header].join(";"), ...cells.map((cell, i) => `${row(i + 1)};${cell}`)].join("\n"));
const suggested = (found: ReadPlan) => found.suggestions.map(({ header, column, why }) => [header, column, why]);

describe("an unknown header", () => {
  it.each<[string, string]>([["Techniciar", "technician"], ["Механиик", "technician"], ["Пoдразделениe авто", "unmapped"], ["CYMMA работ", "labour_amount"]])("with one slip, or letters of the other alphabet, is bound or not: %s", async (header, column) => {
    const found = await plan(withColumn(header, ["a", "b"]));
    if (column === "unmapped") expect(found.bindings["branch"]).toEqual({ from: "column", index: 0 });
    else expect(found.bindings[column]).toEqual({ from: "column", index: 4 });
  });

  it.each<[string, string, readonly string[]]>([
    ["консультант мастер", "advisor", ["Серик А.", "Ольга Б."]],
    ["Гос. номерр автомобиля", "plate", ["123ABC02", "777AAA02"]],
    ["Сум. зап.", "parts_amount", ["100", "200"]],
    ["Телефон клиента основной", "phone", ["87011234567", "87017654321"]],
    ["Себестоим. без учёта", "nothing", ["5", "6"]],
  ])("%s may mean %s by its spelling", async (header, column, cells) => {
    const found = await plan(withColumn(header, cells));
    expect(suggested(found)).toEqual(column === "nothing" ? [] : [[header, column, "spelling"]]);
    expect(found).toMatchObject({ ambiguities: [], missing: [], unmapped: [{ index: 4, header }] });
  });

  it.each<[string, string, readonly string[]]>([
    ["VINs", "vin", ["XTA21093012345678", "WVWZZZ1KZ6W000001", "JTDBR32E720012345"]],
    ["phones", "phone", ["+7 701 123-45-67", "8 (701) 765-43-21", "87770001122"]],
    ["e-mails", "email", ["a@example.com", "b@example.org", "c@example.kz"]],
    ["tax ids with right control digits", "tax_id", ["880101300000", "900515400004", "070340000002"]],
    ["plates", "plate", ["123ABC02", "А123ВС77", "777KZA01"]],
    ["words of a list", "payer", ["Гарантия", "Клиент", "Страховая", "Клиент"]],
  ])("may mean what it holds: %s → %s", async (_what, column, cells) => {
    const found = await plan(withColumn("Поле 17", cells));
    expect(suggested(found)[0]).toEqual(["Поле 17", column, "content"]);
    expect(found.bindings[column]).toBeUndefined();
  });

  it("that holds anything means nothing", async () => expect((await plan(withColumn("Поле 17", ["abc", "дом 5", "x-1"]))).suggestions).toEqual([]));
  it("two columns never mean one thing", async () => {
    const vins = ["XTA21093012345678", "WVWZZZ1KZ6W000001", "JTDBR32E720012345"];
    const path = fileOf([[...known, "А1", "А2"].join(";"), ...vins.map((vin, i) => `${row(i)};${vin};${vin}`)].join("\n"));
    expect(suggested(await plan(path))).toEqual([["А1", "vin", "content"]]);
  });
});

describe("a required column that is missing", () => {
  const path = (): string => fileOf("Филиал;Заказ-наряд;Когда закрыли;Сумма всего\nЦ;1;30.01.2026;5\nЦ;2;31.01.2026;6\nЦ;3;31.01.2026;7\n");
  it("is asked about where something may stand for it, and an option settles it", async () => {
    const found = await plan(path());
    expect(found).toMatchObject({ missing: ["closed_on"], ambiguities: [{ code: "suggested_columns", option: "--map", choices: ["closed_on=Когда закрыли"], examples: ["Когда закрыли"] }] });
    expect(await plan(path(), { map: { closed_on: "когда закрыли" } })).toMatchObject({ missing: [], ambiguities: [], suggestions: [], bindings: { closed_on: { from: "column", index: 2 } } });
    expect(await refusal(path(), { map: { closed_on: "Нигде" } })).toMatchObject({ code: "bad_mapping" });
  });
  it("is refused where nothing may, but a draft says what is missing and shows samples", async () => {
    const hopeless = fileOf("Заказ-наряд;Дата закрытия;Контрагент\n1;31.01.2026;Иванов\n2;31.01.2026;\n3;31.01.2026;Петров\n");
    expect(await refusal(hopeless)).toMatchObject({ code: "missing_columns", params: { columns: "branch, total_amount" } });
    expect(await plan(hopeless, { lenient: true })).toMatchObject({ kind: "visits", missing: ["branch", "total_amount"], samples: [["1", "2", "3"], ["31.01.2026"], ["Иванов", "Петров"]], ambiguities: [] });
  });
  it("a draft of headers that nobody knows asks for the kind", async () => {
    const strange = fileOf("foo;bar\n1;2\n");
    expect(await refusal(strange)).toMatchObject({ code: "no_known_column" });
    const draft = await plan(strange, { lenient: true });
    expect(draft).toMatchObject({ headers: ["foo", "bar"], headerLine: 1, ambiguities: [{ code: "kind" }] });
    expect(await plan(strange, { lenient: true, kind: "visits" })).toMatchObject({ kind: "visits", missing: ["branch", "visit_no", "closed_on", "total_amount"] });
  });
});

describe("a branch that is missing", () => {
  const path = (): string => fileOf("Заказ-наряд;Дата закрытия;Сумма\n1;31.01.2026;5\n");
  it.each<[string, readonly string[], string, number]>([
    ["визиты_Север_май.csv", ["Север", "Юг"], "Север", 0.9],
    ["Алматы Центр 2026-05.csv", ["Центр", "Алматы Центр"], "Алматы Центр", 0.9],
    ["визиты_Костанай_2026.csv", [], "Костанай", 0.4],
  ])("%s may name it", async (fileName, knownBranches, value, score) => {
    const found = await plan(path(), { fileName, knownBranches });
    expect(found.suggestions).toEqual([{ index: null, header: "", column: "branch", value, why: "file_name", score }]);
    expect(found).toMatchObject({ missing: ["branch"], ambiguities: [{ code: "suggested_columns", option: "--set", choices: [`branch=${value}`] }] });
    expect(await plan(path(), { fileName, set: { branch: value } })).toMatchObject({ missing: [], ambiguities: [] });
  });
  it.each(["визиты_май_2026.csv", "export.csv", "заказ-наряды 1 квартал.csv", "Север и Юг.csv"])("%s names none", async (fileName) => {
    expect(await refusal(path(), { fileName, knownBranches: ["Север", "Юг"] })).toMatchObject({ code: "missing_columns" });
  });
});

it("words that a list does not know are counted before loading", async () => {
  const found = await plan(fileOf("Филиал;Заказ-наряд;Дата закрытия;Сумма;Плательщик\nЦ;1;31.01.2026;5;Гар.\nЦ;2;31.01.2026;5;Клиент\nЦ;3;31.01.2026;5;Гар.\nЦ;4;31.01.2026;5;ХЗ\n"));
  expect(found.unknownWords).toEqual([{ column: "payer", word: "Гар.", count: 2 }, { column: "payer", word: "ХЗ", count: 1 }]);
});
