import { expect } from "vitest";
import { buildModels, type ModelSettings } from "#pipelines/models/order.ts";
import { refreshModels } from "#pipelines/models/refresh.ts";
import { beginChange, touchBatches } from "#pipelines/models/touch.ts";
import { sources } from "#pipelines/sources/index.ts";
import { forgetRows } from "#pipelines/stage/forget.ts";
import { beginKin, keepKin, meetKeys } from "#pipelines/stage/outcome.ts";
import type { Decision } from "#pipelines/state/index.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import type { Engine, Session } from "#pipelines/warehouse/engine.ts";
import { ident, raw, sql } from "#pipelines/warehouse/sql.ts";
import type { Step } from "./changes.ts";
import { createStagingTables, defaults, stage, type StagedRow } from "./factory.ts";

/** Every table of core and marts, as sorted lines with all columns. */
export async function contents(session: Session): Promise<Record<string, string[]>> {
  const tables = await session.query<{ name: string }>(raw("select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('core', 'marts') order by 1"));
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await session.query(sql`select * from ${ident(name)}`);
    found[name] = rows.map((row) => JSON.stringify(row, (_, v: unknown) => (typeof v === "bigint" ? String(v) : v))).sort();
  }
  return found;
}

/** A home whose figures are only ever refreshed, beside what a full build makes of the same rows. */
export class Desk {
  private batches = 0;
  private high = 0;
  private low = 0;
  private decisions: Decision[] = [];
  constructor(readonly engine: Engine, readonly settings: ModelSettings) {}

  private now = (): ModelSettings => ({ ...this.settings, decisions: this.decisions });

  async take(step: Step): Promise<void> {
    if (step.do === "land") return this.land(step.rows, step.older ? --this.low : ++this.high, null);
    if (step.do === "decide" || step.do === "revoke") {
      if (step.do === "decide") this.decisions = [...this.decisions, step.decision];
      else this.decisions = this.decisions.filter((_, i) => i !== step.which % (this.decisions.length || 1));
      return this.engine.transaction(async (session) => refreshModels(session, this.now(), await beginChange(session)));
    }
    const loaded = await this.engine.query<{ batch_id: number; kind: "visits"; rank: number; bytes: number | null }>(raw("select batch_id, kind, rank, bytes from staging.batch where status = 'loaded' order by batch_id"));
    const chosen = loaded[step.which % (loaded.length || 1)];
    if (!chosen) return;
    if (step.do === "reread") return this.land(step.rows, chosen.rank, chosen);
    await this.engine.transaction(async (session) => {
      // The batch that this one took the place of is kept in `bytes` here.
      const back = await session.query<{ batch_id: number; kind: "visits" }>(sql`select batch_id, kind from staging.batch where batch_id = ${chosen.bytes} and status = 'replaced'`);
      const change = await touchBatches(session, [chosen, ...back]);
      await forgetRows(session, [chosen.batch_id]);
      await session.run(sql`update staging.batch set status = 'undone' where batch_id = ${chosen.batch_id}`);
      for (const { batch_id } of back) await session.run(sql`update staging.batch set status = 'loaded' where batch_id = ${batch_id}`);
      await refreshModels(session, this.now(), change);
    });
  }

  private land(rows: readonly StagedRow[], rank: number, replaced: { readonly batch_id: number; readonly kind: "visits" } | null): Promise<void> {
    const batch_id = ++this.batches;
    const kind = rows[0]?.kind ?? "visits";
    return this.engine.transaction(async (session) => {
      await stage(session, batch_id, { rows, rank });
      await session.run(sql`update staging.batch set kind = ${kind}, unchanged = 1, rows_read = rows_read + 1, bytes = ${replaced?.batch_id ?? null} where batch_id = ${batch_id}`);
      if (replaced) await session.run(sql`update staging.batch set status = 'replaced' where batch_id = ${replaced.batch_id}`);
      await beginKin(session);
      await meetKeys(session, sources[kind], batch_id);
      await keepKin(session, sources[kind]);
      await refreshModels(session, this.now(), await touchBatches(session, [{ batch_id, kind }, ...(replaced ? [replaced] : [])], [batch_id]));
    });
  }

  /** What a full build makes of the same rows; it is made, looked at, and given up. */
  async built(): Promise<Record<string, string[]>> {
    const seen: Record<string, string[]>[] = [];
    const givenUp = new Error("given up");
    const attempt = this.engine.transaction(async (session) => {
      await buildModels(session, this.now());
      seen.push(await contents(session));
      throw givenUp;
    });
    await expect(attempt).rejects.toBe(givenUp);
    return seen[0] ?? {};
  }
}

export async function desk(settings: Partial<ModelSettings> = {}): Promise<Desk> {
  const engine = await openDuckDB(":memory:", { threads: "1" });
  await engine.transaction(async (session) => {
    await createStagingTables(session);
    await buildModels(session, { ...defaults, ...settings });
  });
  return new Desk(engine, { ...defaults, ...settings });
}
