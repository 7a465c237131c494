import { createAs, type ModelSettings } from "../models/model.ts";
import { core } from "../models/tables.ts";
import type { Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";
import { foldName } from "./fold.ts";

/**
 * temp.strong_key (rec, key_type, code_space, key_value): the keys by which records may join. A placeholder's client_code is none,
 * nor is a code that no real name ever came with; a key under more names than policy allows is none and is listed in core.shared_key.
 */
export async function findKeys(session: Session, settings: ModelSettings): Promise<void> {
  await session.run(sql`
    create or replace temp table said_key as
    with nobodys_code as (
      select coalesce(code_space, '') as space, client_code
      from temp.record
      where client_code is not null
      group by 1, 2
      having bool_or(nobody) and count(folded) = 0
    )
    select rec, folded, 'phone' as key_type, null as code_space, phone as key_value from temp.record where phone is not null
    union all select rec, folded, 'email', null, email from temp.record where email is not null
    union all select rec, folded, 'card_no', null, card_no from temp.record where card_no is not null
    union all select rec, folded, 'tax_id', null, tax_id from temp.record where tax_id is not null
    union all
    select r.rec, r.folded, 'client_code', coalesce(r.code_space, ''), r.client_code
    from temp.record as r
    anti join nobodys_code as n on n.space = coalesce(r.code_space, '') and n.client_code = r.client_code
    where r.client_code is not null and not r.nobody`);
  await createAs(
    session,
    "core.shared_key",
    core.shared_key,
    sql`
      with crowded as (
        select key_type, code_space, key_value from temp.said_key group by all having count(folded) > ${settings.shared_key_names}
      )
      select k.key_type, k.code_space, k.key_value, count(distinct ${raw(foldName("k.folded"))}) as names
      from temp.said_key as k
      inner join crowded as c on c.key_type = k.key_type and c.key_value = k.key_value and c.code_space is not distinct from k.code_space
      group by all
      having count(distinct ${raw(foldName("k.folded"))}) > ${settings.shared_key_names}`,
  );
  await session.run(sql`
    create or replace temp table strong_key as
    select k.rec, k.key_type, k.code_space, k.key_value
    from temp.said_key as k
    anti join core.shared_key as s on s.key_type = k.key_type and s.key_value = k.key_value and s.code_space is not distinct from k.code_space`);
}
