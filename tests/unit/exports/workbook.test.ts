import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { csvLine, defused } from "#app/exports/csv.ts";
import { definitionsIn, figuresIn } from "#app/exports/figures-in.ts";
import { partsOf } from "#app/exports/in-parts.ts";
import { workbook, type SheetCell } from "#app/exports/workbook.server.ts";
import { translator } from "#app/i18n/index.ts";
import type { Change, Figure } from "#app/metrics/types.ts";
import { csvOf, figureSheet } from "#app/services/export/figure-sheet.ts";

const figure = (over: Partial<Figure> = {}): Figure => ({ metric: "loyal_client_share", as_of: "2026-04-30", definition: "loyal_client@1", by: {}, value: 0.4, numerator: 2, denominator: 5, n: 5, low: 0.118, high: 0.769, unit: "share", ...over });
const facts = { title: "Overview", lines: [["As of", "30 April 2026"], ["Filters", "=cmd|' /C calc'!A0"]] } as const;
const t = translator("en");

async function readBack(figures: readonly Figure[]) {
  const bytes = await workbook(facts, { about: "About" }, figureSheet(figures, t));
  const { sheets } = await readXlsx(bytes);
  return { names: sheets.map(({ name }) => name), about: sheets[0]?.rows ?? [], head: sheets[1]?.rows[0] ?? [], rows: sheets[1]?.rows.slice(1) ?? [] };
}

describe("a workbook", () => {
  it("says first what it is, and has its rows on the second sheet", async () => {
    const { names, about } = await readBack([figure()]);
    expect(names).toEqual(["About", "Figures"]);
    expect(about[0]?.[0]).toBe("Overview");
    expect(about.find(([label]) => label === "As of")?.[1]).toBe("30 April 2026");
  });

  it("has numbers as numbers and days as days", async () => {
    const { head, rows } = await readBack([figure(), figure({ metric: "average_check", unit: "money", value: "3333.52", numerator: "10000.55", denominator: 3, low: null, high: null, by: { branch: "North" }, definition: "average_check@1" })]);
    const cell = (row: number, name: string) => rows[row]?.[head.indexOf(name)];
    expect([cell(0, "Value"), cell(0, "n"), cell(1, "Value"), cell(1, "Numerator"), cell(1, "95 % from") ?? null]).toEqual([0.4, 5, 3333.52, 10000.55, null]);
    expect(cell(0, "As of")).toEqual(new Date("2026-04-30T00:00:00Z"));
    expect([cell(0, "Group"), cell(1, "Group"), cell(1, "Definition")]).toEqual([t("ui.group"), "North", "average_check@1"]);
  });

  it("holds no text that would run as a formula", async () => {
    const { about, rows } = await readBack([figure({ by: { branch: "=1+1" } }), figure({ by: { branch: "@sum(a1)" } }), figure({ by: { branch: "+7 701 123-45-67" } })]);
    expect(about.flat()).toContain("'=cmd|' /C calc'!A0");
    expect(rows.map((row) => row[1])).toEqual(["'=1+1", "'@sum(a1)", "+7 701 123-45-67"]);
  });

  it("of many rows has all of them, in their order and each with its own format", async () => {
    const rows = Array.from({ length: 1_001 }, (_, at): SheetCell[] => [`№ ${at}`, { number: at / 1000, shown: at % 2 ? "share" : "money" }, at % 3 ? null : { day: "2026-05-31" }]);
    const { sheets } = await readXlsx(await workbook(facts, { about: "About" }, { name: "Rows", columns: ["a", "b", "c"], rows }), { readStyles: true });
    expect(sheets[1]?.rows.slice(1)).toEqual(rows.map(([name], at) => [name, at / 1000, at % 3 ? null : new Date("2026-05-31T00:00:00Z")]));
    const inParts = await workbook(facts, { about: "About" }, { name: "Rows", columns: ["a", "b", "c"], rows: partsOf((async function* () { yield rows.slice(0, 7); yield rows.slice(7); })()), count: rows.length });
    expect((await readXlsx(inParts)).sheets[1]?.rows).toEqual(sheets[1]?.rows);
    expect([1, 2, 1001].map((row) => sheets[1]?.cells?.get(`${row},1`)?.style?.numFmt)).toEqual(["#,##0.00", "0.0%", "#,##0.00"]);
  });
});

describe("text", () => {
  it.each([["=A1", "'=A1"], ["+A1", "'+A1"], ["-A1", "'-A1"], ["@A1", "'@A1"], ["\t=A1", "'\t=A1"], ["-12,5", "-12,5"], ["+7 701 111 11 11", "+7 701 111 11 11"], ["+7\u00a0701\u00a0•••\u00a0••\u00a034", "+7\u00a0701\u00a0•••\u00a0••\u00a034"], ["+49••••••12", "+49••••••12"], ["+7 ••• A1", "'+7 ••• A1"], ["+7•*•••1", "'+7•*•••1"], ["Иванов", "Иванов"]])("%j goes out as %j", (text, safe) => expect(defused(text)).toBe(safe));
  it("is bare in CSV where it is a number or a day", () => {
    expect(csvLine([{ number: -0.25, shown: "share" as const }, { day: "2026-04-30" }, null, "a"].map(csvOf))).toBe("-0.25,2026-04-30,,a\r\n");
  });
});

describe("the figures of a page", () => {
  const change: Change = { from: figure({ as_of: "2025-04-30", definition: "loyal_client@2" }), value: 0.1, low: 0, high: 0.2 };
  const goal: Change = { from: figure({ value: 0.9, n: 0 }), value: -0.5, low: null, high: null, kind: "goal" };
  it("are found wherever they stand, each once, without goals", () => {
    const data = { tiles: [{ current: figure(), change }, { current: figure(), change: goal }], rows: [[figure({ by: { branch: "North" } })]], text: "x", nothing: null };
    const found = figuresIn(data);
    expect(found.map(({ as_of, by, value }) => [as_of, by["branch"] ?? "", value])).toEqual([["2026-04-30", "", 0.4], ["2025-04-30", "", 0.4], ["2026-04-30", "North", 0.4]]);
    expect(definitionsIn(found)).toEqual(["loyal_client@1", "loyal_client@2"]);
  });
  it("are none where there is none", () => expect([figuresIn(null), figuresIn({ a: [1, "b", { metric: "x" }] })]).toEqual([[], []]));
});
