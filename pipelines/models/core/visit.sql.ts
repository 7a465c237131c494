import { list, raw, sql } from "../../warehouse/sql.ts";
import { usualRules } from "../../state/definitions.ts";
import { currentOf, currentRows } from "../current.ts";
import type { Model } from "../model.ts";
import { servedBy, staffTables } from "../staff-match.ts";
import { noted } from "../scope.ts";
import { core } from "../tables.ts";

/** Parts of ten thousand: a threshold in integers, so that money is never compared as a float. */
const PARTS = 10_000;

const advisor = servedBy("v.advisor", "v.branch", "v.closed_on", "a");
const technician = servedBy("v.technician", "v.branch", "v.closed_on", "t");

/** Every current order, whose it is, who served it, and whether it is a visit. */
export const visit: Model = {
  name: "core.visit",
  columns: core.visit,
  depends: ["core.superseded", "core.client_record", "temp.owned_visit", ...staffTables],
  about: "visits",
  unit: { of: "visits", column: "key_hash", noted: noted("visits") },
  select: (scope, settings) => {
    const { payers, kinds } = settings.definition?.rules ?? usualRules(settings.discount_threshold);
    return sql`
    with reversed as (
      select distinct branch, reverses_no
      from ${currentRows("visits", raw("reverses_no is not null"))} as c
      where total_amount < 0 and reverses_no <> visit_no
    ),
    joined as (
      select
        v.batch_id, v.line, v.key_hash, v.branch, v.visit_no, v.closed_on,
        coalesce(r.client_id, o.client_id) as client_id,
        case when r.client_id is not null then 'key' when o.client_id is not null then 'vin' end as identified_by,
        v.vin, v.make, v.model_year, v.mileage_km,
        coalesce(v.kind, 'other') as kind,
        coalesce(v.payer, 'customer') as payer,
        ${advisor.code} as advisor,
        v.advisor as advisor_text,
        ${technician.code} as technician,
        v.technician as technician_text,
        coalesce(v.discount_amount, 0) as discount_amount,
        v.discount_amount is not null as discount_known,
        v.total_amount, v.cost_amount,
        nullif(v.promo_code, '') as promo_code,
        v.reverses_no,
        x.reverses_no is not null as is_reversed
      from ${currentOf("visits", scope)} as v
      left join core.client_record as r on r.client_ref = v.client_ref
      left join temp.owned_visit as o on o.batch_id = v.batch_id and o.line = v.line
      ${advisor.joins}
      ${technician.joins}
      left join reversed as x on x.branch = v.branch and x.reverses_no = v.visit_no
    )
    select
      *,
      client_id is not null and total_amount >= 0 and not is_reversed
        and payer in (${list(payers)}) and kind in (${list(kinds)}) as is_qualifying,
      promo_code is not null or (total_amount + discount_amount > 0
        and discount_amount * ${raw(String(PARTS))} >= ${raw(String(Math.round(settings.discount_threshold * PARTS)))} * (total_amount + discount_amount)) as is_discounted
    from joined`;
  },
};
