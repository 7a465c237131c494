import { ident, list, raw, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { readsMarts } from "../policy.ts";
import { isVisit } from "./relations.ts";
import { latestAnswerFirst, policySpans, spansTable } from "./spans.ts";

/** Orders of the window (from, A] that are no qualifying visits, by the first reason that applies; m12 is where the policy's window begins. */
export const ordersThatAreNoVisits = (from: "m12" | "m24"): NonNullable<Population["leftOut"]> => ({
  dimensions: ["branch"],
  select: (context) => {
    const { policy } = context.applied;
    return sql`
    with span as (${from === "m12" ? policySpans(context) : spansTable(context)})
    select s.as_of, v.branch,
      case when v.total_amount < 0 then 'reversal' when v.is_reversed then 'reversed' when v.client_id is null then 'unidentified'
        when v.payer not in (${list(policy.payers)}) then case when v.payer = 'internal' then 'internal' else 'other_payer' end
        when v.kind = 'parts' then 'counter_sale' else 'other_kind' end as reason
    from span s cross join core.visit v
    where v.closed_on > s.${ident(from)} and v.closed_on <= s.as_of and not ${readsMarts(context.applied) ? raw("v.is_qualifying") : isVisit(policy)}`;
  },
});

/** Orders of the period that a customer did not pay. */
export const unpaidOrders: NonNullable<Population["leftOut"]> = {
  dimensions: ["branch", "visit_kind"],
  select: (context) => sql`
    with span as (${spansTable(context)})
    select s.as_of, v.branch, v.kind as visit_kind,
      case when v.total_amount < 0 then 'reversal' when v.is_reversed then 'reversed' when v.payer <> 'customer' then 'not_customer' else 'zero' end as reason
    from span s cross join core.visit v
    where v.closed_on > s.after_day and v.closed_on <= s.until_day and (v.payer <> 'customer' or v.total_amount <= 0 or v.is_reversed)`,
};

/** Cancelled contracts of the window. */
export const cancelledSales = (day: "sold_on" | "delivered_on", from: "m12" | "m24", to: "as_of" | "m12"): NonNullable<Population["leftOut"]> => ({
  dimensions: ["branch", "condition"],
  select: (context) => sql`
    with span as (${spansTable(context)})
    select s.as_of, c.branch, c.condition, 'cancelled' as reason
    from span s cross join core.sale c
    where c.is_cancelled and c.${ident(day)} > s.${ident(from)} and c.${ident(day)} <= s.${ident(to)}`,
});

/** Answers of the trailing year without a score, without a client, or followed by a later one of the same client and origin. */
export const answersNotCounted: NonNullable<Population["leftOut"]> = {
  dimensions: ["origin"],
  select: (context) => sql`
    with span as (${spansTable(context)}),
    answers as (
      select s.as_of, q.origin, q.client_id, q.recommend_score as score,
        row_number() over (
          partition by s.as_of, q.client_id, q.origin, q.recommend_score is null
          order by ${latestAnswerFirst}
        ) as place
      from span s cross join core.survey q
      where q.responded_on > s.m12 and q.responded_on <= s.as_of
    )
    select as_of, origin, case when score is null then 'no_score' when client_id is null then 'anonymous' else 'older_answer' end as reason
    from answers where score is null or client_id is null or place > 1`,
};
