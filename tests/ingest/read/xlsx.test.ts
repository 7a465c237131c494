import { writeXlsx } from "hucre/xlsx";
import { afterAll, expect, it } from "vitest";
import { preview } from "#pipelines/read/index.ts";
import { unpack, zipEntries } from "#pipelines/read/zip.ts";
import { cleanUp, fileOf, normalise, plan, refusal } from "./files.ts";
import { oldWorkbook } from "./old-workbook.ts";
import { zipOf, type Packed } from "./zip-file.ts";

afterAll(cleanUp);

const header = ["Подразделение", "Заказ-наряд", "Дата закрытия", "Телефон", "Пробег", "Сумма всего"];
type Rows = NonNullable<Parameters<typeof writeXlsx>[0]["sheets"][number]["rows"]>;
const workbook = async (sheets: { name: string; rows: Rows; hidden?: boolean }[]): Promise<string> => fileOf(await writeXlsx({ sheets }), "book.xlsx");
const day = new Date(Date.UTC(2026, 0, 31));

async function partsOf(bytes: Uint8Array): Promise<{ name: string; content: string }[]> {
  const path = fileOf(bytes, "parts.xlsx");
  const parts: { name: string; content: string }[] = [];
  for (const entry of await zipEntries(path)) {
    let content = "";
    for await (const chunk of unpack(path, entry, () => undefined)) content += chunk.toString("utf8");
    parts.push({ name: entry.name, content });
  }
  return parts;
}

it("typed cells become plain text: dates ISO, numbers without an exponent, title rows left out", async () => {
  const path = await workbook([{ name: "Лист1", rows: [["Отчёт по заказ-нарядам"], [], header, ["Центр", "0001", day, 87011234567, 120000, 1234.5], ["Север", 2, day, null, null, 0.1 + 0.2], ["Итого", null, null, null, null, 1234.8]] }]);
  const out = await normalise(path);
  expect(out.plan).toMatchObject({ format: "xlsx", sheet: "Лист1", kind: "visits", headerLine: 3, ambiguities: [], notation: { decimal: ".", dateOrder: "ymd" } });
  expect(out.text).toBe("Центр,0001,2026-01-31,87011234567,120000,1234.5\nСевер,2,2026-01-31,,,0.3\nИтого,,,,,1234.8\n");
  expect(out).toMatchObject({ records: 3, width: 6, skipped: 3, lines: [{ record: 0, line: 4 }] });
});

it("text cells say how numbers and dates are written; typed ones follow them", async () => {
  const path = await workbook([{ name: "Лист1", rows: [header, ["Центр", "1", "31.01.2026", null, null, "1 234,50"], ["Центр", "2", day, null, null, 99.5]] }]);
  const out = await normalise(path);
  expect(out.plan).toMatchObject({ ambiguities: [], notation: { decimal: ",", dateOrder: "dmy" } });
  expect(out.text.split("\n")[1]).toBe('Центр,2,2026-01-31,,,"99,5"');
  expect((await preview(out.plan, 5)).map(({ fields }) => [fields["closed_on"]?.value, fields["total_amount"]?.value])).toEqual([["2026-01-31", 123450], ["2026-01-31", 9950]]);
});

it("the sheet with a known header is taken; two of them are asked about", async () => {
  const row = ["Центр", "1", day, null, null, 5];
  const notes = { name: "Заметки", rows: [["Прочесть до пятницы"]] };
  expect(await plan(await workbook([notes, { name: "Данные", rows: [header, row] }]))).toMatchObject({ sheet: "Данные", ambiguities: [] });
  const two = await workbook([{ name: "Январь", rows: [header, row] }, notes, { name: "Февраль", rows: [header, row] }]);
  expect((await plan(two)).ambiguities).toEqual([{ code: "sheet", option: "--sheet", choices: ["Январь", "Февраль"], examples: [] }]);
  expect(await plan(two, { sheet: "Февраль" })).toMatchObject({ sheet: "Февраль", sheets: ["Январь", "Заметки", "Февраль"], ambiguities: [] });
  expect(await refusal(two, { sheet: "Март" })).toMatchObject({ code: "no_such_sheet", params: { sheet: "Март", sheets: "Январь, Заметки, Февраль" } });
});

it("an empty workbook, and one whose directory declares too much", async () => {
  expect((await refusal(await workbook([{ name: "Лист1", rows: [] }]))).code).toBe("empty_file");
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: "Лист1", rows: [header] }] }));
  const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt32LE(3_000_000_000, directory + 24);
  expect((await refusal(fileOf(bytes, "bomb.xlsx"))).code).toBe("too_large");
});

it("a damaged workbook is a sentence, not a crash", async () => {
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: "Лист1", rows: [header, ["Центр", "1", day, null, null, 5]] }] }));
  bytes.fill(0xff, 60, bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) - 10);
  expect((await refusal(fileOf(bytes, "damaged.xlsx"))).code).toBe("not_a_workbook");
});

it("a workbook of the old format", async () => {
  const rows = [["Отчёт"], header, ["Центр", "0001", day, 87011234567, 120000, 1234.5], ["Север", "2", day, null, null, 99]];
  const out = await normalise(fileOf(oldWorkbook(rows), "old.xls"));
  expect(out.plan).toMatchObject({ format: "xlsx", sheet: "Лист1", encoding: null, delimiter: null, kind: "visits", headerLine: 2, ambiguities: [] });
  expect(out.text).toBe("Центр,0001,2026-01-31,87011234567,120000,1234.5\nСевер,2,2026-01-31,,,99\n");
  expect((await refusal(fileOf(oldWorkbook(rows, { encrypted: true }), "secret.xls"))).code).toBe("password_protected");
  expect((await refusal(fileOf(oldWorkbook(rows, { version: 0x0500 }), "older.xls"))).code).toBe("not_a_workbook");
});

it("XML that declares entities of its own, parts that hide their size, texts without end", async () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "${"&lol;".repeat(10)}">]><workbook>&lol2;</workbook>`;
  const types = { name: "[Content_Types].xml", content: "<Types/>" };
  const book = (...parts: Packed[]): string => fileOf(zipOf([types, ...parts]), "x.xlsx");
  expect((await refusal(book({ name: "xl/workbook.xml", content: laughs }))).code).toBe("xml_entities");
  expect((await refusal(book({ name: "xl/workbook.xml", content: "<workbook/>", declared: 0 }))).code).toBe("not_a_workbook");
  expect((await refusal(book({ name: "xl/sharedStrings.xml", content: "<sst/>", declared: 600 * 2 ** 20 }))).code).toBe("too_large");
  expect((await refusal(book({ name: "xl/workbook.xml", content: "<workbook/>", flags: 1 }))).code).toBe("password_protected");
});

it("elements within elements without end are no crash", async () => {
  const bytes = await writeXlsx({ sheets: [{ name: "Лист1", rows: [header, ["Центр", "1", day, null, null, 5]] }] });
  const parts = await partsOf(bytes);
  const deep = parts.map((part) => (part.name.endsWith("sheet1.xml") ? { ...part, content: part.content.replace("<sheetData>", `${"<x>".repeat(200_000)}<sheetData>`) } : part));
  await plan(fileOf(zipOf(deep), "deep.xlsx")).then((found) => expect(found.kind).toBe("visits"), (error: unknown) => expect(error).toMatchObject({ code: "not_a_workbook" }));
});
