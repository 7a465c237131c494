import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinComponents } from "#pipelines/identity/components.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import type { Engine, Session } from "#pipelines/warehouse/engine.ts";
import { raw } from "#pipelines/warehouse/sql.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDB(":memory:", { threads: "1" });
  await engine.run(raw("create schema core"));
  await engine.run(raw("create table core.decision (verdict varchar, a ubigint, b ubigint)"));
});
afterAll(() => engine.close());

type Holding = readonly [rec: number, key: number];

/** Components of records as lists of two or more, each sorted, by its smallest record. */
async function components(holdings: readonly Holding[], same: readonly Holding[] = []): Promise<number[][]> {
  return engine.transaction(async (session: Session) => {
    await session.run(raw("create or replace temp table strong_key (client_ref ubigint, key ubigint)"));
    await session.run(raw("delete from core.decision"));
    if (holdings.length) await session.run(raw(`insert into temp.strong_key values ${holdings.map(([rec, key]) => `(${rec}, ${key})`).join(", ")}`));
    if (same.length) await session.run(raw(`insert into core.decision values ${same.map(([a, b]) => `('same', ${a}, ${b})`).join(", ")}`));
    await joinComponents(session);
    const rows = await session.query<{ rec: number; root: number }>(raw("select client_ref as rec, root from temp.component order by rec"));
    const groups = new Map<number, number[]>();
    for (const { rec, root } of rows) groups.set(root, [...(groups.get(root) ?? []), rec]);
    return [...groups.values()].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  });
}

/** The same by the textbook: merge the sets that meet. */
function byHand(holdings: readonly Holding[]): number[][] {
  let sets = [...new Set(holdings.map(([, key]) => key))].map((key) => new Set(holdings.filter(([, k]) => k === key).map(([rec]) => rec)));
  for (const [rec] of holdings) {
    const meeting = sets.filter((set) => set.has(rec));
    sets = [...sets.filter((set) => !set.has(rec)), new Set(meeting.flatMap((set) => [...set]))];
  }
  return sets
    .map((set) => [...set].sort((a, b) => a - b))
    .filter((set) => set.length > 1)
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

describe("components of records", () => {
  it("leaves a record alone whose keys are all its own", async () => {
    expect(await components([[1, 10], [2, 20], [2, 21]])).toEqual([]);
    expect(await components([])).toEqual([]);
  });

  it("joins over a third record, and not over none", async () => {
    expect(await components([[1, 10], [2, 10], [2, 20], [3, 20], [4, 30], [5, 30]])).toEqual([[1, 2, 3], [4, 5]]);
  });

  it("joins whom people called one, where both keys are there", async () => {
    expect(await components([[1, 10], [2, 20], [3, 30]], [[10, 30]])).toEqual([[1, 3]]);
    expect(await components([[1, 10], [2, 20]], [[10, 99]])).toEqual([]);
  });

  it("follows a chain of a thousand in any order of its records", async () => {
    const place = (i: number): number => ((i * 617) % 1009) + 1; // 617 runs through all residues of the prime 1009
    for (const at of [(i: number) => i + 1, (i: number) => 1000 - i, place]) {
      const chain = Array.from({ length: 1000 }, (_, i): Holding[] => [[at(i), i], [at(i), i + 1]]).flat();
      const [first, ...others] = await components(chain);
      expect(first).toHaveLength(1000);
      expect(others).toEqual([]);
    }
  });

  it("agrees with sets merged by hand", async () => {
    const holding = fc.tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 25 }));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(holding, { selector: ([rec, key]) => `${rec} ${key}`, maxLength: 40 }), async (holdings) => {
        expect(await components(holdings)).toEqual(byHand(holdings));
      }),
      { numRuns: 40 },
    );
  });
});
