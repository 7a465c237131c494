import type { Source } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, raw, sql } from "../warehouse/sql.ts";
import { staged } from "./tables.ts";

export interface Outcomes {
  readonly loaded: number;
  readonly unchanged: number;
  readonly superseded: number;
  /** Loaded rows that took the place of a row of an older batch. */
  readonly replacing: number;
  /** Amount over the last row of each key, minor units; NULL where the kind has none. */
  readonly control_loaded: number | null;
}

/**
 * Decides, key by key and line by line, what the rows of a batch did to what is loaded at this moment. The state of a key is the
 * row of the highest (rank, line). A row that says the same as the state before it is unchanged; the last row of the file to change
 * the state is loaded, those it overtook are superseded. Where the state comes from a higher rank it stays: a differing row
 * is superseded at once. Rows whose key occurs once and was never seen are loaded, as staging left them.
 */
export async function decideOutcomes(session: Session, source: Source, batch: { readonly batchId: number; readonly rank: number }): Promise<Outcomes> {
  const table = staged(source);
  const mine = sql`(select line, key_hash, row_hash from ${table} where batch_id = ${batch.batchId})`;
  await session.run(sql`create or replace temp table twice as select key_hash, max(line) as last_line from ${mine} as m group by key_hash having count(*) > 1`);
  await holdState(session);
  await session.run(sql`
    create or replace temp table judged as
    with contested as (
      select m.line, m.key_hash, m.row_hash, h.row_hash as held_hash, coalesce(h.rank > ${batch.rank}, false) as outranked
      from (select * from ${mine} as m where key_hash in (select key_hash from held union all select key_hash from twice)) as m
      left join held as h on h.key_hash = m.key_hash
    ),
    steps as (
      select *, row_hash is distinct from (
        case when outranked then held_hash else coalesce(lag(row_hash) over (partition by key_hash order by line), held_hash) end
      ) as changes
      from contested
    )
    select line, held_hash is not null as held, case
      when not changes then 'unchanged'
      when not outranked and line = max(line) filter (changes) over (partition by key_hash) then 'loaded'
      else 'superseded'
    end as outcome
    from steps`);
  await session.run(sql`
    update ${table} set outcome = j.outcome from judged as j
    where ${table}.batch_id = ${batch.batchId} and ${table}.line = j.line and j.outcome <> 'loaded'`);
  const outcomes = await count(session, source, batch.batchId);
  for (const name of ["held", "twice", "judged"]) await session.run(sql`drop table ${ident(name)}`);
  return outcomes;
}

/**
 * temp same_key: rows of other batches with a key of this one, and where they stand, so that all are looked through once; temp met: those
 * of loaded batches. The first batch of its kind meets none, however many its keys. To be called before `decideOutcomes`; whoever calls
 * drops both.
 */
export async function meetKeys(session: Session, source: Source, batchId: number): Promise<void> {
  const table = staged(source);
  const others = sql`select batch_id from staging.batch where kind = ${source.kind} and batch_id <> ${batchId}`;
  const [other] = await session.query(sql`${others} and status not in ('staged', 'undone') limit 1`);
  // Keys in a table of their own: within the statement the engine takes the batch for most of the rows, and the rest for what is looked up in it.
  await session.run(sql`create or replace temp table landing_key as select key_hash from ${table} where ${raw(other ? "true" : "false")} and batch_id = ${batchId}`);
  await session.run(sql`
    create or replace temp table same_key as
    select rowid as place, batch_id, line, key_hash, row_hash from ${table}
    where rowid in (select rowid from ${table} where batch_id <> ${batchId} and key_hash in (select key_hash from temp.landing_key))`);
  await session.run(sql`
    create or replace temp table met as
    select batch_id, line, key_hash, row_hash from temp.same_key where batch_id in (${others} and status = 'loaded')`);
}

/** Begins temp.kin, which tells a refresh where other rows with the keys of landing batches stand. */
export const beginKin = (session: Session): Promise<void> => session.run(raw("create or replace temp table kin (kind varchar, place bigint, key_hash ubigint)"));

/** Adds what `meetKeys` met to it. */
export const keepKin = (session: Session, source: Source): Promise<void> => session.run(sql`insert into temp.kin select ${source.kind}, place, key_hash from temp.same_key`);

/** Drops what `meetKeys` made. */
export async function forgetKeys(session: Session): Promise<void> {
  for (const name of ["met", "same_key", "landing_key"]) await session.run(sql`drop table ${ident(`temp.${name}`)}`);
}

/** temp held: the state of the batch's keys in what is loaded. */
const holdState = (session: Session): Promise<void> =>
  session.run(raw(`
    create or replace temp table held as
    select m.key_hash, max_by(m.row_hash, cast(b.rank as bigint) * 4294967296 + m.line) as row_hash, max(b.rank) as rank
    from temp.met as m
    inner join staging.batch as b on b.batch_id = m.batch_id
    group by m.key_hash`));

async function count(session: Session, source: Source, batchId: number): Promise<Outcomes> {
  const table = staged(source);
  const of = (outcome: string) => sql`count(*) filter (outcome = ${outcome})`;
  const [row] = await session.query<Omit<Outcomes, "control_loaded" | "replacing">>(
    sql`select ${of("loaded")} as loaded, ${of("unchanged")} as unchanged, ${of("superseded")} as superseded from ${table} where batch_id = ${batchId}`,
  );
  const [held] = await session.query<{ n: number }>(raw("select count(*) as n from judged where held and outcome = 'loaded'"));
  return { loaded: 0, unchanged: 0, superseded: 0, ...row, replacing: held?.n ?? 0, control_loaded: await control(session, source, batchId) };
}

async function control(session: Session, source: Source, batchId: number): Promise<number | null> {
  if (!source.controlColumn) return null;
  const [row] = await session.query<{ amount: number }>(sql`
    select cast(coalesce(sum(s.${ident(source.controlColumn)}), 0) as bigint) as amount
    from ${staged(source)} as s
    left join twice as t on t.key_hash = s.key_hash
    where s.batch_id = ${batchId} and (t.last_line is null or t.last_line = s.line)`);
  return row?.amount ?? 0;
}
