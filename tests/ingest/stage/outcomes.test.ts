import { expect, test } from "vitest";
import { sources } from "#pipelines/sources/index.ts";
import { insertBatch, updateBatch } from "#pipelines/stage/batches.ts";
import { decideOutcomes, meetKeys } from "#pipelines/stage/outcome.ts";
import { stageFile } from "#pipelines/stage/stage-file.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { fileOf, planOf, temporaryHome } from "./factory.ts";
import { generator } from "./nasty.ts";

const columns = ["branch", "visit_no", "closed_on", "total_amount"];
type Row = { readonly key: string; readonly amount: number };
type Batch = { readonly rank: number; readonly rows: readonly Row[] };

/** The rule told row by row: what each row does to the state of its key, as the warehouse stands before the batch. */
function byHand(before: readonly Batch[], batch: Batch): string[] {
  const state = new Map<string, { amount: number; outranks: boolean }>();
  for (const { rank, rows } of [...before].sort((a, b) => a.rank - b.rank)) for (const row of rows) state.set(row.key, { amount: row.amount, outranks: rank > batch.rank });
  const outcomes: string[] = [];
  const lastChange = new Map<string, number>();
  batch.rows.forEach((row, i) => {
    const held = state.get(row.key);
    if (held?.amount === row.amount) outcomes.push("unchanged");
    else if (held?.outranks) outcomes.push("superseded");
    else {
      const earlier = lastChange.get(row.key);
      if (earlier !== undefined) outcomes[earlier] = "superseded";
      outcomes.push("loaded");
      lastChange.set(row.key, i);
      state.set(row.key, { amount: row.amount, outranks: false });
    }
  });
  return outcomes;
}

test("the rule on three batches, worked by hand", () => {
  const row = (key: string, amount: number): Row => ({ key, amount });
  const first = { rank: 1, rows: [row("a", 1), row("a", 2), row("b", 1)] };
  expect(byHand([], first)).toEqual(["superseded", "loaded", "loaded"]);
  const second = { rank: 2, rows: [row("a", 2), row("b", 2), row("b", 1)] };
  expect(byHand([first], second)).toEqual(["unchanged", "superseded", "loaded"]);
  const older = { rank: 0, rows: [row("a", 2), row("a", 1), row("c", 1)] };
  expect(byHand([first, second], older)).toEqual(["unchanged", "superseded", "loaded"]);
});

test("random histories of batches come out in SQL as they do row by row", async () => {
  const home = await temporaryHome();
  const random = generator(20_260_601);
  let id = 0;
  for (let history = 0; history < 8; history++) {
    const landed: Batch[] = [];
    for (let n = 0; n < 5; n++) {
      const ranks = landed.map((b) => b.rank);
      const rank = n === 0 ? 1 : random.next() < 0.3 ? Math.min(...ranks) - 1 : Math.max(...ranks) + 1;
      const rows = Array.from({ length: 12 }, () => ({ key: `${history}-${random.pick(["a", "b", "c", "d"])}`, amount: random.pick([1, 2, 3]) }));
      const batchId = ++id;
      const records = rows.map((r) => ["Центр", r.key, "2026-05-01", String(r.amount)]);
      const file = await fileOf(home.tmpDir, columns, records);
      await stageFile(home, sources.visits, planOf("visits", columns, { file }), { begin: async () => batchId, note: (session) => insertBatch(session, batchId, { kind: "visits", status: "staged", rank: 0 }) });
      const counts = await home.engine.transaction(async (session) => {
        await meetKeys(session, sources.visits, batchId);
        const outcomes = await decideOutcomes(session, sources.visits, { batchId, rank });
        await updateBatch(session, batchId, { status: "loaded", rank });
        return outcomes;
      });
      const found = await home.engine.query<{ outcome: string }>(sql`select outcome from staging.visits where batch_id = ${batchId} order by line`);
      const expected = byHand(landed, { rank, rows });
      expect(found.map((row) => row.outcome)).toEqual(expected);
      const of = (outcome: string): number => expected.filter((o) => o === outcome).length;
      const last = new Map(rows.map((row) => [row.key, row.amount]));
      expect(counts).toMatchObject({
        ...{ loaded: of("loaded"), unchanged: of("unchanged"), superseded: of("superseded") },
        control_loaded: [...last.values()].reduce((sum, amount) => sum + amount * 100, 0),
      });
      landed.push({ rank, rows });
    }
  }
});
