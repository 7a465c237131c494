import { sql } from "../../warehouse/sql.ts";
import { currentRows } from "../current.ts";
import type { Model } from "../model.ts";
import { core } from "../tables.ts";

/** Every current promotion. */
export const promotion: Model = {
  name: "core.promotion",
  columns: core.promotion,
  depends: ["temp.superseded_promotions"],
  select: sql`
    select p.batch_id, p.line, p.promo_code, p.name, p.starts_on, p.ends_on, p.kind, p.branches
    from ${currentRows("promotions")} as p`,
};
