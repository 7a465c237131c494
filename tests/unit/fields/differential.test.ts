import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import * as fields from "#pipelines/sources/fields/index.ts";
import { BLANKS, trimCell, trimCellSql } from "#pipelines/sources/fields/cell.ts";
import { fold, foldSql } from "#pipelines/sources/fields/fold.ts";
import type { FieldType, Notation } from "#pipelines/sources/contract.ts";
import { sources } from "#pipelines/sources/index.ts";
import { bulk, closeWarehouse, evaluate, notation, usable } from "./executors.ts";
import { handList, tokens } from "./nasty.ts";

afterAll(closeWarehouse);

const visitKind = sources.visits.fields.find((f) => f.name === "kind")?.type as FieldType;
const dot: Notation = { ...notation, decimal: ".", currency: null };
const types: readonly { readonly type: FieldType; readonly like: keyof typeof tokens; readonly notations: readonly Notation[] }[] = [
  { type: fields.money, like: "money", notations: [notation, dot, { ...dot, currency: "RUB" }, { ...notation, currency: "EUR" }] },
  { type: fields.date, like: "date", notations: [notation, { ...notation, dateOrder: "mdy" }, { ...notation, dateOrder: "ymd" }, { ...notation, dateFormat: "%Y%m%d" }, { ...notation, dateFormat: "%d/%m/%y %H:%M" }] },
  { type: fields.pastDate, like: "date", notations: [notation, { ...notation, dateOrder: "mdy" }, { ...notation, dateOrder: "ymd" }] },
  { type: fields.month, like: "month", notations: [notation, { ...notation, dateOrder: "mdy" }, { ...notation, dateFormat: "%y%m%d" }] },
  { type: fields.yesNo, like: "yesNo", notations: [notation, { ...notation, words: { kind: { "так точно": "yes" } } }] },
  { type: fields.quantity, like: "number", notations: [notation, dot] },
  { type: fields.mileage, like: "number", notations: [notation, dot] },
  { type: fields.modelYear, like: "number", notations: [notation, dot] },
  { type: fields.points, like: "number", notations: [notation, dot] },
  { type: fields.score, like: "number", notations: [notation, dot] },
  { type: fields.rating, like: "number", notations: [notation, dot] },
  { type: fields.phone, like: "phone", notations: [notation] },
  { type: fields.email, like: "email", notations: [notation] },
  { type: fields.vin, like: "vin", notations: [notation] },
  { type: fields.plate, like: "vin", notations: [notation] },
  { type: fields.card, like: "vin", notations: [notation] },
  { type: fields.taxId, like: "taxId", notations: [notation] },
  { type: fields.text, like: "text", notations: [notation] },
  { type: fields.codeText, like: "text", notations: [notation] },
  { type: visitKind, like: "word", notations: [notation, { ...notation, words: { kind: { "кузов плюс": "body" } } }] },
];

/** ≥ 2,000 cells: strings of the type's own tokens, any unicode, and a list by hand. Seeded: the same each time. */
function cells(like: keyof typeof tokens): string[] {
  const own = fc.array(fc.constantFrom(...tokens[like]), { minLength: 1, maxLength: 9 }).map((parts) => parts.join(""));
  const any = fc.string({ unit: "binary", maxLength: 12 }).map((s) => s.toWellFormed());
  const sample = [...fc.sample(own, { numRuns: 3600, seed: 7 }), ...fc.sample(any, { numRuns: 400, seed: 8 })];
  return [...new Set(usable([...handList[like], ...sample]))];
}

describe("both executors read a cell the same", () => {
  it.each(types)("$type.name", async ({ type, like, notations }) => {
    const all = cells(like);
    expect(all.length).toBeGreaterThan(2000);
    for (const n of notations) {
      const sql = await bulk(type, all, "kind", n);
      const differing = all.map((cell, i) => ({ cell, ts: type.parse(cell, "kind", n), sql: sql[i] })).filter(({ ts, sql: s }) => ts.value !== s?.value || ts.problem !== s?.problem);
      expect(differing.slice(0, 20)).toEqual([]);
      expect(sql.some((p) => p.value !== null)).toBe(true);
    }
  });

  it.each(types.filter(({ type }) => type.usual))("the usual way to write a $type.name is read as all of them are", async ({ type, like, notations }) => {
    const all = cells(like);
    const { usual } = type;
    if (!usual) throw new Error("it has none");
    let seen = 0;
    for (const n of notations) {
      const rows = await evaluate(all, { v: `cast(${usual.value("c", "kind", n)} as ${type.sqlType})` });
      const read = all.map((cell, i) => ({ cell, is: usual.is(cell, "kind", n), quick: rows[i]?.["v"] ?? null, full: type.parse(cell, "kind", n).value }));
      expect(read.filter(({ is, quick, full }) => quick !== (is ? full : null)).slice(0, 20)).toEqual([]);
      seen += read.filter(({ is }) => is).length;
    }
    expect(seen).toBeGreaterThan(0);
  });

  it("a blank cell has neither value nor problem", async () => {
    for (const { type } of types) {
      const { value, problem } = type.compile("c", "kind", notation);
      expect(await evaluate([null], { v: value, p: problem }), type.name).toEqual([{ v: null, p: null }]);
    }
  });

  it("problemOf over a computed value says what compile says", async () => {
    const all = cells("money").slice(0, 500);
    const { value, problem } = fields.money.compile("c", "total_amount", notation);
    const rows = await evaluate(all, { p: problem, q: `(select ${fields.money.problemOf("c", "v", "total_amount", notation)} from (select ${value} as v))` });
    expect(rows.filter((r) => r["p"] !== r["q"])).toEqual([]);
  });

  it("trimming and folding", async () => {
    const odd = fc.array(fc.constantFrom(...BLANKS, "-", "—", "–", "a", "Ё", "№", ".", "İ", "Σ", "ß", "й", "Қ"), { maxLength: 6 }).map((p) => p.join(""));
    const all = [...fc.sample(odd, { numRuns: 2500, seed: 9 }), ...fc.sample(fc.string({ unit: "binary" }), { numRuns: 500, seed: 10 }).map((s) => s.toWellFormed().replaceAll("\0", ""))];
    const rows = await evaluate(all, { t: trimCellSql("c"), f: foldSql("c") });
    const differing = all.map((cell, i) => ({ cell, t: trimCell(cell), f: fold(cell), sql: rows[i] })).filter(({ t, f, sql }) => t !== sql?.["t"] || f !== sql?.["f"]);
    expect(differing.slice(0, 20)).toEqual([]);
  });
});
