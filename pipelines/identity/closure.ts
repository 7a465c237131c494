import { clientColumns } from "../models/tables.ts";
import type { Session } from "../warehouse/engine.ts";
import { raw } from "../warehouse/sql.ts";

const columns = ["client_ref", "rows", "nobody", "folded", ...Object.keys(clientColumns)].join(", ");

/**
 * Adds to temp.record (the listed records as they are now) every other record whose client may change, and notes in temp.client_was
 * (client_ref, client_id) whose they were. Needs the listed records and keys, and core.client_key and core.unfit_key as they are now.
 *
 * A key is live when it is fit to join now or was so before, or when people just decided on it. Taken are: the listed records; all
 * records that bear a live listed key, or a key that a verdict "same" ties to one; and all records of the clients these had.
 *
 * Outside of that nothing moves. Let x be a record that was not taken. It is not listed, so its keys are what they were. A key of x that
 * is not listed is borne by the same records as before and judged as before. A listed key of x is not live, else x were taken: it joined
 * nobody and joins nobody. So x is joined directly to the same records as before, by keys and by verdicts. None of these was taken: a
 * record joined to x before was of x's client, and had it been taken, all records of that client had been, x among them. By the same
 * argument for each of them, the whole client of x is what it was; and no record that was taken is joined to it.
 */
export async function takeNeighbours(session: Session): Promise<void> {
  await session.run(raw(`
    create or replace temp table live_key as
    select id as key from temp.redo_key
    where id in (select key from temp.just_decided)
      or id not in (select key from temp.unfit_before)
      or id not in (select key from core.unfit_key)`));
  await session.run(raw(`
    insert into temp.live_key
    select b from core.decision where verdict = 'same' and a in (select key from temp.live_key)
    union all
    select a from core.decision where verdict = 'same' and b in (select key from temp.live_key)`));
  await session.run(raw(`
    create or replace temp table near as
    select id as client_ref from temp.redo_record
    union
    select client_ref from core.client_key where key in (select key from temp.live_key)`));
  await session.run(raw("create or replace temp table near_client as select distinct client_id from core.client_record where client_id is not null and client_ref in (select client_ref from temp.near)"));
  await session.run(raw(`
    create or replace temp table client_was as
    select client_ref, client_id from core.client_record
    where client_id in (select client_id from temp.near_client) or client_ref in (select client_ref from temp.near)`));
  await session.run(raw(`
    insert into temp.record (${columns})
    select ${columns} from core.client_record
    where rowid in (
      select rowid from core.client_record where client_ref in (select client_ref from temp.client_was) and client_ref not in (select id from temp.redo_record)
    )`));
}
