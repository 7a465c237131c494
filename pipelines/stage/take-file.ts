import { basename } from "node:path";
import type { Home } from "../home.ts";
import { cleanedFile, isCut, type Cleaned } from "../personal/on-import.ts";
import { NotUtf8, planRead, ReadError, type ReadPlan } from "../read/index.ts";
import { sources } from "../sources/index.ts";
import { type Session, QueryError } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";
import { type BatchRow, insertBatch, nameBatch, readBatches, updateBatch } from "./batches.ts";
import { type Archived, bringIn, type Incoming } from "./bring-in.ts";
import { discardStaged } from "./discard.ts";
import { firstProblems } from "./file-report.ts";
import { readingOf, sameReading } from "./reading.ts";
import type { FileReport, ImportOptions, Progress, Watch } from "./report.ts";
import { type Counts, stageFile } from "./stage-file.ts";

/** How far a file got: staged out of sight, known from an earlier import, or not at all. */
export type Taken =
  | { readonly state: "staged"; readonly path: string; readonly batchId: number; readonly currencySeen: string | null }
  | { readonly state: "known"; readonly path: string; readonly batchId: number }
  | { readonly state: "failed"; readonly path: string; readonly report: Partial<FileReport> & Required<Pick<FileReport, "error">> };

/** `brought` collects the originals that are new to the archive. */
type Options = ImportOptions & { readonly currency: string | null; readonly brought?: string[] };
type Step = (at: Progress["step"], rows: number | null) => void;

/** Plans, archives, normalises and stages one file. What is wrong with the file comes back as a report; only a caller's error is thrown. */
export async function takeFile(home: Home, path: string, options: Options, step: Step, watch: Watch = {}): Promise<Taken> {
  step("read", null);
  const vain = new AbortController();
  // The original is copied while the plan is made, and read while it is copied: most files that come can be read.
  const copying = bringIn(path, home.archiveDir, AbortSignal.any([vain.signal, ...(watch.signal ? [watch.signal] : [])]));
  copying.catch(() => undefined);
  try {
    const glance = await planRead(path, { ...options, glance: true });
    const take = (plan: ReadPlan): Promise<Taken> => takePlanned(home, path, plan, copying, options, step, watch);
    const again = async (): Promise<Taken> => take(await planRead(path, options));
    // What is asked of a person is asked of the whole file.
    if (!glance.glanced) return await take(glance);
    if (glance.ambiguities.length) return await again();
    return await take(glance).catch((error: unknown) => {
      if (error instanceof NotUtf8) return again();
      throw error;
    });
  } catch (error) {
    if (error instanceof ReadError) return { state: "failed", path, report: { error: { code: error.code, params: error.params } } };
    if (error instanceof QueryError || isSystemError(error)) {
      return { state: "failed", path, report: { error: { code: "internal", params: { message: error.message.split("\n")[0] ?? "" } } } };
    }
    throw error;
  } finally {
    vain.abort();
    await copying.then((copy) => copy.drop(), () => undefined);
  }
}

/** The disk is full, the file may not be read, and the like. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && "syscall" in error;

async function takePlanned(home: Home, path: string, plan: ReadPlan, copying: Promise<Incoming>, options: Options, step: Step, watch: Watch): Promise<Taken> {
  if (plan.ambiguities.length) {
    return { state: "failed", path, report: { ...described(plan), error: { code: "ambiguous", params: {} }, ambiguities: plan.ambiguities } };
  }
  watch.signal?.throwIfAborted();
  step("archive", null);
  const copy = await copying;
  const cleaned = await cleanedFile(home, copy.path, plan, () => copy.reach(Number.POSITIVE_INFINITY));
  try {
    return await stageCleaned(home, path, plan, copy, cleaned, options, step, watch);
  } finally {
    await cleaned?.drop();
  }
}

async function stageCleaned(home: Home, path: string, plan: ReadPlan, copy: Incoming, cleaned: Cleaned | null, options: Options, step: Step, watch: Watch): Promise<Taken> {
  let original: Archived | undefined;
  const sealed = async (): Promise<void> => {
    original = await copy.keep();
    await cleaned?.keep(original.path);
    if (original.isNew) options.brought?.push(original.path);
  };
  const known = await findSame(home.engine, copy, plan);
  if (known) {
    // In the place of one out of which contacts were cut the original does not come back.
    if (!isCut(known)) await sealed();
    return { state: "known", path, batchId: known.batch_id };
  }
  let records = 0;
  step("read", null);
  const begin = async (session: Session): Promise<number> => {
    const id = await nextBatchId(session);
    await insertBatch(session, id, {
      ...{ batch: "", sha256: "", bytes: copy.bytes }, // Its name is made of the hash, which is not waited for.
      ...{ file: basename(path), kind: plan.kind, imported_at: new Date().toISOString().replace("T", " ").replace("Z", "") },
      ...{ rank: 0, status: "staged", encoding: plan.encoding, delimiter: plan.delimiter, header_line: plan.headerLine },
      ...{ skipped: 0, rows_read: 0, rejected: 0, loaded: 0, unchanged: 0, superseded: 0, unidentified: 0, control_reported: null, control_loaded: null },
      options: { reading: readingOf(plan), today: options.today, currency: plan.currencySeen, imported_by: options.importedBy ?? null, replaces: null, ...(cleaned && { cut: cleaned.sha256 }) },
    });
    return id;
  };
  const note = async (session: Session, id: number, { skipped, set_aside, rows_read, rejected, control_reported }: Counts): Promise<void> => {
    step("check", records);
    const { sha256 = "" } = original ?? {};
    await updateBatch(session, id, { batch: await nameBatch(session, sha256, plan.sheet), sha256, bytes: original?.bytes ?? copy.bytes, skipped: skipped + set_aside, rows_read, rejected, control_reported });
  };
  const onRead = (bytes: number, found: number): void => watch.onRead?.(bytes, (records = found));
  const { batchId, counts } = await stageFile(home, sources[plan.kind], { ...plan, file: cleaned?.path ?? copy.path, ...(cleaned && { cut: true }) }, { begin, sealed, note }, { ...watch, onRead, ...(!cleaned && { reach: copy.reach }) });
  if (options.strict && counts.rejected) return await refuse(home, path, plan, batchId, counts.rejected);
  return { state: "staged", path, batchId, currencySeen: plan.currencySeen };
}

/** With `strict`, a file with rejects stays out; its first rejects are told all the same. */
async function refuse(home: Home, path: string, plan: ReadPlan, batchId: number, rejected: number): Promise<Taken> {
  const problems = await firstProblems(home.engine, batchId, readingOf(plan));
  await home.engine.transaction((session) => discardStaged(session, [batchId]));
  return { state: "failed", path, report: { ...described(plan), rejected, problems, error: { code: "rejected_rows", params: { rows: rejected } } } };
}

const described = (plan: ReadPlan): Partial<FileReport> => ({ kind: plan.kind, encoding: plan.encoding, delimiter: plan.delimiter, header_line: plan.headerLine });

async function nextBatchId(session: Session): Promise<number> {
  const [row] = await session.query<{ id: number }>(raw("select coalesce(max(batch_id), 0) + 1 as id from staging.batch"));
  return row?.id ?? 1;
}

/** The batch of the same bytes read in the same way, loaded or in this very import. A row once refused as of the future may pass on another day. */
async function findSame(session: Session, copy: Incoming, plan: ReadPlan): Promise<BatchRow | null> {
  const reading = readingOf(plan);
  const batches = (await readBatches(session, sql`bytes = ${copy.bytes}`)).filter((b) => (b.status === "loaded" || b.status === "staged") && sameReading(b.options.reading, reading));
  // As a rule none is as long, and then nobody has to wait for the hash.
  const sha256 = batches.length ? await copy.sealed : "";
  const found = batches.find((b) => b.sha256 === sha256);
  if (!found || found.options.today === plan.notation.today) return found ?? null;
  const [future] = await session.query(sql`select 1 from staging.problem where batch_id = ${found.batch_id} and code = 'future_date' limit 1`);
  return future ? null : found;
}
