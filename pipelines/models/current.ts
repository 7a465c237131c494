import { kinds, type Kind } from "../sources/contract.ts";
import { ident, sql, type Sql } from "../warehouse/sql.ts";
import type { Model } from "./model.ts";

const stagedOf = (kind: Kind): Sql => ident(`staging.${kind}`);

/** Rows of loaded batches that lost their key to a row of a higher rank, or to a later line of the same file. */
export const supersededModels: readonly Model[] = kinds.map((kind) => ({
  name: `temp.superseded_${kind}`,
  columns: { batch_id: "INTEGER", line: "INTEGER" },
  depends: [],
  select: sql`
    with loaded as (
      select s.key_hash, s.batch_id, s.line, b.rank
      from ${stagedOf(kind)} as s
      inner join staging.batch as b on b.batch_id = s.batch_id
      where b.status = 'loaded'
    ),
    disputed as (
      select key_hash from loaded group by key_hash having count(*) > 1
    ),
    placed as (
      select l.batch_id, l.line, row_number() over (partition by l.key_hash order by l.rank desc, l.batch_id desc, l.line desc) as place
      from loaded as l
      inner join disputed as d on d.key_hash = l.key_hash
    )
    select batch_id, line from placed where place > 1`,
}));

/**
 * The current rows of a kind, as a subquery with all staged columns: one row a natural key, that of the batch of the highest
 * rank and there of the last line. Reads `temp.superseded_<kind>`, so it holds only while models are built.
 */
export const currentRows = (kind: Kind): Sql => sql`(
      select s.*
      from ${stagedOf(kind)} as s
      inner join staging.batch as b on b.batch_id = s.batch_id
      left join ${ident(`temp.superseded_${kind}`)} as lost on lost.batch_id = s.batch_id and lost.line = s.line
      where b.status = 'loaded' and lost.batch_id is null
    )`;
