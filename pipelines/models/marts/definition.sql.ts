import { sql } from "../../warehouse/sql.ts";
import type { Model } from "../model.ts";
import { marts } from "../tables.ts";

/** The published definition that core and marts were built with: the one that figures are computed by. It changes in the commit that changes the rows. */
export const definition: Model = {
  name: "marts.definition",
  columns: marts.definition,
  depends: [],
  select: (_scope, { definition: published, discount_threshold }) => sql`
    select ${published?.version ?? 1} as version, ${published?.visits_version ?? 1} as visits_version, ${published?.policy ?? null} as policy,
      ${discount_threshold} as discount_threshold`,
};
