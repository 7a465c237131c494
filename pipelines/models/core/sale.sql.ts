import { sql } from "../../warehouse/sql.ts";
import { currentOf } from "../current.ts";
import type { Model } from "../model.ts";
import { noted } from "../scope.ts";
import { core } from "../tables.ts";
import { servedBy, staffTables } from "../staff-match.ts";

const served = servedBy("s.seller", "s.branch", "s.sold_on", "p");

/** Every current contract, cancelled ones marked. */
export const sale: Model = {
  name: "core.sale",
  columns: core.sale,
  depends: ["core.superseded", "core.client_record", ...staffTables],
  about: "sales",
  unit: { of: "sales", column: "key_hash", noted: noted("sales") },
  select: (scope) => sql`
    select
      s.batch_id, s.line, s.key_hash, s.branch, s.contract_no, s.sold_on,
      coalesce(s.delivered_on, s.sold_on) as delivered_on,
      r.client_id,
      s.vin, s.make, s.model, s.model_year, s.condition,
      s.price_amount - coalesce(s.discount_amount, 0) as amount,
      s.cost_amount,
      s.trade_in_vin,
      ${served.code} as seller,
      s.seller as seller_text,
      nullif(s.promo_code, '') as promo_code,
      s.cancelled_on is not null as is_cancelled
    from ${currentOf("sales", scope)} as s
    left join core.client_record as r on r.client_ref = s.client_ref
    ${served.joins}`,
};
