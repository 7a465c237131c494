import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { core, marts } from "#pipelines/models/tables.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { visit, warehouse, type Batch, type StagedRow } from "./factory.ts";
import { world } from "./world.ts";

/** What was read, and not what is known. */
const history = new Set(["core.superseded"]);

/** Every table of core and marts as sorted lines, without the columns that say where its rows were read. */
async function contents(input: readonly StagedRow[] | readonly Batch[], settings = {}, lineage: ReadonlySet<string> = new Set(["batch_id", "line"])): Promise<Record<string, string[]>> {
  const engine = await warehouse(input, settings);
  const found: Record<string, string[]> = {};
  for (const [schema, tables] of Object.entries({ core, marts })) {
    for (const [table, columns] of Object.entries(tables)) {
      if (history.has(`${schema}.${table}`)) continue;
      const kept = Object.keys(columns).filter((column) => !lineage.has(column));
      const rows = await engine.query(raw(`select ${kept.map((c) => `"${c}"`).join(", ")} from ${schema}.${table}`));
      found[`${schema}.${table}`] = rows.map((row) => JSON.stringify(row, (_, v: unknown) => (typeof v === "bigint" ? String(v) : v))).sort();
    }
  }
  await engine.close();
  return found;
}

const shuffled = (rows: readonly StagedRow[]) => fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length });

describe("what is known", () => {
  it("does not depend on the order of rows, nor on how they are split over files", async () => {
    const cases = world.chain((rows) => fc.tuple(fc.constant(rows), shuffled(rows), fc.integer({ min: 0, max: rows.length })));
    await fc.assert(
      fc.asyncProperty(cases, async ([rows, other, cut]) => {
        const once = await contents(rows, { shared_key_names: 2 });
        expect(await contents([{ rows: other.slice(cut) }, { rows: other.slice(0, cut) }], { shared_key_names: 2 })).toEqual(once);
      }),
      { numRuns: 10 },
    );
  });

  it("does not change when the same rows come twice", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (rows) => {
        expect(await contents([{ rows }, { rows }])).toEqual(await contents(rows));
      }),
      { numRuns: 5 },
    );
  });

  it("does not move when a client is written down again under another spelling", async () => {
    const rows = [
      visit("1", { phone: "+77010000001", client_name: "Иванов Дмитрий" }),
      visit("2", { phone: "+77010000001", client_name: "Иванов Дмитрий", closed_on: "2026-03-12" }),
      visit("3", { phone: "+77010000002", client_name: "Ким Анна" }),
    ];
    const again = [...rows.slice(0, 1), visit("2", { phone: "+77010000001", client_name: "ИВАНОВ Д.", client_code: "77", email: "new@x.kz", closed_on: "2026-03-12" }), ...rows.slice(2)];
    const numberless = new Set(["batch_id", "line", "client_id"]);
    const before = await contents(rows, {}, numberless);
    const after = await contents(again, {}, numberless);
    for (const table of ["core.visit", "core.ownership", "marts.visit_day", "marts.contact", "marts.client_first"]) expect([table, after[table]]).toEqual([table, before[table]]);
    expect(after["core.client"]?.map((line) => (JSON.parse(line) as { records: number }).records)).toEqual([2, 1]);
  });
});
