import { DataType, tableFromIPC } from "apache-arrow";
import fc from "fast-check";
import { expect, it } from "vitest";
import { arrowStream } from "#app/arrow/encode.ts";
import type { Figure } from "#app/metrics/types.ts";
import { figureColumns, figuresCsv } from "#app/services/api/figure-table.ts";

const figure = (over: Partial<Figure>): Figure => ({ metric: "nps", as_of: "2026-04-30", definition: "nps@1", by: {}, value: 12.5, numerator: 3, denominator: 24, n: 24, low: null, high: null, unit: "points", ...over });
const rowsOf = (bytes: Uint8Array) => tableFromIPC(bytes).toArray().map((row) => row?.toJSON() as Record<string, unknown>);

it("carries words as a dictionary, numbers as doubles, and money exactly beside them", () => {
  const bytes = arrowStream(figureColumns([figure({ by: { origin: "internal" }, parts: { promoter: 5 } }), figure({ metric: "average_check", unit: "money", value: "90071992547409.93", numerator: "-0.05", by: { branch: null } })]));
  const table = tableFromIPC(bytes);
  expect(DataType.isDictionary(table.schema.fields.find(({ name }) => name === "metric")?.type)).toBe(true);
  const [first, second] = rowsOf(bytes);
  expect(first).toMatchObject({ metric: "nps", "by.origin": "internal", "by.branch": null, value: 12.5, value_money: null, value_minor: null, "part.promoter": 5, marks: null });
  expect(second).toMatchObject({ metric: "average_check", "by.origin": null, value_money: "90071992547409.93", value_minor: 9007199254740993n, numerator_minor: -5n, "part.promoter": null });
  expect(new Date(Number(first?.["as_of"])).toISOString()).toBe("2026-04-30T00:00:00.000Z");
});

it("comes back as it went, whatever it was", () => {
  const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const row = fc.tuple(nullable(fc.string()), nullable(fc.string({ unit: "grapheme" })), nullable(fc.double({ noNaN: true })), nullable(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const bytes = arrowStream([
        { name: "word", kind: "word", values: rows.map(([word]) => word) },
        { name: "text", kind: "text", values: rows.map(([, text]) => text) },
        { name: "number", kind: "number", values: rows.map(([, , number]) => number) },
        { name: "minor", kind: "minor", values: rows.map(([, , , minor]) => minor) },
      ]);
      expect(rowsOf(bytes).map((one) => [one["word"], one["text"], one["number"], one["minor"]])).toEqual(rows);
    }),
  );
});

it("has columns even where there is no figure", () => {
  expect(rowsOf(arrowStream(figureColumns([])))).toEqual([]);
  expect(figuresCsv([])).toBe("metric,as_of,definition,label,unit,value,numerator,denominator,low,high,n,marks\r\n");
});

it("writes a branch that looks like a formula as text", () => {
  expect(figuresCsv([figure({ by: { branch: "=1+1" } })]).split("\r\n")[1]).toBe("nps,2026-04-30,nps@1,'=1+1,,points,12.5,3,24,,,24,");
});
