import { sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { ordersThatAreNoVisits } from "./left-out.ts";
import { latestAnswerFirst, spansTable } from "./spans.ts";

/**
 * Every client active at the as-of date, with the status of each. Measures (0 or 1):
 * active · too_new (first contact later than A − 6 months) · eligible (active, not too new) · repeat (eligible, ≥ 2 visit days) ·
 * discount_only (repeat, every visit day discounted) · detractor (repeat, not discount-only, latest score ≤ 6) ·
 * loyal (what is left) · confirmed (loyal, latest score ≥ 7) · never_asked (loyal, no score) · repeat_asked (repeat, has a score).
 * Source: metrics.md, "Words".
 */
export const clientStatus: Population = {
  id: "client_status",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind"],
  carries: ["client_id", "day", "branch", "score"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 12,
  leftOut: ordersThatAreNoVisits("m12"),
  select: (context) => sql`
    with span as (${spansTable(context)}),
    home as (${homeBranch(context, "m12", "as_of")}),
    contacts as (
      select s.as_of, s.m6, c.client_id, max(c.day) as last_contact,
        count(*) filter (where c.contact = 'visit') as visit_days,
        substr(max(case when c.make is not null then concat(cast(c.day as varchar), '|', c.make) end), 12) as brand
      from span s cross join marts.contact c
      where c.day > s.m12 and c.day <= s.as_of
      group by s.as_of, s.m6, c.client_id
    ),
    discounts as (
      select s.as_of, v.client_id, count(*) filter (where not v.all_discounted) as full_price_days
      from span s cross join marts.visit_day v
      where v.day > s.m12 and v.day <= s.as_of
      group by s.as_of, v.client_id
    ),
    scores as (
      select s.as_of, q.client_id, q.recommend_score as score
      from span s cross join core.survey q
      where q.client_id is not null and q.recommend_score is not null and q.responded_on > s.m12 and q.responded_on <= s.as_of
      qualify row_number() over (
        partition by s.as_of, q.client_id
        order by ${latestAnswerFirst}
      ) = 1
    ),
    steps as (
      select c.as_of, c.client_id, c.last_contact, c.brand, h.branch, k.client_kind, sc.score,
        case when f.first_contact > c.m6 then 1 else 0 end as too_new,
        case when f.first_contact <= c.m6 and c.visit_days >= 2 then 1 else 0 end as repeat,
        case when coalesce(d.full_price_days, 0) = 0 then 1 else 0 end as never_full_price
      from contacts c
      join marts.client_first f on f.client_id = c.client_id
      join core.client k on k.client_id = c.client_id
      left join home h on h.as_of = c.as_of and h.client_id = c.client_id
      left join discounts d on d.as_of = c.as_of and d.client_id = c.client_id
      left join scores sc on sc.as_of = c.as_of and sc.client_id = c.client_id
    )
    select as_of, cast(client_id as varchar) as unit_id, client_id, last_contact as day, branch, brand, client_kind, score,
      1 as active, too_new, 1 - too_new as eligible, repeat,
      repeat * never_full_price as discount_only,
      case when repeat = 1 and never_full_price = 0 and score <= 6 then 1 else 0 end as detractor,
      case when repeat = 1 and never_full_price = 0 and (score is null or score > 6) then 1 else 0 end as loyal,
      case when repeat = 1 and never_full_price = 0 and score >= 7 then 1 else 0 end as confirmed,
      case when repeat = 1 and never_full_price = 0 and score is null then 1 else 0 end as never_asked,
      case when repeat = 1 and score is not null then 1 else 0 end as repeat_asked
    from steps`,
};
