import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foldName, foldText, hasLegalForm } from "#pipelines/identity/fold.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import type { Engine } from "#pipelines/warehouse/engine.ts";
import { join, raw, sql } from "#pipelines/warehouse/sql.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDB(":memory:");
});
afterAll(() => engine.close());

async function each(names: readonly string[], expr: string): Promise<unknown[]> {
  const values = join(names.map((name, i) => sql`select ${i} as i, cast(${name} as varchar) as x`), " union all ");
  const rows = await engine.query<{ y: unknown }>(sql`select ${raw(expr)} as y from (${values}) as v order by i`);
  return rows.map((row) => row.y);
}

describe("a folded name", () => {
  it("is surname and first initial, however it is spelt", async () => {
    const spellings = ["Иванов Д.", "ИВАНОВ ДМИТРИЙ", "Иванов Дмитрий Петрович", "  иванов   д.п. ", "Иванов, Дмитрий", "Иванов-Д"];
    expect(await each(spellings, foldName(foldText("x")))).toEqual(spellings.map(() => "иванов д"));
  });

  it("takes ё as е, and й in one sign or in two", async () => {
    expect(await each(["Королёв Ё.", "королев е", "Андрей", "Андреи\u0306"], foldName(foldText("x")))).toEqual(["королев е", "королев е", "андрей", "андрей"]);
  });

  it("is the word itself when there is one, and nothing when there is none", async () => {
    expect(await each(["Иванов", "Қасымов Ә.", "—", " . ", ""], foldName(foldText("x")))).toEqual(["иванов", "қасымов ә", null, null, null]);
  });

  it("is all words of a firm but its legal form", async () => {
    const names = ["ООО «Ромашка Плюс»", 'Ромашка Плюс, ООО', "ТОО ТОО Астана Моторс", "Alfa Trade LLC", "«Қазына» ЖШС", "ИП Иванов Иван Иванович", "ООО"];
    expect(await each(names, foldName(foldText("x")))).toEqual([
      "ромашка плюс", "ромашка плюс", "астана моторс", "alfa trade", "қазына", "иванов иван иванович", "ооо",
    ]);
  });
});

describe("a legal form", () => {
  it("is a word of its own", async () => {
    expect(await each(["ООО Ромашка", "Ромашка ООО", "Аоки Т.", "Ипатов И.", "Тоопов"], hasLegalForm(foldText("x")))).toEqual([true, true, false, false, false]);
  });
});
