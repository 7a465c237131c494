import type { Home } from "../home.ts";
import { sources } from "../sources/index.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, raw, sql } from "../warehouse/sql.ts";
import { batchInfo, type BatchRow, listBatches, readBatch, resolveBatch } from "./batches.ts";
import { countClients } from "./file-report.ts";
import type { BatchInfo, ImportReport } from "./report.ts";
import { staged } from "./tables.ts";
import { takeBack } from "./undo.ts";

/** What taking a batch back would do. Days covered and rows by outcome are in `batch`. */
export interface UndoPreview<Measured = null> {
  readonly batch: BatchInfo;
  /** Keys of the batch whose present state is its own: these rows leave the figures. */
  readonly leaves: number;
  /** Of those: keys that fall back to what an older load said of them. The others are gone altogether. */
  readonly comes_back: number;
  /** The loads they come back from, the one with most of them first; at most 5. */
  readonly comes_back_from: readonly { readonly batch: string; readonly file: string; readonly rows: number }[];
  /** An earlier reading of the same file that stands again. */
  readonly restores: BatchInfo | null;
  readonly before: ImportReport["clients"];
  readonly after: ImportReport["clients"];
  /** Clients of today that become several, and clients of then that are several today. */
  readonly clients_split: number;
  readonly clients_joined: number;
  readonly measured: { readonly before: Measured; readonly after: Measured } | null;
}

/** Carries what was seen out of a transaction that must not commit. */
class Seen<T> extends Error {
  constructor(readonly value: T) {
    super("seen");
  }
}

/** Takes the batch back in a transaction that is then rolled back, and tells what it did. */
export function lookAtUndo<Measured = null>(home: Home, name: string, measure?: (session: Session) => Promise<Measured>): Promise<UndoPreview<Measured>> {
  return home.exclusive(async () => {
    try {
      await home.engine.transaction(async (session) => {
        throw new Seen(await tryOut(session, home, await resolveBatch(session, name), measure));
      });
    } catch (error) {
      if (error instanceof Seen) return error.value as UndoPreview<Measured>;
      throw error;
    }
    throw new Error("a look at an undo was committed");
  });
}

async function tryOut<Measured>(session: Session, home: Home, batch: BatchRow, measure: ((session: Session) => Promise<Measured>) | undefined): Promise<UndoPreview<Measured>> {
  const rows = await rowsThatLeave(session, batch);
  const info = (await listBatches(session)).find((one) => one.batch === batch.batch) ?? batchInfo(batch);
  const before = await countClients(session);
  const measuredBefore = await measure?.(session);
  await session.run(raw("create or replace temp table client_before as select distinct client_ref, client_id from core.client_record where client_id is not null"));
  await takeBack(session, home, batch);
  const { split, joined } = await clientsMoved(session);
  const measuredAfter = await measure?.(session);
  const { replaces } = batch.options;
  const earlier = replaces === null ? null : await readBatch(session, replaces);
  return {
    ...{ batch: info, ...rows, restores: earlier?.status === "loaded" ? batchInfo(earlier) : null, before, after: await countClients(session) },
    ...{ clients_split: split, clients_joined: joined },
    measured: measuredBefore === undefined || measuredAfter === undefined ? null : { before: measuredBefore, after: measuredAfter },
  };
}

/** Step by step over temporary tables, for the engine's sake: it knows nothing of rows that are fresh in a transaction. */
async function rowsThatLeave(session: Session, batch: BatchRow): Promise<Pick<UndoPreview, "leaves" | "comes_back" | "comes_back_from">> {
  const table = staged(sources[batch.kind]);
  await session.run(sql`create or replace temp table leaving as select key_hash, max_by(row_hash, line) as row_hash from ${table} where batch_id = ${batch.batch_id} group by key_hash`);
  await session.run(sql`
    create or replace temp table staying as
    select s.key_hash, max(b.rank) as rank, max_by(s.batch_id, cast(b.rank as bigint) * 4294967296 + s.line) as batch_id,
      max_by(s.row_hash, cast(b.rank as bigint) * 4294967296 + s.line) as row_hash
    from ${table} as s inner join staging.batch as b on b.batch_id = s.batch_id
    where b.status = 'loaded' and s.batch_id <> ${batch.batch_id} and s.key_hash in (select key_hash from leaving)
    group by s.key_hash`);
  await session.run(sql`
    create or replace temp table moved as
    select l.key_hash, s.batch_id from leaving as l left join staying as s on s.key_hash = l.key_hash
    where s.key_hash is null or (s.rank < ${batch.rank} and s.row_hash <> l.row_hash)`);
  const [count] = await session.query<{ leaves: number; comes_back: number }>(raw("select count(*) as leaves, count(batch_id) as comes_back from moved"));
  const comes_back_from = await session.query<UndoPreview["comes_back_from"][number]>(raw(`
    select b.batch, b.file, m.rows from (select batch_id, count(*) as rows from moved where batch_id is not null group by batch_id) as m
    inner join staging.batch as b on b.batch_id = m.batch_id order by m.rows desc, b.batch_id desc limit 5`));
  for (const name of ["leaving", "staying", "moved"]) await session.run(sql`drop table ${ident(name)}`);
  return { leaves: count?.leaves ?? 0, comes_back: count?.comes_back ?? 0, comes_back_from };
}

async function clientsMoved(session: Session): Promise<{ split: number; joined: number }> {
  await session.run(raw(`
    create or replace temp table client_moved as
    select distinct b.client_id as was, a.client_id as is_now from client_before as b
    inner join (select distinct client_ref, client_id from core.client_record where client_id is not null) as a on a.client_ref = b.client_ref`));
  const [row] = await session.query<{ split: number; joined: number }>(raw(`select
    (select count(*) from (select was from client_moved group by was having count(*) > 1) as s) as split,
    (select count(*) from (select is_now from client_moved group by is_now having count(*) > 1) as j) as joined`));
  for (const name of ["client_before", "client_moved"]) await session.run(sql`drop table ${ident(name)}`);
  return row ?? { split: 0, joined: 0 };
}
