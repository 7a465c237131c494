import { addMonths, join, raw, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { monthText, spansTable } from "./spans.ts";

/** Months after the first purchase at which the share of those who bought again is told. */
export const horizons = [12, 24, 36, 48, 60] as const;

/**
 * Everybody who bought a car here up to A, once for each horizon: seen from the first purchase to the next on a later day, to the horizon,
 * or to A, whatever comes first. Measures: bought = 1; again = 1 with the next purchase no later than the horizon; observed = 1 where the
 * horizon lies no later than A; days seen. Branch, brand, seller, condition: of the first purchase. Source: metrics.md, `repurchase`.
 */
export const buyers: Population = {
  id: "buyers",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind", "staff", "condition", "horizon"],
  carries: ["client_id", "day", "branch", "amount", "days"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 120,
  select: (context) => sql`
    with span as (${spansTable(context)}),
    bought as (
      select s.as_of, p.client_id, p.sold_on, p.branch, p.make, p.seller, p.condition, p.amount,
        min(p.sold_on) over (partition by s.as_of, p.client_id) as first_day,
        row_number() over (partition by s.as_of, p.client_id order by p.sold_on, p.branch, p.contract_no) as place
      from span s cross join marts.purchase p
      where p.client_id is not null and p.sold_on <= s.as_of
    ),
    next_purchase as (
      select as_of, client_id, min(sold_on) as next_day from bought where sold_on > first_day group by as_of, client_id
    ),
    horizon as (${join(horizons.map((months) => sql`select ${raw(`'${months}'`)} as horizon, ${raw(String(months))} as months`), " union all ")}),
    seen as (
      select b.as_of, b.client_id, b.sold_on, b.branch, b.make, b.seller, b.condition, b.amount, n.next_day, h.horizon,
        case h.months ${join(horizons.map((months) => sql`when ${raw(String(months))} then ${addMonths(sql`b.sold_on`, months)}`), " ")} end as end_day
      from bought b
      cross join horizon h
      left join next_purchase n on n.as_of = b.as_of and n.client_id = b.client_id
      where b.place = 1
    )
    select s.as_of, cast(s.client_id as varchar) as unit_id, s.client_id, s.sold_on as day, s.branch, s.make as brand, k.client_kind, s.seller as staff, s.condition,
      s.amount, s.horizon, ${monthText(sql`s.sold_on`)} as month, 1 as bought,
      case when s.next_day <= s.end_day then 1 else 0 end as again,
      case when s.end_day <= s.as_of then 1 else 0 end as observed,
      date_diff('day', s.sold_on, least(coalesce(s.next_day, s.as_of), s.end_day, s.as_of)) as days
    from seen s left join core.client k on k.client_id = s.client_id`,
};
