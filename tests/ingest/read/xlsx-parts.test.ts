import fc from "fast-check";
import { streamXlsxRows, writeXlsx } from "hucre/xlsx";
import { afterAll, describe, expect, it } from "vitest";
import { cellsOf, dateStylesOf, elementsOf, textsIn, workbookOf, relationsOf, xmlText } from "#pipelines/read/xlsx-parts.ts";
import { sheetRows } from "#pipelines/read/xlsx.ts";
import { cleanUp, fileOf } from "./files.ts";

afterAll(cleanUp);

describe("parts of a workbook", () => {
  it("texts: entities, escapes, runs, readings left out, CDATA", () => {
    expect(xmlText("a&lt;b&amp;&#1046;&#x416;&quot;_x0041_&nbsp;")).toBe('a<b&ЖЖ"A&nbsp;');
    expect(textsIn('<r><t>Ива</t></r><r><rPr/><t xml:space="preserve">нов </t></r><rPh sb="0"><t>x</t></rPh>')).toBe("Иванов ");
    expect([textsIn("<x:t>a</x:t>"), textsIn("<t/>"), textsIn("<t><![CDATA[a<b]]></t>")]).toEqual(["a", "", "a<b"]);
  });
  it("cells: by place or one after another, all types", () => {
    const cells = '<c r="B1" t="s"><v>1</v></c><c><v>5</v></c><c s="1"><v>46053</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c r="H1" t="str"><f>x</f><v>да</v></c><c r="I1" s="3"/><c t="inlineStr"><is><t>i</t></is></c>';
    expect(cellsOf(cells, ["a", "b"], [false, true], false)).toEqual([null, "b", 5, new Date("2026-01-31"), true, "#N/A", null, "да", null, "i"]);
    expect(cellsOf('<c s="0"><v>1</v></c><c s="0"><v>60</v></c><c s="0"><v>61</v></c>', [], [true], false)).toEqual([new Date("1900-01-01"), new Date("1900-02-28"), new Date("1900-03-01")]);
    expect(cellsOf('<c s="0"><v>0.5</v></c>', [], [true], true)).toEqual([new Date("1904-01-01T12:00:00Z")]);
  });
  it("formats of dates are told from those of numbers", () => {
    const own = ["dd.mm.yyyy", "#,##0.00\\ \"руб\"", "[Red]0.00", "0.00E+00", "[$-419]d mmm;@", "hh:mm", "[h]:mm", "General", "0 \"дней\""];
    const xml = `<numFmts>${own.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code.replaceAll('"', "&quot;")}"/>`).join("")}</numFmts><cellXfs>${[0, 14, 22, 4, ...own.map((_, i) => 164 + i)].map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs>`;
    expect(dateStylesOf(xml)).toEqual([false, true, true, false, true, false, false, false, true, true, true, false, false]);
  });
  it("elements come whole wherever the pieces end", () => {
    const xml = '<sheetData><row r="1"><c><v>1</v></c></row><row/><x:row r="3" s="x"><c/></x:row><rowx/></sheetData>';
    for (let cut = 1; cut < xml.length; cut++) {
      const found: string[][] = [];
      const push = elementsOf("row", (attributes, inside) => found.push([attributes, inside]) > 0);
      push(xml.slice(0, cut));
      push(xml.slice(cut));
      expect(found).toEqual([[' r="1"', "<c><v>1</v></c>"], ["", ""], [' r="3" s="x"', "<c/>"]]);
    }
  });
  it("an element without end is refused, cells without end take no time", () => {
    expect(() => elementsOf("row", () => true, 100)(`<row>${"x".repeat(200)}`)).toThrow(RangeError);
    expect(cellsOf("<c ><v>1".repeat(200_000), [], [], false)).toEqual([]);
  });
  it("sheets: order, hidden ones, where they lie", () => {
    const relations = relationsOf('<Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/a.xml"/><Relationship Target="/xl/b.xml" Type="y/worksheet" Id="r2"/>', "xl/");
    const xml = '<workbook><workbookPr date1904="1"/><sheets><sheet name="Б &amp; В" r:id="r2"/><sheet name="С" state="hidden" r:id="r1"/></sheets></workbook>';
    expect(workbookOf(xml, relations)).toEqual({ from1904: true, sheets: [{ name: "Б & В", path: "xl/b.xml", visible: true }, { name: "С", path: "xl/worksheets/a.xml", visible: false }] });
  });
});

it("reads what the library reads, cell by cell", async () => {
  const text = fc.oneof(fc.string({ unit: fc.constantFrom("а", "Z", "ё", "<", "&", '"', " ", "\n", "_x0041_", "]]>", "1") }), fc.constantFrom("Итого", "=1", "'x"));
  const cell = fc.oneof(text, fc.integer({ min: -1e9, max: 1e9 }), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), fc.boolean(), fc.constant(null), fc.date({ min: new Date("1970-01-01"), max: new Date("2099-01-01"), noInvalidDate: true }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 6 }), async (rows) => {
      const bytes = await writeXlsx({ sheets: [{ name: "S", rows }] });
      const expected: unknown[] = [];
      for await (const row of streamXlsxRows(bytes)) expected.push([row.index + 1, row.values.map((value) => value instanceof Date || (value !== null && typeof value !== "string"))]);
      const texts: string[][] = [];
      for await (const row of streamXlsxRows(bytes)) texts.push(row.values.map((value) => (typeof value === "string" ? value : "")));
      const found: unknown[] = [];
      const foundTexts: string[][] = [];
      for await (const row of sheetRows(fileOf(bytes, "x.xlsx"), "S", ".")) {
        found.push([row.line, row.typed]);
        foundTexts.push(row.cells.map((value, i) => (row.typed[i] ? "" : value)));
      }
      expect(found).toEqual(expected);
      expect(foundTexts).toEqual(texts);
    }),
    { numRuns: 15, seed: 5 },
  );
}, 60_000);
