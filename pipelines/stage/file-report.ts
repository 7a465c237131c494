import { basename } from "node:path";
import type { Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";
import { type BatchRow, readBatch } from "./batches.ts";
import { majorUnits } from "./money.ts";
import { headerOf, type Reading } from "./reading.ts";
import type { Landed } from "./land.ts";
import type { FileReport, ImportReport, OverlapInfo, RowProblem, SharedKey, Warning } from "./report.ts";
import type { Taken } from "./take-file.ts";

const SHOWN = 100;

/** What became of every file of an import, in its order. */
export async function reportsOf(session: Session, taken: readonly Taken[], landed: readonly Landed[]): Promise<FileReport[]> {
  const all: FileReport[] = [];
  for (const one of taken) {
    if (one.state === "failed") all.push(failedReport(one.path, one.report));
    else {
      const overlap = landed.find((l) => l.batchId === one.batchId)?.overlap ?? null;
      all.push(await reportOf(session, one.path, one.batchId, { overlap, already: one.state === "known" }));
    }
  }
  return all;
}

/** What became of a file that is in (or was, already). */
export async function reportOf(session: Session, path: string, batchId: number, what: { readonly overlap: OverlapInfo | null; readonly already: boolean }): Promise<FileReport> {
  const batch = await readBatch(session, batchId);
  const { kind, encoding, delimiter, header_line, skipped, rows_read, rejected } = batch;
  const outcome = what.already
    ? { loaded: 0, unchanged: rows_read - rejected, superseded: 0, unidentified: 0 }
    : { loaded: batch.loaded, unchanged: batch.unchanged, superseded: batch.superseded, unidentified: batch.unidentified };
  return {
    file: basename(path),
    batch: batch.batch,
    ...{ kind, encoding, delimiter, header_line, skipped, rows_read, ...outcome, rejected },
    control_total: controlTotal(batch),
    problems: await firstProblems(session, batchId, batch.options.reading),
    warnings: await warnings(session, batchId, batch.options.reading),
    overlap: what.overlap,
    already_loaded: what.already,
  };
}

/** What there is to say of a file that did not get in. */
export function failedReport(path: string, known: Partial<FileReport> & Required<Pick<FileReport, "error">>): FileReport {
  const nothing = { kind: null, batch: null, encoding: null, delimiter: null, header_line: null, control_total: null, overlap: null };
  const none = { skipped: 0, rows_read: 0, loaded: 0, unchanged: 0, superseded: 0, rejected: 0, unidentified: 0 };
  return { file: basename(path), ...nothing, ...none, problems: [], warnings: [], already_loaded: false, ...known };
}

const controlTotal = (batch: BatchRow): FileReport["control_total"] =>
  batch.control_reported === null || batch.control_loaded === null
    ? null
    : { reported: majorUnits(batch.control_reported), loaded: majorUnits(batch.control_loaded) };

/** The first problems of rejected rows, in the order of the file. */
export async function firstProblems(session: Session, batchId: number, reading: Reading): Promise<RowProblem[]> {
  const rows = await session.query<Omit<RowProblem, "header">>(sql`
    select line, "column", code, value from staging.problem where batch_id = ${batchId} and severity = 'reject'
    order by line, "column" nulls first limit ${SHOWN}`);
  return rows.map((row) => ({ ...row, header: headerOf(reading, row.column) }));
}

export async function warnings(session: Session, batchId: number, reading: Reading): Promise<Warning[]> {
  const rows = await session.query<Omit<Warning, "header">>(sql`
    select "column", code, count(*) as count, min(line) as example_line, min_by(value, line) as example_value
    from staging.problem where batch_id = ${batchId} and severity = 'warning' group by "column", code order by count desc, "column", code`);
  return rows.map((row) => ({ ...row, header: headerOf(reading, row.column) }));
}

/** Client records with a client, and clients, of the whole home. */
export async function countClients(session: Session): Promise<ImportReport["clients"]> {
  const [row] = await session.query<ImportReport["clients"]>(
    raw("select (select count(*) from core.client_record where client_id is not null) as records, (select count(*) from core.client) as clients"),
  );
  return row ?? { records: 0, clients: 0 };
}

export const sharedKeys = (session: Session): Promise<SharedKey[]> =>
  session.query<SharedKey>(raw("select key_type, key_value, names from core.shared_key order by names desc, key_type, key_value limit 100"));
