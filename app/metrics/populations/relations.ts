import { lastKnown, list, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context } from "../define.ts";
import { readsMarts, type Policy, type VisitRules } from "../policy.ts";

/** The tables that stand on which orders are visits, by the names to read them under. */
export interface Relations {
  readonly visitDay: Sql;
  readonly contact: Sql;
  readonly clientFirst: Sql;
  readonly purchase: Sql;
}

const ofMarts: Relations = { visitDay: raw("marts.visit_day"), contact: raw("marts.contact"), clientFirst: raw("marts.client_first"), purchase: raw("marts.purchase") };
const ofDraft: Relations = { visitDay: raw("policy_visit_day"), contact: raw("policy_contact"), clientFirst: raw("policy_client_first"), purchase: raw("policy_purchase") };

/** Where a population reads visit days, contacts, first days and purchases: the marts, when they were built with the policy's rules. */
export const relations = ({ applied }: Context): Relations => (readsMarts(applied) ? ofMarts : ofDraft);

/** What goes before a statement for `relations` to be there: nothing, or a `with` of those tables made from the orders. */
export function draftTables({ applied }: Pick<Context, "applied">): Sql {
  if (readsMarts(applied)) return raw("");
  return sql`with
    policy_visit_day as materialized (${visitDays(applied.policy)}),
    policy_contact as (
      select client_id, day, 'visit' as contact, branch, make, batch_id, line from policy_visit_day
      union all
      select client_id, sold_on, 'purchase', branch, make, batch_id, line from core.sale where client_id is not null and not is_cancelled
    ),
    policy_client_first as (${clientFirst}),
    policy_purchase as (${purchases(applied.policy)})
    `;
}

const paidBy = ({ payers, kinds }: VisitRules): Sql => sql`v.payer in (${list(payers)}) and v.kind in (${list(kinds)})`;

/** Whether an order `v` of core.visit is a visit, and discounted: parts of ten thousand, so that money is never compared as a float. */
export const isVisit = (rules: VisitRules): Sql => sql`(v.client_id is not null and v.total_amount >= 0 and not v.is_reversed and ${paidBy(rules)})`;
export const isDiscounted = ({ discount_threshold }: VisitRules): Sql =>
  sql`(v.promo_code is not null or (v.total_amount + v.discount_amount > 0 and v.discount_amount * 10000 >= ${Math.round(discount_threshold * 10_000)} * (v.total_amount + v.discount_amount)))`;

/** The rows of marts.visit_day by other rules: of one client and day the largest order stands for all. */
const visitDays = (policy: Policy): Sql => sql`
      select client_id, day, branch, visit_no, advisor, kind,
        coalesce(make, day_make, ${lastKnown(sql`coalesce(make, day_make)`)} over (partition by client_id order by day rows between unbounded preceding and current row)) as make,
        orders, total_amount, all_discounted, batch_id, line
      from (
        select v.client_id, v.closed_on as day, v.branch, v.visit_no, v.advisor, v.kind, v.make, v.batch_id, v.line,
          max(v.make) over of_day as day_make, count(*) over of_day as orders, cast(sum(v.total_amount) over of_day as bigint) as total_amount,
          min(case when ${isDiscounted(policy)} then 1 else 0 end) over of_day = 1 as all_discounted,
          row_number() over (partition by v.client_id, v.closed_on order by v.total_amount desc, v.branch, v.visit_no) as place
        from core.visit v
        where ${isVisit(policy)}
        window of_day as (partition by v.client_id, v.closed_on)
      ) as o
      where place = 1`;

const clientFirst = sql`
      select c.client_id, min(c.day) as first_contact, min(v.day) as first_visit, min(v.branch) as first_visit_branch, min(v.second_visit) as second_visit
      from policy_contact c
      left join (
        select client_id, day, branch, lead(day) over (partition by client_id order by day) as second_visit,
          row_number() over (partition by client_id order by day) as place
        from policy_visit_day
      ) as v on v.client_id = c.client_id and v.place = 1
      group by c.client_id`;

/** The rows of marts.purchase with what visits there were before and after. */
const purchases = (policy: Policy): Sql => sql`
      select p.batch_id, p.line, p.branch, p.contract_no, p.sold_on, p.delivered_on, p.client_id, p.vin, p.make, p.condition, p.seller, p.amount,
        p.previous_purchase, b.previous_visit, f.first_paid_visit
      from marts.purchase p
      left join (
        select d.client_id, d.sold_on, max(v.day) as previous_visit
        from (select distinct client_id, sold_on from marts.purchase where client_id is not null) as d
        join policy_visit_day v on v.client_id = d.client_id
        where v.day < d.sold_on
        group by d.client_id, d.sold_on
      ) as b on b.client_id = p.client_id and b.sold_on = p.sold_on
      left join (
        select d.vin, d.delivered_on, min(v.closed_on) as first_paid_visit
        from (select distinct vin, delivered_on from marts.purchase where vin is not null) as d
        join core.visit v on v.vin = d.vin
        where v.closed_on > d.delivered_on and v.payer = 'customer' and v.total_amount > 0 and ${isVisit(policy)}
        group by d.vin, d.delivered_on
      ) as f on f.vin = p.vin and f.delivered_on = p.delivered_on`;

