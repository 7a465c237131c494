import { sources } from "../../sources/index.ts";
import { typedColumns } from "../../stage/tables.ts";
import { ident, join, sql } from "../../warehouse/sql.ts";
import { currentOf } from "../current.ts";
import type { Model } from "../model.ts";

const typed = typedColumns(sources.promo_contacts);
const own = join(["batch_id", "line", "key_hash", ...Object.keys(typed)].map((column) => sql`s.${ident(column)}`));

/**
 * Clients put into promotions, one row a promotion and client: the earliest contact. Rows of another arm were rejected as they came;
 * where two clients prove to be one afterwards, the arm of the earliest contact stands too.
 */
export const promoContacts: Model = {
  name: "core.promo_contacts",
  columns: { batch_id: "INTEGER", line: "INTEGER", key_hash: "UBIGINT", client_id: "BIGINT", ...typed },
  depends: ["core.superseded", "core.client_record"],
  about: "promo_contacts",
  unit: { of: "promo_contacts", column: "key_hash" },
  select: (scope) => sql`
    select ${own}, s.client_id
    from (
      select
        c.*, r.client_id,
        row_number() over (
          partition by c.promo_code, r.client_id, case when r.client_id is null then c.key_hash end
          order by c.contacted_on nulls last, c.arm, c.channel nulls last, c.key_hash
        ) as place
      from ${currentOf("promo_contacts", scope)} as c
      left join core.client_record as r on r.client_ref = c.client_ref
    ) as s
    where s.place = 1`,
};
