import { addMonths, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { relations } from "./relations.ts";
import { spansTable } from "./spans.ts";

/**
 * Cars delivered in (A − 60m, A] with a known VIN, seen from delivery to the first paid visit, for 24 months, or to A, whatever comes first.
 * Measures: delivered = 1; came = 1 with such a visit; days seen. `sale_to_service` counts the same visits within 12 months.
 */
export const deliveredCars: Population = {
  id: "delivered_cars",
  unit: "sale",
  dimensions: ["branch", "brand", "client_kind", "staff", "condition"],
  carries: ["client_id", "day", "branch", "amount", "days", "batch_id", "line"],
  monthly: "event",
  window: "trailing",
  monthsBack: 60,
  select: (context) => sql`
    with span as (${spansTable(context)}),
    seen as (
      select s.as_of, p.branch, p.contract_no, p.client_id, p.make, p.seller, p.condition, p.delivered_on, p.amount, p.batch_id, p.line,
        case when p.first_paid_visit <= s.as_of and p.first_paid_visit <= ${addMonths(sql`p.delivered_on`, 24)} then p.first_paid_visit end as first_visit,
        least(s.as_of, ${addMonths(sql`p.delivered_on`, 24)}) as end_day
      from span s cross join ${relations(context).purchase} p
      where p.vin is not null and p.delivered_on > ${addMonths(sql`s.as_of`, -60)} and p.delivered_on <= s.as_of
    )
    select v.as_of, concat(v.branch, ' ', v.contract_no) as unit_id, v.client_id, v.delivered_on as day, v.branch, v.make as brand, k.client_kind, v.seller as staff, v.condition,
      v.amount, v.batch_id, v.line, 1 as delivered, case when v.first_visit is not null then 1 else 0 end as came, date_diff('day', v.delivered_on, coalesce(v.first_visit, v.end_day)) as days
    from seen v left join core.client k on k.client_id = v.client_id`,
};
