import fc from "fast-check";
import Papa from "papaparse";
import { afterAll, describe, expect, it } from "vitest";
import { cellsOf, RecordSplitter } from "#pipelines/read/splitter.ts";
import type { Delimiter } from "#pipelines/read/plan.ts";
import { bytes1251, cleanUp, fileOf, normalise } from "./files.ts";

afterAll(cleanUp);

const split = (text: string, delimiter: Delimiter = ";"): { line: number; cells: string[] }[] => {
  const found: { line: number; cells: string[] }[] = [];
  new RecordSplitter(delimiter).split(Buffer.from(text), true, (view) => found.push({ line: view.line, cells: cellsOf(view) }));
  return found;
};
const cells = (text: string, delimiter: Delimiter = ";"): string[][] => split(text, delimiter).map((record) => record.cells);

describe("records and fields", () => {
  it.each<[string, string, string[][]]>([
    ["line ends of three kinds", "a;b\nc;d\r\ne;f\rg;h", [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]]],
    ["empty fields at the end", "a;;\n;;", [["a", "", ""], ["", "", ""]]],
    ["quotes around delimiters, line ends and quotes", '"a;b";"c\nd";"e""f"', [["a;b", "c\nd", 'e"f']]],
    ["blanks after the closing quote", '"a" ;b', [["a", "b"]]],
    ["a quote inside a field is a character", 'труба 5";b', [['труба 5"', "b"]]],
    ["quotes that were not doubled", '"ООО "Ромашка"";100', [['ООО "Ромашка"', "100"]]],
    ["an unclosed quote ends with its line", '"a;b\nc;d\ne;"f"', [['"a', "b"], ["c", "d"], ["e", "f"]]],
    ["an unclosed quote at the end", 'a;"b', [["a", '"b']]],
  ])("%s", (_name, text, expected) => expect(cells(text)).toEqual(expected));

  it("runs of blanks as delimiter", () => expect(cells(" 00004 0001\t19970101  2   29.33\r\n\r\nx\n", "whitespace")).toEqual([["00004", "0001", "19970101", "2", "29.33"], [""], ["x"]]));

  it("an opening quote never closed swallows nothing, however long the file", () => {
    const records = cells(`a;"b\n${"c;d\n".repeat(400_000)}`);
    expect([records.length, records[0], records[399_999]]).toEqual([400_001, ["a", '"b'], ["c", "d"]]);
  });

  it("a quoted field of 1,999 line ends is one field, of 2,001 it is none", () => {
    expect(cells(`"${"x\n".repeat(1999)}";b`)).toHaveLength(1);
    expect(cells(`"${"x\n".repeat(2001)}";b`).length).toBeGreaterThan(2000);
  });

  it("physical lines count through quoted line ends", () => expect(split('a\n"b\nc\r\nd"\ne').map((record) => record.line)).toEqual([1, 2, 5]));

  it("records do not depend on where chunks end", () => {
    const text = 'a;"b;""c"\r\n\r\nд;"е\r\nё";ж\n"x" ;"y"z;5"\r"q';
    const whole = split(text);
    const bytes = Buffer.from(text);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const found: { line: number; cells: string[] }[] = [];
      const splitter = new RecordSplitter(";");
      const sink = (view: Parameters<typeof cellsOf>[0]): void => void found.push({ line: view.line, cells: cellsOf(view) });
      const used = splitter.split(bytes.subarray(0, cut), false, sink);
      splitter.split(bytes.subarray(used), true, sink);
      expect(found, `cut at ${cut}`).toEqual(whole);
    }
  });
});

describe("what is written", () => {
  const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("1 234,50", 'O"Neil', "a,b", "a;b", "line\nend", " padded", "\u00a0", "-", "Ёлка", "👍", '"', '""'));
  const table = fc.array(fc.array(cell.map((s) => s.replaceAll("\0", "").replaceAll("\r", "").toWellFormed()), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 8 });

  it("any table that a CSV writer wrote comes back cell by cell", async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(",", ";", "\t", "|"), fc.constantFrom("\n", "\r\n"), fc.constantFrom("utf8", "utf16le"), async (rows, delimiter, newline, encoding) => {
        const header = ["branch", "visit_no", "closed_on", "total_amount"];
        const text = Papa.unparse([header, ...rows], { delimiter, newline });
        const out = await normalise(fileOf(Buffer.from(`\ufeff${text}`, encoding as "utf8")), { kind: "visits", decimal: ".", dateOrder: "dmy", delimiter });
        const kept = rows.filter((row) => row.some((value) => value.replace(/[ \t\r\n\u00a0\u2007\u2009\u202f\ufeff]/g, "") !== ""));
        expect(out.records).toBe(kept.length);
        expect(Papa.parse(out.text.trimEnd() === "" ? "" : out.text, { delimiter: ",", newline: "\n", skipEmptyLines: true }).data).toEqual(kept);
        expect(out.skipped).toBe(1 + rows.length - kept.length);
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it("cells stay as they are, but NUL bytes go", async () => {
    const out = await normalise(fileOf("branch;visit_no;closed_on;total_amount\n Центр ;1\0;31.01.2026;5,00\n"));
    expect(out.text).toBe(' Центр ,1,31.01.2026,"5,00"\n');
    expect(out.untidy).toBe(true);
  });

  it("sep= is honoured and left out", async () => {
    const out = await normalise(fileOf("sep=|\r\nbranch|visit_no|closed_on|total_amount\r\nA;B|1|2026-01-31|5\r\n"));
    expect(out).toMatchObject({ text: "A;B,1,2026-01-31,5\n", skipped: 2, plan: { delimiter: "|", headerLine: 2 } });
  });

  it("a column of percentages is not a second column of amounts", async () => {
    const out = await normalise(fileOf("Филиал;Заказ-наряд;Дата;Сумма;Скидка;Скидка, %\nA;7;31.01.2026;90;10;10%\n"));
    expect(out.plan).toMatchObject({ ambiguities: [], bindings: { discount_amount: { from: "column", index: 4 } }, unmapped: [{ index: 5, header: "Скидка, %" }] });
  });

  it("the numbering row under a printed header is part of the header", async () => {
    const out = await normalise(fileOf("branch;visit_no;closed_on;total_amount\n1;2;3;4\nA;7;31.01.2026;5\n"));
    expect(out).toMatchObject({ text: "A,7,31.01.2026,5\n", plan: { headerLine: 2 } });
  });

  it("windows-1251 at any chunk border, and a byte it does not have", async () => {
    const header = "branch;visit_no;closed_on;total_amount\n";
    const line = "Ёлка №1 €«ң»;1;31.01.2026;5,00\n".replace("ң", "н");
    const out = await normalise(fileOf(bytes1251(header + line.repeat(60_000))));
    expect(out).toMatchObject({ records: 60_000, plan: { encoding: "windows-1251" } });
    expect(new Set(out.text.split("\n"))).toEqual(new Set(['Ёлка №1 €«н»,1,31.01.2026,"5,00"', ""]));
    const broken = fileOf(Buffer.concat([bytes1251(header + line.repeat(3)), Buffer.from([0x98, 10])]));
    expect(await normalise(broken)).toMatchObject({ records: 4, text: expect.stringMatching(/\n\ufffd\n$/) });
  });

  it.each<["cp866" | "koi8-r", string]>([["cp866", "ibm866"], ["koi8-r", "koi8-r"]])("%s is told from windows-1251 by its letters", async (encoding, label) => {
    const table = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(label).decode(Uint8Array.of(byte)), byte]));
    const text = "Подразделение;Заказ-наряд;Дата закрытия;Сумма всего\r\nЦентральный;1;31.01.2026;5,00\r\n";
    const out = await normalise(fileOf(Uint8Array.from(Array.from(text), (char) => table.get(char) ?? 63)));
    expect(out).toMatchObject({ text: 'Центральный,1,31.01.2026,"5,00"\n', plan: { encoding, kind: "visits" } });
  });

  it("the end-of-file sign of DOS is no row; a record of too many fields keeps the last of them as one", async () => {
    const header = "branch;visit_no;closed_on;total_amount\n";
    expect(await normalise(fileOf(`${header}A;1;31.01.2026;5\n\u001a`))).toMatchObject({ records: 1, skipped: 2 });
    const long = await normalise(fileOf(`${header}A;1;31.01.2026;5${";y".repeat(6000)}\nB;2;31.01.2026;5\n`), {}, { careful: true });
    const [first = "", second] = long.text.split("\n");
    expect(second).toBe("B,2,31.01.2026,5");
    expect(first.split(",")).toHaveLength(4 + 64);
    expect(/,y,y(;y)+$/.test(first)).toBe(true);
  });

  it.each(["utf-16le", "utf-16be"] as const)("%s without a byte-order mark", async (encoding) => {
    const bytes = Buffer.from("Подразделение\tЗаказ-наряд\tДата закрытия\tСумма всего\r\nЦентр\t1\t31.01.2026\t5,00\r\n", "utf16le");
    const out = await normalise(fileOf(encoding === "utf-16be" ? bytes.swap16() : bytes));
    expect(out).toMatchObject({ text: 'Центр,1,31.01.2026,"5,00"\n', plan: { encoding, kind: "visits" } });
  });

  it("one broken character in UTF-8 does not make the file windows-1251", async () => {
    const good = "branch;visit_no;closed_on;total_amount\nЦентральный;1;31.01.2026;5,00\nСеверный;2;31.01.2026;5,00\nЮжный и прочее;3;31.01.2026;5,00\n";
    const out = await normalise(fileOf(Buffer.concat([Buffer.from(good), Buffer.from([0xd0]), Buffer.from(";4;31.01.2026;5,00\n")])));
    expect(out).toMatchObject({ records: 4, plan: { encoding: "utf-8" } });
    expect(out.text.split("\n")[3]).toBe('\ufffd,4,31.01.2026,"5,00"');
  });
});
