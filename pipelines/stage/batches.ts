import type { Kind } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, type Sql, sql } from "../warehouse/sql.ts";
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
  readonly encoding: string | null;
  /** NULL for a workbook. */
  readonly delimiter: string | null;
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

/** Batches that fit, oldest first; without a condition all of them, which only lists and checks should ask for. */
export async function readBatches(session: Session, where: Sql = raw("true")): Promise<BatchRow[]> {
  const rows = await session.query<Omit<BatchRow, "options"> & { options: string }>(sql`select * from staging.batch where ${where} order by batch_id`);
  return rows.map((row) => ({ ...row, options: JSON.parse(row.options) as StoredOptions }));
}

/** Batches of these bytes. */
export const batchesOf = (session: Session, sha256: string): Promise<BatchRow[]> => readBatches(session, sql`sha256 = ${sha256}`);

/** The loaded batch with these bytes; sheets of one workbook are batches of their own. */
export async function findLoaded(session: Session, sha256: string, sheet: string | null): Promise<BatchRow | null> {
  const batches = await batchesOf(session, sha256);
  return batches.find((b) => b.options.reading.sheet === sheet && b.status === "loaded") ?? null;
}

/** The currency that loaded files name; NULL while none does. */
export async function namedCurrency(session: Session): Promise<string | null> {
  const [row] = await session.query<{ currency: string }>(
    raw("select json_extract_string(options, '$.currency') as currency from staging.batch where status = 'loaded' and json_extract_string(options, '$.currency') is not null order by batch_id limit 1"),
  );
  return row?.currency ?? null;
}

/** The one loaded batch whose name begins so. Throws BatchError. */
export async function resolveBatch(session: Session, prefix: string): Promise<BatchRow> {
  const loaded = prefix === "" ? [] : await readBatches(session, sql`status = 'loaded' and starts_with(batch, ${prefix})`);
  const found = loaded.filter((b) => b.batch === prefix);
  const matches = found.length ? found : loaded;
  const [only] = matches;
  if (!only) throw new BatchError("no_such_batch", { batch: prefix, matches: 0 });
  if (matches.length > 1) throw new BatchError("ambiguous_batch", { batch: prefix, matches: matches.length });
  return only;
}

/** Public name: the first 12 hex digits of the hash; a further sheet of the same workbook gets a number. */
export async function nameBatch(session: Session, sha256: string, sheet: string | null): Promise<string> {
  const name = sha256.slice(0, 12);
  const sheets = [...new Set((await batchesOf(session, sha256)).map((b) => b.options.reading.sheet))];
  const place = sheets.includes(sheet) ? sheets.indexOf(sheet) : sheets.length;
  return place ? `${name}-${place + 1}` : name;
}

/** The batch with this id. */
export async function readBatch(session: Session, batchId: number): Promise<BatchRow> {
  const [found] = await readBatches(session, sql`batch_id = ${batchId}`);
  if (!found) throw new Error(`no batch ${batchId}`);
  return found;
}

/** Batches that landed at some time, newest first. */
export async function listBatches(session: Session): Promise<BatchInfo[]> {
  const shown = await readBatches(session, raw("status <> 'staged'"));
  const successor = new Map(shown.flatMap((b) => (b.options.replaces !== null && b.status !== "undone" ? [[b.options.replaces, b.batch] as const] : [])));
  return shown.reverse().map((row) => ({ ...batchInfo(row), replaced_by: row.status === "replaced" ? (successor.get(row.batch_id) ?? null) : null }));
}

/** One batch as it is listed; which one replaced it only a list can tell. */
export function batchInfo(row: BatchRow): BatchInfo {
  const { batch_id: _id, sha256: _sha, options, status, control_reported, control_loaded, ...rest } = row;
  return {
    ...rest,
    status: status === "staged" ? "loaded" : status,
    replaced_by: null,
    from: options.covers?.from ?? null,
    to: options.covers?.to ?? null,
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
