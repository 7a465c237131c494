import { kindModels, otherKinds } from "../models/core/other-kinds.sql.ts";
import { kinds } from "../sources/contract.ts";
import { ident, join, raw, sql } from "../warehouse/sql.ts";
import type { Check } from "./check.ts";

const loaded = join(kinds.map((kind) => sql`
      select ${kind} as kind, s.key_hash, s.batch_id, s.line from ${ident(`staging.${kind}`)} as s inner join staging.batch as b on b.batch_id = s.batch_id where b.status = 'loaded'`), " union all ");

/** What must hold of the current rows of every kind. */
export const currentChecks: readonly Check[] = [
  {
    id: "all_but_one_superseded",
    query: sql`
      select l.kind, l.key_hash, count(*) as rows, count(lost.batch_id) as lost
      from (${loaded}) as l
      left join core.superseded as lost on lost.kind = l.kind and lost.batch_id = l.batch_id and lost.line = l.line
      group by l.kind, l.key_hash
      having count(*) - count(lost.batch_id) <> 1`,
  },
  {
    id: "superseded_rows_are_loaded",
    query: sql`
      select lost.kind, lost.batch_id, lost.line
      from core.superseded as lost
      left join (${loaded}) as l on l.kind = lost.kind and l.key_hash = lost.key_hash and l.batch_id = lost.batch_id and l.line = lost.line
      where l.batch_id is null`,
  },
  {
    id: "one_row_a_key",
    query: join(kindModels.map(({ name }) => sql`select ${name} as name, key_hash from ${ident(name)} group by key_hash having count(*) > 1`), " union all "),
  },
  {
    id: "no_other_key_lost",
    query: join(
      otherKinds.filter((kind) => kind !== "promo_contacts").map((kind) => sql`
        select ${kind} as kind from (
          select (select count(distinct s.key_hash) from ${ident(`staging.${kind}`)} as s inner join staging.batch as b on b.batch_id = s.batch_id where b.status = 'loaded') as staged,
            (select count(*) from ${ident(`core.${kind}`)}) as built) as n
        where staged <> built`),
      " union all ",
    ),
  },
  {
    id: "one_contact_a_promotion_and_client",
    query: raw("select promo_code, client_id from core.promo_contacts where client_id is not null group by promo_code, client_id having count(*) > 1"),
  },
];
