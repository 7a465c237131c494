import { kinds, type Kind } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, raw, sql, type Sql } from "../warehouse/sql.ts";
import { createAs } from "./model.ts";
import { everything, type Scope } from "./scope.ts";
import { core } from "./tables.ts";

const stagedOf = (kind: Kind): Sql => ident(`staging.${kind}`);

/** Rows of loaded batches that lost their key to a row of a higher rank, or to a later line of the same file. */
const supersededRows = (kind: Kind, scope: Scope): Sql => sql`
    with loaded as (
      select s.key_hash, s.batch_id, s.line, b.rank
      from ${scope.touched(kind)} as s
      inner join staging.batch as b on b.batch_id = s.batch_id
      where b.status = 'loaded'
    ),
    disputed as (
      select key_hash from loaded group by key_hash having count(*) > 1
    ),
    placed as (
      select l.key_hash, l.batch_id, l.line, row_number() over (partition by l.key_hash order by l.rank desc, l.batch_id desc, l.line desc) as place
      from loaded as l
      inner join disputed as d on d.key_hash = l.key_hash
    )
    select ${kind} as kind, key_hash, batch_id, line from placed where place > 1`;

/** Brings core.superseded up to date: for every kind, or for the listed keys of some. */
export async function findSuperseded(session: Session, scope: Scope, some: readonly Kind[] = kinds): Promise<void> {
  if (scope.whole) await createAs(session, "core.superseded", core.superseded, sql`select null as kind, null as key_hash, null as batch_id, null as line where false`);
  const sound = scope.whole ? await withoutRepeats(session) : [];
  for (const kind of some) {
    if (sound.includes(kind)) continue;
    if (!scope.whole) await session.run(sql`delete from core.superseded where kind = ${kind} and ${scope.within(kind, sql`key_hash`)}`);
    await session.run(sql`insert into core.superseded ${supersededRows(kind, scope)}`);
  }
}

/** Kinds of which one batch is loaded, and no row of that repeats another: to count ten million keys takes a second. */
async function withoutRepeats(session: Session): Promise<Kind[]> {
  const rows = await session.query<{ kind: Kind }>(raw("select kind from staging.batch where status = 'loaded' and kind is not null group by kind having count(*) = 1 and max(unchanged + superseded) = 0"));
  return rows.map((row) => row.kind);
}

/**
 * The current rows of a kind, as a subquery with all staged columns: one row a natural key, that of the batch of the highest
 * rank and there of the last line. `where` narrows the staged rows first, by columns of theirs.
 */
export const currentRows = (kind: Kind, where: Sql = raw("true"), scope: Scope = everything): Sql => currentAmong(kind, scope.rows(stagedOf(kind), where));

/** The current rows of a kind within a scope; `where` narrows them further. */
export const currentOf = (kind: Kind, scope: Scope, where?: Sql): Sql => currentAmong(kind, scope.touched(kind, where));

const currentAmong = (kind: Kind, rows: Sql): Sql => sql`(
      select s.*
      from ${rows} as s
      inner join (select batch_id as loaded_id from staging.batch where status = 'loaded') as b on b.loaded_id = s.batch_id
      left join (select batch_id as lost_id, line as lost_line from core.superseded where kind = ${kind}) as lost on lost.lost_id = s.batch_id and lost.lost_line = s.line
      where lost.lost_id is null
    )`;
