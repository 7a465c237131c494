import { raw, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { ordersThatAreNoVisits } from "./left-out.ts";
import { latestAnswerFirst, policySpans } from "./spans.ts";
import { statusContacts } from "./status-contacts.ts";

/**
 * Every client active at the as-of date, with the status of each; every car, where the policy counts cars. Measures (0 or 1), with the
 * numbers of version 1: active · too_new (first contact later than A − 6 months) · eligible (active, not too new) · repeat (eligible, ≥ 2
 * visit days) · discount_only (repeat, every visit day discounted) · detractor (repeat, not discount-only, latest score ≤ 6) ·
 * loyal (what is left) · confirmed (loyal, latest score ≥ 7) · never_asked (loyal, no score) · repeat_asked (repeat, has a score).
 * Source: metrics.md, "Words".
 */
export const clientStatus: Population = {
  id: "client_status",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind"],
  carries: ["client_id", "day", "branch", "score", "unit"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 12,
  byPolicy: true,
  leftOut: ordersThatAreNoVisits("m12"),
  select: (context) => {
    const { min_visits, detractor_max, counting } = context.applied.policy;
    return sql`
    with span as (${policySpans(context)}),
    ${statusContacts(context)},
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
      select c.as_of, c.unit_id, c.client_id, c.last_contact, c.brand, c.branch, c.client_kind, sc.score,
        case when c.first_contact > c.m6 then 1 else 0 end as too_new,
        case when c.first_contact <= c.m6 and c.visit_days >= ${min_visits} then 1 else 0 end as repeat,
        case when c.full_price_days = 0 then 1 else 0 end as never_full_price
      from contacts c
      left join scores sc on sc.as_of = c.as_of and sc.client_id = c.client_id
    )
    select as_of, cast(unit_id as varchar) as unit_id, client_id, last_contact as day, branch, brand, client_kind, score,
      ${counting === "vin" ? raw("'car'") : raw("cast(null as varchar)")} as unit, 1 as active, too_new, 1 - too_new as eligible, repeat,
      repeat * never_full_price as discount_only,
      case when repeat = 1 and never_full_price = 0 and score <= ${detractor_max} then 1 else 0 end as detractor,
      case when repeat = 1 and never_full_price = 0 and (score is null or score > ${detractor_max}) then 1 else 0 end as loyal,
      case when repeat = 1 and never_full_price = 0 and score > ${detractor_max} then 1 else 0 end as confirmed,
      case when repeat = 1 and never_full_price = 0 and score is null then 1 else 0 end as never_asked,
      case when repeat = 1 and score is not null then 1 else 0 end as repeat_asked
    from steps`;
  },
};
