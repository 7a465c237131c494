import { addMonths, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { isVisit } from "./relations.ts";
import { monthText, spansTable } from "./spans.ts";

/**
 * Sets of wheels taken into store in (A − 21m, A − 9m], so that the season in which they are needed again is over. Measures: stored = 1;
 * fitted = 1 where the car came for tyres after the day of storing and no later than nine months after it. Source: metrics.md, `tyre_storage_return`.
 */
export const storedSets: Population = {
  id: "stored_sets",
  unit: "tyres",
  dimensions: ["branch", "client_kind", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "trailing",
  monthsBack: 21,
  select: (context) => sql`
    with span as (${spansTable(context)}),
    fitting as (
      select t.storage_no
      from core.tyre_storage t
      join (select v.vin, v.closed_on from core.visit v where v.kind = 'tyres' and ${isVisit(context.applied.policy)} and v.vin in (select vin from core.tyre_storage)) as v on v.vin = t.vin
      where v.closed_on > t.stored_on and v.closed_on <= ${addMonths(sql`t.stored_on`, 9)}
      group by t.storage_no
    )
    select s.as_of, t.storage_no as unit_id, t.client_id, t.stored_on as day, t.branch, k.client_kind, ${monthText(sql`t.stored_on`)} as month, t.fee_amount as amount,
      t.batch_id, t.line, 1 as stored, case when f.storage_no is not null then 1 else 0 end as fitted
    from span s cross join core.tyre_storage t
    left join core.client k on k.client_id = t.client_id
    left join fitting f on f.storage_no = t.storage_no
    where t.stored_on > ${addMonths(sql`s.as_of`, -21)} and t.stored_on <= ${addMonths(sql`s.as_of`, -9)}`,
};
