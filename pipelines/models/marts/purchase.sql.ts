import { raw, sql } from "../../warehouse/sql.ts";
import type { Model } from "../model.ts";
import { marts } from "../tables.ts";

/** Purchases that stand, each with the client's days before it and the car's first paid visit after it. */
export const purchase: Model = {
  name: "marts.purchase",
  columns: marts.purchase,
  depends: ["core.sale", "core.visit", "marts.visit_day"],
  unit: { of: "purchase", column: "key_hash" },
  select: (scope) => sql`
    with standing as (
      select * from core.sale where not is_cancelled and ${scope.within("purchase", raw("key_hash"))}
    ),
    buyer as (
      select distinct client_id from standing where client_id is not null
    ),
    buying_day as (
      select distinct s.client_id, s.sold_on as day from core.sale as s inner join buyer as b on b.client_id = s.client_id where not s.is_cancelled
    ),
    event as (
      select client_id, day, 0 as is_visit from buying_day
      union all
      select v.client_id, v.day, 1 as is_visit
      from marts.visit_day as v
      where v.client_id in (select client_id from buyer)
    ),
    looked_back as (
      select
        client_id, day, is_visit,
        max(case when is_visit = 0 then day end) over (partition by client_id order by day, is_visit rows between unbounded preceding and 1 preceding) as previous_purchase,
        max(case when is_visit = 1 then day end) over (partition by client_id order by day, is_visit rows between unbounded preceding and 1 preceding) as previous_visit
      from event
    ),
    paid_visit as (
      select p.batch_id, p.line, min(v.closed_on) as first_paid_visit
      from standing as p
      inner join (select * from core.visit where vin in (select vin from standing)) as v on v.vin = p.vin
      where v.is_qualifying and v.payer = 'customer' and v.total_amount > 0 and v.closed_on > p.delivered_on
      group by p.batch_id, p.line
    )
    select
      p.batch_id, p.line, p.key_hash, p.branch, p.contract_no, p.sold_on, p.delivered_on, p.client_id, p.vin, p.make, p.condition, p.seller, p.amount,
      l.previous_purchase, l.previous_visit, f.first_paid_visit
    from standing as p
    left join (select * from looked_back where is_visit = 0) as l on l.client_id = p.client_id and l.day = p.sold_on
    left join paid_visit as f on f.batch_id = p.batch_id and f.line = p.line`,
};
