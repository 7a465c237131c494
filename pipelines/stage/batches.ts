import type { Kind } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, sql } from "../warehouse/sql.ts";
import { majorUnits } from "./money.ts";
import type { StoredOptions } from "./reading.ts";
import { BatchError, type BatchInfo } from "./report.ts";

/** A row of staging.batch. */
export interface BatchRow {
  readonly batch_id: number;
  readonly batch: string;
  readonly sha256: string;
  readonly file: string;
  readonly kind: Kind;
  readonly bytes: number;
  readonly imported_at: string;
  readonly rank: number;
  readonly status: "staged" | "loaded" | "replaced" | "undone";
  readonly options: StoredOptions;
  readonly encoding: string;
  readonly delimiter: string;
  readonly header_line: number | null;
  readonly skipped: number;
  readonly rows_read: number;
  readonly loaded: number;
  readonly unchanged: number;
  readonly superseded: number;
  readonly rejected: number;
  readonly unidentified: number;
  readonly control_reported: number | null;
  readonly control_loaded: number | null;
}

/** All batches, oldest first. */
export async function readBatches(session: Session): Promise<BatchRow[]> {
  const rows = await session.query<Omit<BatchRow, "options"> & { options: string }>(raw("select * from staging.batch order by batch_id"));
  return rows.map((row) => ({ ...row, options: JSON.parse(row.options) as StoredOptions }));
}

/** The loaded batch with these bytes; sheets of one workbook are batches of their own. */
export async function findLoaded(session: Session, sha256: string, sheet: string | null): Promise<BatchRow | null> {
  const batches = await readBatches(session);
  return batches.find((b) => b.sha256 === sha256 && b.options.reading.sheet === sheet && b.status === "loaded") ?? null;
}

/** The currency that loaded files name; NULL while none does. */
export async function namedCurrency(session: Session): Promise<string | null> {
  const named = (await readBatches(session)).find((b) => b.status === "loaded" && b.options.currency !== null);
  return named?.options.currency ?? null;
}

/** The one loaded batch whose name begins so. Throws BatchError. */
export async function resolveBatch(session: Session, prefix: string): Promise<BatchRow> {
  const loaded = (await readBatches(session)).filter((b) => b.status === "loaded");
  const found = loaded.filter((b) => b.batch === prefix);
  const matches = found.length ? found : loaded.filter((b) => prefix !== "" && b.batch.startsWith(prefix));
  const [only] = matches;
  if (!only) throw new BatchError("no_such_batch", { batch: prefix, matches: 0 });
  if (matches.length > 1) throw new BatchError("ambiguous_batch", { batch: prefix, matches: matches.length });
  return only;
}

/** Public name: the first 12 hex digits of the hash; a further sheet of the same workbook gets a number. */
export async function nameBatch(session: Session, sha256: string, sheet: string | null): Promise<string> {
  const name = sha256.slice(0, 12);
  const sheets = [...new Set((await readBatches(session)).filter((b) => b.sha256 === sha256).map((b) => b.options.reading.sheet))];
  const place = sheets.includes(sheet) ? sheets.indexOf(sheet) : sheets.length;
  return place ? `${name}-${place + 1}` : name;
}

/** The batch with this id. */
export async function readBatch(session: Session, batchId: number): Promise<BatchRow> {
  const found = (await readBatches(session)).find((b) => b.batch_id === batchId);
  if (!found) throw new Error(`no batch ${batchId}`);
  return found;
}

/** Batches that landed at some time, newest first. */
export async function listBatches(session: Session): Promise<BatchInfo[]> {
  const shown = (await readBatches(session)).filter((b) => b.status !== "staged").reverse();
  return shown.map(batchInfo);
}

export function batchInfo(row: BatchRow): BatchInfo {
  const { batch_id: _id, sha256: _sha, options, status, control_reported, control_loaded, ...rest } = row;
  return {
    ...rest,
    status: status === "staged" ? "loaded" : status,
    imported_by: options.imported_by,
    control_reported: control_reported === null ? null : majorUnits(control_reported),
    control_loaded: control_loaded === null ? null : majorUnits(control_loaded),
  };
}

/** Writes what is known of a batch by now. */
export async function updateBatch(session: Session, batchId: number, values: Partial<Omit<BatchRow, "batch_id">>): Promise<void> {
  const set = Object.entries(values).map(([column, value]) => sql`${ident(column)} = ${storedValue(value)}`);
  await session.run(sql`update staging.batch set ${join(set)} where batch_id = ${batchId}`);
}

/** Adds a batch. */
export async function insertBatch(session: Session, batchId: number, row: Partial<Omit<BatchRow, "batch_id">>): Promise<void> {
  const values = { batch_id: batchId, ...row };
  const columns = Object.keys(values).map(ident);
  await session.run(sql`insert into staging.batch (${join(columns)}) values (${join(Object.values(values).map((v) => sql`${storedValue(v)}`))})`);
}

const storedValue = (value: string | number | StoredOptions | null): string | number | null =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : value;
