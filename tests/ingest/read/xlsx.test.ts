import { writeXlsx } from "hucre/xlsx";
import { afterAll, expect, it } from "vitest";
import { preview } from "#pipelines/read/index.ts";
import { cleanUp, fileOf, normalise, plan, refusal } from "./files.ts";

afterAll(cleanUp);

const header = ["Подразделение", "Заказ-наряд", "Дата закрытия", "Телефон", "Пробег", "Сумма всего"];
type Rows = NonNullable<Parameters<typeof writeXlsx>[0]["sheets"][number]["rows"]>;
const workbook = async (sheets: { name: string; rows: Rows; hidden?: boolean }[]): Promise<string> => fileOf(await writeXlsx({ sheets }), "book.xlsx");
const day = new Date(Date.UTC(2026, 0, 31));

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
  expect(await plan(two, { sheet: "Февраль" })).toMatchObject({ sheet: "Февраль", ambiguities: [] });
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
