import { sql } from "../../warehouse/sql.ts";
import { currentOf } from "../current.ts";
import type { Model } from "../model.ts";
import { core } from "../tables.ts";

/** Every current promotion. */
export const promotion: Model = {
  name: "core.promotion",
  columns: core.promotion,
  depends: ["core.superseded"],
  about: "promotions",
  unit: { of: "promotions", column: "key_hash" },
  select: (scope) => sql`
    select p.batch_id, p.line, p.key_hash, p.promo_code, p.name, p.starts_on, p.ends_on, p.kind, p.branches
    from ${currentOf("promotions", scope)} as p`,
};
