import { afterAll, describe, expect, it } from "vitest";
import { parseMapping, preview, ReadError } from "#pipelines/read/index.ts";
import { cleanUp, fileOf, normalise, plan, refusal } from "./files.ts";

afterAll(cleanUp);
const header = "Подразделение;Заказ-наряд;Дата закрытия;Сумма всего";
const visits = (...rows: string[]): string => fileOf([header, ...rows].join("\n"));
const amounts = (...list: string[]): string => visits(...list.map((amount, i) => `Центр;${i};31.01.2026;${amount}`));
const dates = (...list: string[]): string => visits(...list.map((date, i) => `Центр;${i};${date};5`));

describe("a file that is no table, whatever it is called", () => {
  const bytes = (start: string): Buffer => Buffer.concat([Buffer.from(start, "latin1"), Buffer.from([0, 1, 2, 3])]);
  it.each([
    ["\xff\xd8\xff\xe0", "picture"], ["\x89PNG\r\n", "picture"], ["%PDF-1.4", "pdf"], ["MZ\x90\0", "program"], ["\x7fELF", "program"], ["Rar!\x1a", "archive"],
    ["{\\rtf1 ", "document"], ["\0\0\0\x18ftypheic", "media"], ["\0\x01\x02\x03\x0e", "binary"],
  ])("%j is refused as %s, by a draft too", async (start, what) => {
    for (const name of ["фото.csv", "фото.xlsx"]) for (const lenient of [true, false]) expect(await refusal(fileOf(bytes(start), name), { lenient })).toMatchObject({ code: "not_a_table", params: { what } });
  });
  it("running text is no table of one column", async () => {
    expect(await refusal(fileOf("Уважаемый клиент!\nМы ждём вас.\n"), { lenient: true })).toMatchObject({ code: "not_a_table", params: { what: "text" } });
  });
  it("a table whose first word is that of another format is one", async () => {
    const text = "BMW;Заказ-наряд;Дата закрытия;Сумма;Филиал\nRIFF;1;31.01.2026;5;Ц\n";
    for (const first of ["BMW", "RIFF", "ID3", "MZ"]) expect(await plan(fileOf(text.replace("BMW", first)))).toMatchObject({ kind: "visits", headerLine: 1 });
  });
});

describe("refused, with what and where", () => {
  it.each<[string, string | Uint8Array, string]>([
    ["nothing in it", "", "empty_file"], ["blanks only", " \n\t\n", "empty_file"], ["a web page", "<html><table><tr><td>1</td></tr></table></html>", "not_a_table"], ["a PDF", "%PDF-1.7\n...", "not_a_table"],
    ["binary", Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251), "not_a_table"], ["no known header", "foo,bar\n1,2\n", "no_known_column"], ["a zip that is no workbook", Buffer.from("504b0304aabb", "hex"), "not_a_workbook"],
    ["an old workbook", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), "not_a_workbook"],
    ["a workbook with a password", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]), "password_protected"],
  ])("%s → %s", async (_name, content, code) => expect((await refusal(fileOf(content))).code).toBe(code));

  it("a file that is not there", async () => expect(await refusal("/nowhere/at-all.csv")).toMatchObject({ code: "not_found" }));
  it("names the missing columns", async () => {
    expect(await refusal(fileOf("Заказ-наряд;Дата закрытия;Контрагент\n1;31.01.2026;Иванов\n"))).toMatchObject({ code: "missing_columns", params: { kind: "visits", columns: "branch, total_amount", line: 1 } });
  });
  it("names the unknown header", async () => expect(await refusal(fileOf("foo,bar\n1,2\n"))).toMatchObject({ params: { line: 1, header: "foo, bar" } }));
  it("an encoding that there is not", async () => expect(await refusal(amounts("5"), { encoding: "ebcdic" })).toMatchObject({ code: "unknown_encoding", params: { encoding: "ebcdic" } }));
  it("a constant for a column that there is not", async () => expect(await refusal(amounts("5"), { set: { colour: "red" } })).toMatchObject({ code: "bad_mapping" }));
});

describe("kind and columns", () => {
  it("constants stand in for columns and win over them", async () => {
    const path = fileOf("Подразделение;Заказ-наряд;Дата закрытия;Сумма\nЦентр;1;31.01.2026;5\n");
    expect((await plan(path, { set: { branch: "Север", currency: "KZT" } })).bindings["branch"]).toEqual({ from: "constant", value: "Север" });
    expect(await plan(path, { set: { currency: "KZT" } })).toMatchObject({ currencySeen: "KZT", notation: { currency: "KZT" } });
    const short = fileOf("Заказ-наряд;Дата закрытия;Сумма\n1;31.01.2026;5\n");
    expect((await plan(short, { set: { branch: "Центр" } })).bindings["branch"]).toEqual({ from: "constant", value: "Центр" });
  });
  it("the better spelling wins; the other column feeds nothing", async () => {
    const found = await plan(fileOf("Подразделение;Заказ-наряд;Дата;Дата закрытия;Сумма;Сумма всего\nЦ;1;01.01.2026;31.01.2026;4;5\n"));
    expect(found.bindings).toMatchObject({ closed_on: { index: 3 }, total_amount: { index: 5 } });
    expect(found).toMatchObject({ unmapped: [{ index: 2, header: "Дата" }, { index: 4, header: "Сумма" }], ambiguities: [] });
  });
  it("two equal headers are asked about unless one column is empty", async () => {
    const twice = await plan(fileOf("Подразделение;Заказ-наряд;Дата закрытия;Сумма;Сумма\nЦ;1;31.01.2026;4;5\n"));
    expect(twice.ambiguities).toEqual([{ code: "duplicate_column", option: "--mapping", choices: ["4", "5"], examples: ["Сумма"] }]);
    const once = await plan(fileOf("Подразделение;Заказ-наряд;Дата закрытия;Сумма;Сумма\nЦ;1;31.01.2026;;5\n"));
    expect(once).toMatchObject({ ambiguities: [], bindings: { total_amount: { index: 4 } } });
  });
  it("units, misspelling and case do not hide a header", async () => {
    const found = await plan(fileOf("ПОДРАЗДИЛЕНИЕ;заказ - наряд №;Дата закрытия;Сумма всего, тг;Пробег (км)\nЦ;1;31.01.2026;5;100\n"));
    expect(found.bindings).toMatchObject({ branch: { index: 0 }, visit_no: { index: 1 }, total_amount: { index: 3 }, mileage_km: { index: 4 } });
    expect(found.currencySeen).toBe("KZT");
  });
  it("a header of two rows, the upper one merged over its columns", async () => {
    const out = await normalise(fileOf(";;;Клиент;;Сумма;\nПодразделение;Заказ-наряд;Дата закрытия;код;телефон;всего;скидки\nЦ;1;31.01.2026;7;87011234567;5;0\n"));
    expect(out.plan.headers).toEqual(["Подразделение", "Заказ-наряд", "Дата закрытия", "Клиент код", "телефон", "Сумма всего", "Сумма скидки"]);
    expect(out.plan).toMatchObject({ headerLine: 2, bindings: { client_code: { index: 3 }, phone: { index: 4 }, total_amount: { index: 5 }, discount_amount: { index: 6 } } });
    expect(out.text).toBe("Ц,1,31.01.2026,7,87011234567,5,0\n");
  });
  it("a table that fits two kinds equally is asked about, and --kind settles it", async () => {
    const path = fileOf("code;name;start date;end date;branch;position;type\nA;B;2026-01-01;2026-02-01;C;seller;gift\n");
    const twoKinds = await plan(path);
    expect(twoKinds.ambiguities).toEqual([{ code: "kind", option: "--kind", choices: ["staff", "promotions"], examples: [] }]);
    expect(await plan(path, { kind: "promotions" })).toMatchObject({ kind: "promotions", ambiguities: [] });
  });
});

describe("decimal sign", () => {
  it.each<[string, string[], "," | ".", string[] | null]>([
    ["a comma before two digits", ["1234,5", "7"], ",", null], ["a group and a comma", ["1 234,50"], ",", null], ["both: the last one", ["1.234,50"], ",", null], ["both: the last one", ["1,234.50"], ".", null], ["several of one sign are groups", ["1,234,567"], ".", null],
    ["none", ["1234", "5"], ".", null], ["zero before three digits", ["0,125"], ",", null], ["groups of three only", ["1,234", "5,678"], ".", ["1,234", "5,678"]], ["both in earnest", ["12,50", "12.50"], ",", ["12,50", "12.50"]], ["three digits decided by another cell", ["1,234", "5,5"], ",", null],
  ])("%s: %j", async (_name, cells, decimal, asked) => {
    const found = await plan(amounts(...cells));
    expect(found.notation.decimal).toBe(decimal);
    expect(found.ambiguities).toEqual(asked ? [{ code: "decimal", option: "--decimal", choices: [",", "."], examples: asked }] : []);
  });
  it("one odd cell among many is that cell's mistake", async () => expect((await plan(amounts(...Array.from({ length: 150 }, () => "1,5"), "1.5"))).ambiguities).toEqual([]));
  it("an option settles it", async () => expect(await plan(amounts("1,234"), { decimal: "," })).toMatchObject({ ambiguities: [], notation: { decimal: "," } }));
});

describe("date order", () => {
  it.each<[string[], string, string[] | null]>([
    [["2026-01-31"], "ymd", null], [["01.02.2026"], "dmy", null], [["01.31.2026"], "mdy", null], [["31/01/2026", "01/02/2026"], "dmy", null], [["01/31/2026", "01/02/2026"], "mdy", null], [["01/02/2026"], "dmy", ["01/02/2026"]], [["01-02-2026"], "dmy", ["01-02-2026"]],
    [["31/01/2026", "01/31/2026"], "dmy", ["31/01/2026", "01/31/2026"]], [["32.01.2026", "05.01.2026"], "dmy", null],
  ])("%j", async (cells, order, asked) => {
    const found = await plan(dates(...cells));
    expect(found.notation.dateOrder).toBe(order);
    expect(found.ambiguities.map((a) => a.examples)).toEqual(asked ? [asked] : []);
  });
});

describe("mapping files", () => {
  const mapping = (json: unknown): unknown => {
    try {
      return parseMapping(json);
    } catch (error) {
      return error instanceof ReadError ? error.code : error;
    }
  };
  it("fill in what headers do not say, and their words are folded", async () => {
    const found = await plan(fileOf("Где;Заказ-наряд;Дата закрытия;Сумма;Плательщик\nЦ;1;31.01.2026;5;За счёт завода!\n"), {
      mapping: parseMapping({ kind: "visits", columns: { branch: { column: "где" } }, words: { payer: { "ЗА СЧЁТ ЗАВОДА": "warranty" } } }),
    });
    expect(found).toMatchObject({ bindings: { branch: { index: 0 }, visit_no: { index: 1 } }, notation: { words: { payer: { "за счет завода": "warranty" } } } });
    expect((await preview(found, 1))[0]?.fields["payer"]).toEqual({ value: "warranty", problem: null });
  });
  it.each<[string, unknown]>([
    ["no JSON", "{"], ["an unknown kind", { kind: "cats", columns: {} }], ["an unknown column", { kind: "visits", columns: { colour: { column: 1 } } }], ["a format that is none", { kind: "visits", date: "%Q", columns: {} }], ["a number from 0", { kind: "visits", columns: { branch: { column: 0 } } }],
    ["a name without a header", { kind: "visits", header: false, columns: { branch: { column: "Где" } } }],
  ])("%s is refused", (_name, json) => expect(mapping(json)).toBe("bad_mapping"));
  it("a header that the file has not", async () => expect(await refusal(amounts("5"), { mapping: parseMapping({ kind: "visits", columns: { branch: { column: "Нигде" } } }) })).toMatchObject({ code: "bad_mapping" }));
});
