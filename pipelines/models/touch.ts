import { carKinds, clientKinds } from "../identity/index.ts";
import { kinds, type Kind } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, list, raw, type Sql, sql } from "../warehouse/sql.ts";
import { beginLists, enlist, enlistLanding, listed, placeTables, redo, type Unit } from "./scope.ts";

/** What a change is about; the keys themselves are listed in temporary tables of the transaction. */
export interface Change {
  /** So much that everything is made anew. */
  readonly whole: boolean;
  readonly kinds: readonly Kind[];
}

/** Share of all rows from which making them one by one is dearer than making all. */
const MOST = 0.2;
/** So few are always made one by one. */
const FEW = 10_000;

/** Whether a change of so many rows among so many is better met by making everything. */
export const isMuch = (rows: number, all: number): boolean => rows > FEW && rows > MOST * all;

const units: readonly Unit[] = [...kinds, "purchase", "record", "key", "car", "client", "day"];

/** A change of nothing, to begin with. */
export async function beginChange(session: Session): Promise<Change> {
  await beginLists(session, units);
  return { whole: false, kinds: [] };
}

/**
 * Lists what the rows of batches touch: their natural keys, and of all rows that ever had such a key the client records, the cars and
 * the orders that they reverse. To be called while these rows are in staging: after they came, before they go. Of batches that are
 * `landing` temp.kin has the other rows with such a key.
 */
export async function touchBatches(session: Session, batches: readonly { readonly batch_id: number; readonly kind: Kind }[], landing: readonly number[] = []): Promise<Change> {
  const ids = list(batches.map((batch) => batch.batch_id));
  const [size] = await session.query<{ rows: number; all: number }>(sql`
    select coalesce(sum(rows_read) filter (batch_id in (${ids})), 0) as rows, coalesce(sum(rows_read) filter (status = 'loaded' or batch_id in (${ids})), 0) as "all" from staging.batch`);
  const touched = kinds.filter((kind) => batches.some((batch) => batch.kind === kind));
  if (size && isMuch(size.rows, size.all)) return { whole: true, kinds: touched };
  await beginChange(session);
  for (const { batch_id, kind } of batches) {
    if (landing.includes(batch_id)) await enlistLanding(session, kind, batch_id);
    else await enlist(session, kind, sql`select key_hash from ${ident(`staging.${kind}`)} where batch_id = ${batch_id}`);
  }
  for (const kind of touched) await listWhatKeysTouch(session, kind);
  return { whole: false, kinds: touched };
}

/** The same for some rows of a kind. */
export async function touchRows(session: Session, kind: Kind, where: Sql): Promise<Change> {
  await beginChange(session);
  await enlist(session, kind, sql`select key_hash from ${ident(`staging.${kind}`)} where ${where}`);
  await listWhatKeysTouch(session, kind);
  return { whole: false, kinds: [kind] };
}

async function listWhatKeysTouch(session: Session, kind: Kind): Promise<void> {
  const rows = listed.touched(kind);
  if (clientKinds.includes(kind)) await enlist(session, "record", sql`select distinct client_ref from ${rows} as s where client_ref is not null`);
  if (carKinds.includes(kind)) await enlist(session, "car", sql`select distinct vin from ${rows} as s where vin is not null`);
  // The order that a row names in reverses_no has the key_hash of its branch and that number.
  if (kind === "visits") await enlist(session, kind, sql`select distinct hash(branch, reverses_no) from ${listed.touched(kind, raw("reverses_no is not null"))} as s`);
}

export async function dropLists(session: Session): Promise<void> {
  for (const unit of units) await session.run(sql`drop table if exists ${redo(unit)}`);
  for (const table of [...placeTables, "newly"]) await session.run(sql`drop table if exists ${ident(`temp.${table}`)}`);
}
