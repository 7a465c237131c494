import { sources } from "../../sources/index.ts";
import { typedColumns } from "../../stage/tables.ts";
import { hash, ident, join, raw, sql } from "../../warehouse/sql.ts";
import { currentOf } from "../current.ts";
import type { Model } from "../model.ts";

const typed = typedColumns(sources.visit_lines);
const own = join(["batch_id", "line", "key_hash", ...Object.keys(typed)].map((column) => sql`s.${ident(column)}`));

/** Every current work and part; its client is that of its visit. visit_key is the visit's key_hash, there or not. */
export const visitLines: Model = {
  name: "core.visit_lines",
  columns: { batch_id: "INTEGER", line: "INTEGER", key_hash: "UBIGINT", visit_key: "UBIGINT", client_id: "BIGINT", ...typed },
  depends: ["core.superseded", "core.visit"],
  about: "visit_lines",
  unit: { of: "visit_lines", column: "key_hash" },
  select: (scope) => sql`
    with written as (
      select c.*, ${hash(raw("c.branch"), raw("c.visit_no"))} as visit_key from ${currentOf("visit_lines", scope)} as c
    )
    select ${own}, s.visit_key, v.client_id
    from written as s
    left join (select key_hash, client_id from core.visit where key_hash in (select visit_key from written)) as v on v.key_hash = s.visit_key`,
};
