import { describe, expect, it } from "vitest";
import { kindModels } from "#pipelines/models/core/other-kinds.sql.ts";
import { givenTables, inOrder, models, type Model } from "#pipelines/models/order.ts";
import { everything } from "#pipelines/models/scope.ts";
import { core, marts } from "#pipelines/models/tables.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";
import { defaults, warehouse, visit } from "./factory.ts";

const model = (name: string, ...depends: string[]): Model => ({ name, depends, columns: { n: "INTEGER" }, select: () => sql`select 1 as n` });

describe("order of models", () => {
  it("puts a model after everything it reads", () => {
    const sorted = inOrder([model("c", "b", "a"), model("b", "a"), model("a", "given")], ["given"]);
    expect(sorted.map((m) => m.name)).toEqual(["a", "b", "c"]);
  });

  it("refuses a circle and a table that nobody makes", () => {
    expect(() => inOrder([model("a", "b"), model("b", "a")], [])).toThrow("a ← b; b ← a");
    expect(() => inOrder([model("a", "nowhere")], [])).toThrow("a ← nowhere");
  });

  it("declares every table that a model reads", () => {
    for (const m of models) {
      const text = m.select(everything, defaults).parts.map((part) => (typeof part === "string" ? part.replaceAll('"', "") : "")).join("");
      const read = [...new Set(text.match(/\b(core|marts|temp)\.[a-z_]+/g))].sort();
      expect([m.name, read]).toEqual([m.name, [...m.depends].sort()]);
    }
  });

  it("sorts the models of this repository", () => {
    expect(inOrder(models, givenTables)).toHaveLength(models.length);
  });
});

describe("what the build leaves", () => {
  it("is every table of core and marts with the agreed columns and types, and nothing temporary", async () => {
    const engine = await warehouse([visit("1", { phone: "+77010000001" })]);
    const columns = await engine.query<{ name: string; column: string; type: string }>(raw(`
      select table_schema || '.' || table_name as name, column_name as "column", data_type as type
      from information_schema.columns where table_schema in ('core', 'marts') order by name, ordinal_position`));
    const temporary = await engine.query(raw("select table_name from duckdb_tables() where temporary"));
    await engine.close();
    const others = Object.fromEntries(kindModels.map((m) => [m.name.slice("core.".length), m.columns]));
    const agreed = Object.entries({ core: { ...core, ...others }, marts }).flatMap(([schema, tables]) =>
      Object.entries(tables).flatMap(([table, cols]) => Object.entries(cols).map(([column, type]) => ({ name: `${schema}.${table}`, column, type }))),
    );
    const byTable = (rows: typeof agreed) => [...rows].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    expect(byTable(columns)).toEqual(byTable(agreed));
    expect(temporary).toEqual([]);
  });

  it("is empty tables when nothing was loaded", async () => {
    const engine = await warehouse([]);
    const [row] = await engine.query(raw("select (select count(*) from core.visit) + (select count(*) from core.client) + (select count(*) from marts.purchase) + (select count(*) from core.staff) as n"));
    await engine.close();
    expect(row).toEqual({ n: 0 });
  });
});
