import type { ModelSettings } from "../models/model.ts";
import { touchBatches } from "../models/touch.ts";
import { sources } from "../sources/index.ts";
import type { Session } from "../warehouse/engine.ts";
import { list, raw, sql } from "../warehouse/sql.ts";
import { findLoaded, readBatch, readBatches, updateBatch } from "./batches.ts";
import { refresh } from "./build.ts";
import { beginKin, decideOutcomes, forgetKeys, keepKin, meetKeys } from "./outcome.ts";
import { overlapOf } from "./overlap.ts";
import { rejectOtherArms } from "./other-arm.ts";
import type { OverlapInfo } from "./report.ts";
import { countUnidentified } from "./unidentified.ts";

/** What only the landing of a file tells. */
export interface Landed {
  readonly batchId: number;
  readonly overlap: OverlapInfo | null;
  /** batch_id of the earlier reading of the same bytes, which gave way. */
  readonly replaces: number | null;
}

/**
 * Makes staged batches part of the figures, in the order given, within the caller's transaction: rank, outcomes against what is
 * loaded by then (earlier files of the same import too), models, unidentified rows. Another reading of the same bytes gives way.
 * `ranks` are given where the batches had some before.
 */
export async function land(session: Session, batchIds: readonly number[], options: { readonly older: ReadonlySet<number>; readonly settings: ModelSettings; readonly ranks?: ReadonlyMap<number, number> }, beforeModels: () => void): Promise<Landed[]> {
  const ranks = options.ranks ?? (await newRanks(session, batchIds, options.older));
  const landed: Landed[] = [];
  await beginKin(session);
  for (const batchId of batchIds) landed.push(await landOne(session, batchId, ranks.get(batchId) ?? 0, options.older.has(batchId)));
  beforeModels();
  const gone = landed.flatMap(({ replaces }) => (replaces === null ? [] : [replaces]));
  const touched = await readBatches(session, sql`batch_id in (${list([...batchIds, ...gone])})`);
  const change = await touchBatches(session, touched, batchIds);
  await session.run(raw("drop table temp.kin"));
  await refresh(session, options.settings, change);
  for (const [i, batchId] of batchIds.entries()) {
    const batch = await readBatch(session, batchId);
    if (batch.kind === "promo_contacts") await rejectOtherArms(session, batchId, batchIds.slice(i + 1), options.settings);
    await updateBatch(session, batchId, { unidentified: await countUnidentified(session, sources[batch.kind], batch) });
  }
  return landed;
}

async function landOne(session: Session, batchId: number, newRank: number, older: boolean): Promise<Landed> {
  const batch = await readBatch(session, batchId);
  const source = sources[batch.kind];
  const earlier = await findLoaded(session, batch.sha256, batch.options.reading.sheet);
  if (earlier) await updateBatch(session, earlier.batch_id, { status: "replaced" });
  const rank = earlier && !older ? earlier.rank : newRank;
  await meetKeys(session, source, batchId);
  const outcomes = await decideOutcomes(session, source, { batchId, rank });
  const overlap = await overlapOf(session, source, batchId);
  await keepKin(session, source);
  await forgetKeys(session);
  const { loaded, unchanged, superseded, control_loaded, replacing } = outcomes;
  const [{ n } = { n: 0 }] = await session.query<{ n: number }>(sql`select count(*) as n from staging.reject where batch_id = ${batchId}`);
  if (batch.rows_read !== loaded + unchanged + superseded + n) {
    throw new Error(`${batch.file}: ${batch.rows_read} rows read, but ${loaded} loaded + ${unchanged} unchanged + ${superseded} superseded + ${n} rejected`);
  }
  const replaces = earlier?.batch_id ?? null;
  await updateBatch(session, batchId, { status: "loaded", rank, loaded, unchanged, superseded, control_loaded, options: { ...batch.options, replaces } });
  return { batchId, replaces, overlap: overlap && { ...overlap, looks_older: !older && !earlier && replacing > 0 && overlap.file.to < overlap.loaded.to } };
}

/** Ranks above all others, or below them for files that are older; a later file always above an earlier one of its sort. */
async function newRanks(session: Session, batchIds: readonly number[], older: ReadonlySet<number>): Promise<Map<number, number>> {
  const [row] = await session.query<{ low: number | null; high: number | null }>(raw("select min(rank) as low, max(rank) as high from staging.batch where status <> 'staged'"));
  const below = batchIds.filter((id) => older.has(id));
  const above = batchIds.filter((id) => !older.has(id));
  const low = Math.min(row?.low ?? 1, 1) - below.length;
  const high = Math.max(row?.high ?? 0, 0) + 1;
  return new Map([...below.map((id, i) => [id, low + i] as const), ...above.map((id, i) => [id, high + i] as const)]);
}
