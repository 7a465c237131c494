import { basename } from "node:path";
import type { Session } from "../warehouse/engine.ts";
import { sql } from "../warehouse/sql.ts";
import { type BatchRow, readBatch } from "./batches.ts";
import { majorUnits } from "./money.ts";
import { headerOf, type Reading } from "./reading.ts";
import type { FileReport, OverlapInfo, RowProblem, Warning } from "./report.ts";

const SHOWN = 100;

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
