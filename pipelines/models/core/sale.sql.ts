import { sql } from "../../warehouse/sql.ts";
import { currentRows } from "../current.ts";
import type { Model } from "../model.ts";
import { core } from "../tables.ts";

/** Every current contract, cancelled ones marked. */
export const sale: Model = {
  name: "core.sale",
  columns: core.sale,
  depends: ["temp.superseded_sales", "core.client_record", "temp.staff_day"],
  select: sql`
    select
      s.batch_id, s.line, s.branch, s.contract_no, s.sold_on,
      coalesce(s.delivered_on, s.sold_on) as delivered_on,
      r.client_id,
      s.vin, s.make, s.model, s.condition,
      s.price_amount - coalesce(s.discount_amount, 0) as amount,
      s.cost_amount,
      p.staff_code as seller,
      s.seller as seller_text,
      nullif(s.promo_code, '') as promo_code,
      s.cancelled_on is not null as is_cancelled
    from ${currentRows("sales")} as s
    left join core.client_record as r on r.client_ref = s.client_ref
    left join temp.staff_day as p on p.said = s.seller and p.branch = s.branch and p.day = s.sold_on`,
};
