import { createAs, type ModelSettings, replaceListed } from "../models/model.ts";
import { enlist, type Scope } from "../models/scope.ts";
import { core } from "../models/tables.ts";
import type { Session } from "../warehouse/engine.ts";
import { join, raw, sql } from "../warehouse/sql.ts";
import { foldName } from "./fold.ts";
import { keyHash, keyTypes } from "./key.ts";

const spaceOf = (type: string): string => (type === "client_code" ? "coalesce(code_space, '')" : "cast(null as varchar)");

/**
 * core.client_key: the keys of the records in temp.record. In a scope the keys that these records bear, or bore, are listed, for they are
 * the ones that may have changed hands.
 */
export async function sayKeys(session: Session, scope: Scope): Promise<void> {
  const said = keyTypes.map((type) => {
    const [space, literal, value] = [raw(spaceOf(type)), raw(`'${type}'`), raw(type)];
    return sql`
      select client_ref, ${keyHash(literal, space, value)} as key, ${literal} as key_type, ${space} as code_space, ${value} as key_value, nobody, folded
      from temp.record where ${value} is not null`;
  });
  const all = join(said, " union all ");
  if (scope.whole) return createAs(session, "core.client_key", core.client_key, all);
  await enlist(session, "key", sql`select key from core.client_key where ${scope.within("record", raw("client_ref"))}`);
  await replaceListed(session, "core.client_key", core.client_key, { of: "record", column: "client_ref" }, all);
  await enlist(session, "key", sql`select key from core.client_key where ${scope.within("record", raw("client_ref"))}`);
}

/**
 * core.unfit_key and core.shared_key: keys by which no record may join. A code that no real name ever came with is a placeholder's;
 * one under more names than policy allows is crowded, unless people said that it is a key; one that people refused is decided.
 */
export async function judgeKeys(session: Session, settings: ModelSettings, scope: Scope): Promise<void> {
  const within = scope.within("key", raw("key"));
  await session.run(sql`
    create or replace temp table doubtful as
    select key from core.client_key where ${within}
    group by key
    having count(folded) > ${settings.shared_key_names} or (count(folded) = 0 and bool_or(nobody))
    union
    select key from core.client_key where ${within} and key in (select a from core.decision where verdict = 'no_key')`);
  await session.run(sql`
    create or replace temp table judged as
    with counted as (
      select
        key, any_value(key_type) as key_type, any_value(code_space) as code_space, any_value(key_value) as key_value,
        count(distinct ${raw(foldName("folded"))}) as names, bool_or(nobody) and count(folded) = 0 as nobodys
      from core.client_key
      where key in (select key from temp.doubtful)
      group by key
    )
    select
      c.key, c.key_type, c.code_space, c.key_value, c.names,
      case
        when d.verdict = 'no_key' then 'decided'
        when c.key_type = 'client_code' and c.nobodys then 'nobody'
        when c.names > ${settings.shared_key_names} and d.verdict is distinct from 'is_key' then 'crowded'
      end as why
    from counted as c
    left join (select a, verdict from core.decision where verdict in ('no_key', 'is_key')) as d on d.a = c.key`);
  const unfit = raw("select key, why from temp.judged where why is not null");
  const shared = raw("select key, key_type, code_space, key_value, names, why from temp.judged where why in ('crowded', 'decided')");
  if (scope.whole) {
    await createAs(session, "core.unfit_key", core.unfit_key, unfit);
    await createAs(session, "core.shared_key", core.shared_key, shared);
    return;
  }
  await session.run(sql`create or replace temp table unfit_before as select key from core.unfit_key where ${within}`);
  await replaceListed(session, "core.unfit_key", core.unfit_key, { of: "key", column: "key" }, unfit);
  await replaceListed(session, "core.shared_key", core.shared_key, { of: "key", column: "key" }, shared);
}

/** temp.strong_key (client_ref, key): the keys by which the records in temp.record may join. A placeholder's code is none. */
export async function findStrongKeys(session: Session, scope: Scope): Promise<void> {
  const members = scope.whole ? raw("true") : raw("client_ref in (select client_ref from temp.record)");
  await session.run(sql`
    create or replace temp table strong_key as
    select k.client_ref, k.key
    from (select * from core.client_key where ${members}) as k
    anti join core.unfit_key as u on u.key = k.key
    where not (k.key_type = 'client_code' and k.nobody)`);
}
