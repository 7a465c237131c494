import { currentRows } from "../models/current.ts";
import type { ModelSettings } from "../models/model.ts";
import { refreshModels } from "../models/refresh.ts";
import { touchRows } from "../models/touch.ts";
import { sources } from "../sources/index.ts";
import type { Session } from "../warehouse/engine.ts";
import { list, raw, sql } from "../warehouse/sql.ts";
import { type BatchRow, readBatch, updateBatch } from "./batches.ts";
import { decideOutcomes, forgetKeys, meetKeys } from "./outcome.ts";
import { recordText, rejectDelimiter } from "./trouble.ts";

/**
 * Takes out of a batch of promotion contacts, just landed, the rows that put a client into another arm than he stands in: whether he does
 * is known only once clients are. A row taken out links nobody, so what it touched is made anew, and that may clear or convict others:
 * of one client and promotion one key goes at a time, until nothing is left to take out. `later` are batches of the same import that follow.
 */
export async function rejectOtherArms(session: Session, batchId: number, later: readonly number[], settings: ModelSettings): Promise<void> {
  while (await findOtherArms(session, batchId, later)) {
    const change = await touchRows(session, "promo_contacts", sql`batch_id = ${batchId} and line in (select line from temp.other_arm)`);
    await moveToRejects(session, await readBatch(session, batchId));
    await judgeAgain(session, await readBatch(session, batchId));
    await refreshModels(session, settings, change);
  }
  await session.run(raw("drop table if exists temp.other_arm"));
}

/** temp.other_arm (line). A client is who the current row of a key is, or else the key itself. What was loaded before stands first. */
async function findOtherArms(session: Session, batchId: number, later: readonly number[]): Promise<boolean> {
  await session.run(sql`
    create or replace temp table other_arm as
    with person as (
      select c.key_hash, r.client_id from ${currentRows("promo_contacts")} as c left join core.client_record as r on r.client_ref = c.client_ref
    ),
    promised as (
      select
        s.line, s.key_hash, s.promo_code, s.arm, s.batch_id = ${batchId} as mine, coalesce(cast(p.client_id as hugeint), -1 - cast(s.key_hash as hugeint)) as who,
        row_number() over (partition by s.promo_code, who order by s.batch_id = ${batchId}, s.batch_id, s.line) as place
      from staging.promo_contacts as s
      inner join staging.batch as b on b.batch_id = s.batch_id
      left join person as p on p.key_hash = s.key_hash
      where b.status = 'loaded' and b.batch_id not in (${list([-1, ...later])})
    ),
    other as (
      select o.* from promised as o
      inner join promised as first on first.promo_code = o.promo_code and first.who = o.who and first.place = 1
      where o.mine and o.arm <> first.arm
    )
    select o.line from other as o
    inner join (select promo_code, who, min_by(key_hash, line) as key_hash from other group by promo_code, who) as f
      on f.promo_code = o.promo_code and f.who = o.who and f.key_hash = o.key_hash`);
  const [row] = await session.query<{ n: number }>(raw("select count(*) as n from temp.other_arm"));
  return (row?.n ?? 0) > 0;
}

/** The text is made of what was read, in the order of the file's columns: the cells themselves are gone by now. */
async function moveToRejects(session: Session, batch: BatchRow): Promise<void> {
  const { reading } = batch.options;
  const fields = reading.headers.map((_, index) => Object.entries(reading.bindings).find(([, bound]) => bound?.from === "column" && bound.index === index)?.[0]);
  const columns = fields.map((_, index) => `c${index}`);
  const cells = fields.map((field, index) => `${field === undefined ? "cast(null as varchar)" : `cast("${field}" as varchar)`} as c${index}`);
  const rows = sql`staging.promo_contacts where batch_id = ${batch.batch_id} and line in (select line from temp.other_arm)`;
  await session.run(sql`
    insert into staging.reject (batch_id, line, text)
    select batch_id, line, ${raw(recordText({ columns, extra: [] }, rejectDelimiter(reading)))} from (select batch_id, line, ${raw(cells.join(", "))} from ${rows}) as r`);
  await session.run(sql`
    insert into staging.problem (batch_id, line, severity, "column", code, value)
    select batch_id, line, 'reject', 'arm', 'other_arm', arm from ${rows}`);
  await session.run(sql`delete from ${rows}`);
}

/** Outcomes and counts of the rows that are left, as if the others had never been. */
async function judgeAgain(session: Session, { batch_id, rank }: BatchRow): Promise<void> {
  await updateBatch(session, batch_id, { status: "staged" });
  await session.run(sql`update staging.promo_contacts set outcome = 'loaded' where batch_id = ${batch_id}`);
  await meetKeys(session, sources.promo_contacts, batch_id);
  const { loaded, unchanged, superseded, control_loaded } = await decideOutcomes(session, sources.promo_contacts, { batchId: batch_id, rank });
  await forgetKeys(session);
  const [{ n } = { n: 0 }] = await session.query<{ n: number }>(sql`select count(*) as n from staging.reject where batch_id = ${batch_id}`);
  await updateBatch(session, batch_id, { status: "loaded", loaded, unchanged, superseded, control_loaded, rejected: n });
}
