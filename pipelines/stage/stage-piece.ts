import type { Piece } from "../read/pieces.ts";
import { MOST_EXTRA } from "../read/normalise.ts";
import type { ReadPlan } from "../read/plan.ts";
import type { Source } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, list, raw, type Sql, sql } from "../warehouse/sql.ts";
import { cells, fate, typed, typedWithTexts } from "./cast.ts";
import { type RawColumns, rawColumns, readPiece } from "./raw.ts";
import { dateColumn, hashes, staged, typedColumns } from "./tables.ts";
import { keepProblems, setAsideTotals, type Troubled } from "./trouble.ts";

/** The file that a piece belongs to. */
export interface Staging {
  readonly source: Source;
  readonly plan: ReadPlan;
  readonly batchId: number;
  /** An empty field too many is the file's habit. */
  readonly trailing: boolean;
}

/** What staging found in one piece. */
export interface PieceCounts {
  readonly records: number;
  readonly rejected: number;
  readonly warned: number;
  /** Total rows, headers printed again and rows without a filled cell. */
  readonly set_aside: number;
  /** Amount of the last total row, minor units; absent without one. */
  readonly total?: number | null;
}

/**
 * Puts the checked, typed rows of a piece into staging. Every record goes in with what became of it, in one pass over the text;
 * those that are not simply fine are then taken out again and looked at. NULL: not every record could be told from its text.
 */
export async function stagePiece(session: Session, staging: Staging, piece: Piece): Promise<PieceCounts | null> {
  const { source, plan, batchId } = staging;
  const columns = rawColumns(piece);
  await insertRows(session, staging, typed(source, plan, textsOf(staging, piece, columns, readPiece(piece, columns))), "p.fate");
  const here = sql`${staged(source)} where batch_id = ${batchId} and line between ${piece.first} and ${piece.last}`;
  const [{ fine } = { fine: 0 }] = await session.query<{ fine: number }>(sql`select count(*) as fine from ${here} and outcome = ${fate.fine}`);
  if (fine === piece.records) return { records: fine, rejected: 0, warned: 0, set_aside: 0 };
  const troubled = await collectTroubled(session, staging, piece, sql`select line from ${here} and outcome = ${fate.fine}`);
  await session.run(sql`delete from ${here} and outcome <> ${fate.fine}`);
  await setAsideTotals(session, source, plan, troubled);
  await insertRows(session, staging, sql`select * from ${ident(troubled.typed)} where fate in (${list([fate.fine, fate.warned])})`, "'loaded'");
  await keepProblems(session, batchId, source, plan, troubled);
  const counts = await count(session, source, troubled.typed);
  for (const name of [troubled.raw, troubled.typed]) await session.run(sql`drop table ${ident(name)}`);
  return fine + counts.records === piece.records ? { ...counts, records: piece.records } : null;
}

/** Whether every record of a piece has a field too many. */
export async function trailsOff(session: Session, piece: Piece): Promise<boolean> {
  const columns = rawColumns(piece, MOST_EXTRA);
  const from = readPiece(piece, columns);
  const [first] = await session.query<{ too_long: boolean }>(sql`select x0 is not null as too_long from ${from} limit 1`);
  if (!first?.too_long) return false;
  const [row] = await session.query<{ all: boolean }>(sql`select count(*) = count(x0) as "all" from ${from}`);
  return row?.all ?? false;
}

const textsOf = ({ source, plan, trailing }: Staging, piece: Piece, columns: RawColumns, from: Sql): Sql =>
  cells(source, plan, columns, from, { trailing, untidy: piece.untidy });

/** `outcome` is SQL over the row. The join keeps the engine from keeping the order of the text, which would cost it half as much again: the line is in the row. */
async function insertRows(session: Session, { source, plan, batchId }: Staging, rows: Sql, outcome: string): Promise<void> {
  const columns = join(Object.keys(typedColumns(source)).map(ident));
  const { client_ref, key_hash, row_hash } = hashes(source);
  const space = sql`case when client_code is not null then cast(${plan.codeSpace} as varchar) end as code_space`;
  await session.run(sql`
    insert into ${staged(source)} (batch_id, line, outcome, ${columns}, client_ref, key_hash, row_hash)
    select ${batchId}, line, ${raw(outcome)}, ${columns}, ${client_ref}, ${key_hash}, ${row_hash}
    from (select *${source.hasClient ? sql`, ${space}` : raw("")} from (${rows}) as t) as p
    cross join (select distinct unnest([1])) as in_any_order`);
}

/** Reads again what did not go in as fine; with it, what was too long to be read at first. */
async function collectTroubled(session: Session, staging: Staging, piece: Piece, fine: Sql): Promise<Troubled> {
  const { source, plan } = staging;
  const [text, typedName] = ["troubled_text", "troubled"];
  const wide = rawColumns(piece, MOST_EXTRA);
  await session.run(sql`create or replace temp table fine_lines as ${fine}`);
  await session.run(sql`create or replace temp table ${ident(text)} as select r.* from ${readPiece(piece, wide)} as r where r.line not in (select line from fine_lines)`);
  await session.run(raw("drop table fine_lines"));
  const [{ longer } = { longer: false }] = await session.query<{ longer: boolean }>(sql`select count(x1) > 0 as longer from ${ident(text)}`);
  const columns = longer ? wide : rawColumns(piece);
  const texts = textsOf(staging, piece, columns, ident(text));
  const day = dateColumn(source);
  await session.run(sql`
    create or replace temp table ${ident(typedName)} as
    select t.*, ${day ? sql`${ident(day)} is null` : raw("true")} as no_day from (${typedWithTexts(source, plan, texts)}) as t`);
  return { ...columns, raw: text, typed: typedName };
}

async function count(session: Session, source: Source, troubled: string): Promise<PieceCounts> {
  const of = (...values: string[]) => sql`count(*) filter (fate in (${list(values)}))`;
  const [row] = await session.query<PieceCounts>(sql`
    select count(*) as records, ${of(fate.rejected)} as rejected, ${of(fate.warned)} as warned, ${of(fate.total, fate.blank)} as set_aside from ${ident(troubled)}`);
  const amount = source.controlColumn ? ident(source.controlColumn) : raw("cast(null as bigint)");
  const [last] = await session.query<{ amount: number | null }>(sql`select ${amount} as amount from ${ident(troubled)} where fate = ${fate.total} order by line desc limit 1`);
  return { records: 0, rejected: 0, warned: 0, set_aside: 0, ...row, ...(last && { total: last.amount }) };
}
