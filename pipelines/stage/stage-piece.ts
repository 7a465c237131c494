import type { Piece } from "../read/pieces.ts";
import { MOST_EXTRA } from "../read/normalise.ts";
import type { ReadPlan } from "../read/plan.ts";
import type { Field, Source } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, list, raw, type Sql, sql } from "../warehouse/sql.ts";
import { cells, fate, typed, typedWithTexts } from "./cast.ts";
import { type RawColumns, rawColumns, readPiece } from "./raw.ts";
import { dateColumn, hashes, staged, typedColumns } from "./tables.ts";
import { keepProblems, setAsideTotals, type Troubled } from "./trouble.ts";

/** Temporary tables of troubled records: all of a piece as text, some of them typed. */
const TEXT = "troubled_text";
const TYPED = "troubled";
const SLICE = 50_000;

/** The file that a piece belongs to. */
export interface Staging {
  readonly source: Source;
  readonly plan: ReadPlan;
  readonly batchId: number;
  /** An empty field too many is the file's habit. */
  readonly trailing: boolean;
  /** Fields that the file seems to write in the usual way; read in full where a record does not. */
  readonly usual: ReadonlySet<Field>;
}

/** What staging found in one piece. */
export interface PieceCounts {
  readonly records: number;
  /** Records that are fine, but not written in the usual way. */
  readonly unusual: number;
  readonly rejected: number;
  readonly warned: number;
  /** Total rows, headers printed again and rows without a filled cell. */
  readonly set_aside: number;
  /** Amount of the last total row, minor units; absent without one. */
  readonly total?: number | null;
}

/** Runs work in a transaction of its own. All of them use the same connection, so temporary tables stay in between. */
export type Atomic = <T>(work: (session: Session) => Promise<T>) => Promise<T>;

/**
 * Puts the checked, typed rows of a piece into staging. Every record goes in with what became of it, in one pass over the text;
 * those that are not simply fine are then taken out again and looked at, so many in a transaction: until its end the engine holds
 * on to what was dropped. NULL: not every record could be told from its text.
 */
export async function stagePiece(atomic: Atomic, staging: Staging, piece: Piece): Promise<PieceCounts | null> {
  const { fine, columns, parts } = await atomic((session) => insertPiece(session, staging, piece));
  const found: Mutable = { records: fine, unusual: 0, rejected: 0, warned: 0, set_aside: 0 };
  for (const [from, to] of parts) addTo(found, await atomic((session) => settle(session, staging, piece, columns, from, to)));
  if (parts.length) await atomic((session) => session.run(sql`drop table ${ident(TEXT)}`));
  return found.records === piece.records ? found : null;
}

/** `parts`: the lines of what is to be looked at, slice by slice. */
async function insertPiece(session: Session, staging: Staging, piece: Piece): Promise<{ fine: number; columns: RawColumns; parts: Awaited<ReturnType<typeof slices>> }> {
  const { source, plan, batchId, usual } = staging;
  const columns = rawColumns(piece);
  await insertRows(session, staging, typed(source, plan, textsOf(staging, piece, columns, readPiece(piece, columns)), usual), "p.fate");
  const here = sql`${staged(source)} where batch_id = ${batchId} and line between ${piece.first} and ${piece.last}`;
  const [{ fine } = { fine: 0 }] = await session.query<{ fine: number }>(sql`select count(*) as fine from ${here} and outcome = ${fate.fine}`);
  if (fine === piece.records) return { fine, columns, parts: [] };
  const collected = await collectTroubled(session, piece, sql`select line from ${here} and outcome = ${fate.fine}`, piece.records - fine);
  await session.run(sql`delete from ${here} and outcome <> ${fate.fine}`);
  return { fine, columns: collected, parts: await slices(session, piece) };
}

type Mutable = { -readonly [K in keyof PieceCounts]: PieceCounts[K] };

function addTo(sum: Mutable, part: PieceCounts): void {
  for (const name of ["records", "unusual", "rejected", "warned", "set_aside"] as const) sum[name] += part[name];
  if (part.total !== undefined) sum.total = part.total;
}

/** Lines of troubled records, so many at a time that a file of nothing else takes no more memory than a good one. */
async function slices(session: Session, piece: Piece): Promise<readonly (readonly [from: number, to: number])[]> {
  const edges = await session.query<{ line: number }>(
    sql`select line from (select line, row_number() over (order by line) as n from ${ident(TEXT)}) as t where n % ${SLICE} = 0 order by line`,
  );
  const ends = [...edges.map(({ line }) => line), piece.last];
  return ends.map((to, i) => [i === 0 ? piece.first : (ends[i - 1] ?? 0) + 1, to] as const);
}

/** What becomes of some troubled records. */
async function settle(session: Session, staging: Staging, piece: Piece, columns: RawColumns, from: number, to: number): Promise<PieceCounts> {
  const { source, plan, batchId } = staging;
  const day = dateColumn(source);
  const texts = textsOf(staging, piece, columns, sql`(select * from ${ident(TEXT)} where line between ${from} and ${to})`);
  await session.run(sql`
    create or replace temp table ${ident(TYPED)} as
    select t.*, ${day ? sql`${ident(day)} is null` : raw("true")} as no_day from (${typedWithTexts(source, plan, texts)}) as t`);
  const troubled: Troubled = { ...columns, raw: TEXT, typed: TYPED };
  await setAsideTotals(session, source, plan, troubled);
  await insertRows(session, staging, sql`select * from ${ident(TYPED)} where fate in (${list([fate.fine, fate.warned])})`, "'loaded'");
  await keepProblems(session, batchId, source, plan, troubled);
  const counts = await count(session, source);
  await session.run(sql`drop table ${ident(TYPED)}`);
  return counts;
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

/** Reads again what did not go in as fine; with more columns when a record is too long to be read with one. */
async function collectTroubled(session: Session, piece: Piece, fine: Sql, expected: number): Promise<RawColumns> {
  await session.run(sql`create or replace temp table fine_lines as ${fine}`);
  const read = async (columns: RawColumns): Promise<number> => {
    await session.run(sql`create or replace temp table ${ident(TEXT)} as select r.* from ${readPiece(piece, columns)} as r where r.line not in (select line from fine_lines)`);
    const [{ n } = { n: 0 }] = await session.query<{ n: number }>(sql`select count(*) as n from ${ident(TEXT)}`);
    return n;
  };
  const narrow = rawColumns(piece);
  const wide = rawColumns(piece, MOST_EXTRA);
  const columns = (await read(narrow)) === expected ? narrow : wide;
  if (columns === wide) await read(wide);
  await session.run(raw("drop table fine_lines"));
  return columns;
}

async function count(session: Session, source: Source): Promise<PieceCounts> {
  const of = (...values: string[]) => sql`count(*) filter (fate in (${list(values)}))`;
  const [row] = await session.query<PieceCounts>(sql`
    select count(*) as records, ${of(fate.fine)} as unusual, ${of(fate.rejected)} as rejected, ${of(fate.warned)} as warned, ${of(fate.total, fate.blank)} as set_aside from ${ident(TYPED)}`);
  const amount = source.controlColumn ? ident(source.controlColumn) : raw("cast(null as bigint)");
  const [last] = await session.query<{ amount: number | null }>(sql`select ${amount} as amount from ${ident(TYPED)} where fate = ${fate.total} order by line desc limit 1`);
  return { records: 0, unusual: 0, rejected: 0, warned: 0, set_aside: 0, ...row, ...(last && { total: last.amount }) };
}
