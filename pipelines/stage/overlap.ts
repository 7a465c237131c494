import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Home } from "../home.ts";
import { normaliseFile, type Piece, type ReadPlan } from "../read/index.ts";
import { type Source, sources } from "../sources/index.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, list, raw, type Sql, sql } from "../warehouse/sql.ts";
import { readBatches, updateBatch } from "./batches.ts";
import { cells, dayOf } from "./cast.ts";
import { sizeOf } from "./expand.ts";
import { rawColumns, readPiece } from "./raw.ts";
import type { OverlapInfo } from "./report.ts";
import { dateColumn, staged } from "./tables.ts";

type Span = OverlapInfo["file"];

/** First and last day of rows; NULL where there are none, or the kind has no date. */
async function span(session: Session, day: Sql, from: Sql): Promise<Span | null> {
  const [row] = await session.query<{ from: string | null; to: string | null }>(sql`select min(${day}) as "from", max(${day}) as "to" from ${from}`);
  return row?.from && row.to ? { from: row.from, to: row.to } : null;
}

function spanOfBatches(session: Session, source: Source, which: Sql): Promise<Span | null> {
  const column = dateColumn(source);
  if (!column) return Promise.resolve(null);
  return span(session, sql`s.${ident(column)}`, sql`${staged(source)} as s inner join staging.batch as b on b.batch_id = s.batch_id where ${which}`);
}

/** Of what is loaded but one batch: as was written down when each landed, else by their rows. */
async function spanOfLoaded(session: Session, source: Source, but: number): Promise<Span | null> {
  const others = await readBatches(session, sql`status = 'loaded' and kind = ${source.kind} and batch_id <> ${but}`);
  if (others.some(({ options }) => options.covers === undefined)) return spanOfBatches(session, source, sql`b.status = 'loaded' and b.batch_id <> ${but}`);
  return around(others.flatMap(({ options }) => options.covers ?? []));
}

const around = (spans: readonly Span[]): Span | null =>
  spans.length ? { from: spans.map((s) => s.from).reduce((a, b) => (a < b ? a : b)), to: spans.map((s) => s.to).reduce((a, b) => (a > b ? a : b)) } : null;

/** Writes down which days batches cover, so that a list of them needs no look at their rows. */
export async function noteSpans(session: Session, batchIds: readonly number[]): Promise<void> {
  for (const { batch_id, kind, options } of await readBatches(session, sql`batch_id in (${list(batchIds)})`)) {
    const covers = await spanOfBatches(session, sources[kind], sql`b.batch_id = ${batch_id}`);
    await updateBatch(session, batch_id, { options: { ...options, covers } });
  }
}

/** A staged batch against loaded ones: dates, and the rows whose key is there already, which temp.met has. */
export async function overlapOf(session: Session, source: Source, batchId: number): Promise<Omit<OverlapInfo, "looks_older"> | null> {
  const file = await spanOfBatches(session, source, sql`b.batch_id = ${batchId}`);
  const loaded = await spanOfLoaded(session, source, batchId);
  return file && loaded ? { file, loaded, ...(await knownRows(session, source, batchId)) } : null;
}

const SHOWN_BATCHES = 5;

/** Step by step over small tables: inside a transaction the engine takes fresh rows for none and would join in the wrong order. */
async function knownRows(session: Session, source: Source, batchId: number): Promise<Pick<OverlapInfo, "known_rows" | "known_from" | "known_to" | "known_in">> {
  const column = ident(dateColumn(source) ?? "line");
  await session.run(sql`create or replace temp table known as select key_hash, ${column} as day from ${staged(source)} where batch_id = ${batchId}`);
  const [found] = await session.query<{ n: number; from: string | null; to: string | null }>(
    raw(`select count(*) as n, min(day) as "from", max(day) as "to" from known where key_hash in (select key_hash from temp.met)`),
  );
  const known_in = await session.query<OverlapInfo["known_in"][number]>(sql`
    select b.batch, b.file, k.rows from (select batch_id, count(distinct key_hash) as rows from temp.met group by batch_id order by rows desc, batch_id desc limit ${SHOWN_BATCHES}) as k
    inner join staging.batch as b on b.batch_id = k.batch_id order by k.rows desc, b.batch_id desc`);
  await session.run(raw("drop table known"));
  return { known_rows: found?.n ?? 0, known_from: found?.from ?? null, known_to: found?.to ?? null, known_in };
}

/** Beyond these, reading a whole file only to plan it would keep a person waiting. A workbook unpacks to ten times its size. */
const PLANNED_BYTES = { text: 16 << 20, xlsx: 2 << 20 };

/** The dates of a file that is only planned against those loaded; its rows are compared when it lands. "skipped": it is too big to be read twice. */
export async function plannedOverlap(home: Home, plan: ReadPlan): Promise<OverlapInfo | "skipped" | null> {
  const source = sources[plan.kind];
  const loaded = plan.ambiguities.length ? null : await spanOfBatches(home.engine, source, raw("b.status = 'loaded'"));
  const column = dateColumn(source);
  if (!loaded || !column) return null;
  if ((await sizeOf(plan.file)) > (plan.format === "text" ? PLANNED_BYTES.text : PLANNED_BYTES.xlsx)) return "skipped";
  const days: Span[] = [];
  const take = async (piece: Piece): Promise<void> => {
    const columns = rawColumns(piece);
    const texts = cells(source, plan, columns, readPiece(piece, columns), { trailing: true, untidy: piece.untidy });
    const found = await span(home.engine, raw("c.day"), sql`(${dayOf(source, plan, column, texts)}) as c`);
    if (found) days.push(found);
  };
  await normaliseFile(plan, { stem: join(home.tmpDir, `plan-${randomUUID()}`), take });
  const file = around(days);
  if (!file) return null;
  const later = { known_rows: null, known_from: null, known_to: null, known_in: [] };
  return { file, loaded, looks_older: file.to < loaded.to, ...later };
}
