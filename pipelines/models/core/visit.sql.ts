import { raw, sql } from "../../warehouse/sql.ts";
import { currentRows } from "../current.ts";
import type { Model } from "../model.ts";
import { core } from "../tables.ts";

/** Parts of ten thousand: a threshold in integers, so that money is never compared as a float. */
const PARTS = 10_000;

/** Every current order, whose it is, who served it, and whether it is a visit. */
export const visit: Model = {
  name: "core.visit",
  columns: core.visit,
  depends: ["temp.superseded_visits", "core.client_record", "temp.owned_visit", "temp.staff_day"],
  select: (settings) => sql`
    with current_visit as (
      select * from ${currentRows("visits")} as c
    ),
    reversed as (
      select distinct branch, reverses_no
      from current_visit
      where total_amount < 0 and reverses_no is not null and reverses_no <> visit_no
    ),
    joined as (
      select
        v.batch_id, v.line, v.branch, v.visit_no, v.closed_on,
        coalesce(r.client_id, o.client_id) as client_id,
        case when r.client_id is not null then 'key' when o.client_id is not null then 'vin' end as identified_by,
        v.vin, v.make, v.mileage_km,
        coalesce(v.kind, 'other') as kind,
        coalesce(v.payer, 'customer') as payer,
        a.staff_code as advisor,
        v.advisor as advisor_text,
        t.staff_code as technician,
        v.technician as technician_text,
        coalesce(v.discount_amount, 0) as discount_amount,
        v.discount_amount is not null as discount_known,
        v.total_amount, v.cost_amount,
        nullif(v.promo_code, '') as promo_code,
        v.reverses_no,
        x.reverses_no is not null as is_reversed
      from current_visit as v
      left join core.client_record as r on r.client_ref = v.client_ref
      left join temp.owned_visit as o on o.batch_id = v.batch_id and o.line = v.line
      left join temp.staff_day as a on a.said = v.advisor and a.branch = v.branch and a.day = v.closed_on
      left join temp.staff_day as t on t.said = v.technician and t.branch = v.branch and t.day = v.closed_on
      left join reversed as x on x.branch = v.branch and x.reverses_no = v.visit_no
    )
    select
      *,
      client_id is not null and total_amount >= 0 and not is_reversed
        and payer in ('customer', 'warranty', 'insurer') and kind <> 'parts' as is_qualifying,
      promo_code is not null or (total_amount + discount_amount > 0
        and discount_amount * ${raw(String(PARTS))} >= ${raw(String(Math.round(settings.discount_threshold * PARTS)))} * (total_amount + discount_amount)) as is_discounted
    from joined`,
};
