import type { Home } from "#pipelines/index.ts";
import { ident, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { ComponentId } from "#app/bonus/plan.ts";
import { spanAt } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import { keptOrders } from "#app/metrics/populations/kept-orders.ts";
import type { Period } from "#app/metrics/period.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { timedQuery } from "#app/warehouse/run-query.server.ts";
import { keepsWhole, metricOf } from "./measures.ts";

/** A row behind a number: its id, "order:Центр 17", and the load it was read from. */
export interface RowBehind {
  readonly staff: string;
  readonly id: string;
  readonly batch_id: number | null;
}

/** The rows behind a component of everybody in a period, each person's in order. */
export async function rowsBehind(home: Home, component: ComponentId, period: Period): Promise<RowBehind[]> {
  const metric = metricOf[component];
  return timedQuery<RowBehind>(home, `${component} of people`, await unitsSql(home, component, metric, period));
}

async function unitsSql(home: Home, component: ComponentId, metric: Metric, period: Period): Promise<Sql> {
  const { satisfactionMax, applied } = await facts(home);
  const { population } = metric;
  const units = population.select({ spans: [spanAt(period.to, period)], needs: new Set(["staff"] as const), satisfactionMax, applied });
  const counts = [metric.numerator, ...(metric.denominator !== null && keepsWhole.has(component) ? [metric.denominator] : [])];
  const counted = counts.map((name) => sql`${ident(name)} <> 0`).reduce((all, one) => sql`${all} or ${one}`);
  const unit = population.carries.includes("unit") ? ident("unit") : sql`${population.unit}`;
  if (population.carries.includes("batch_id")) {
    return sql`select staff, concat(${unit}, ':', unit_id) as id, batch_id from (${units}) as u where staff is not null and (${counted}) order by staff, id`;
  }
  // A client counts for having come: by the load of the latest visit in the period.
  return sql`select u.staff, concat(${unit}, ':', u.unit_id) as id, v.batch_id
    from (select * from (${units}) as t where staff is not null and (${counted})) as u
    left join (
      select client_id, max(batch_id) as batch_id from marts.visit_day where day >= cast(${period.from} as date) and day <= cast(${period.to} as date) group by client_id
    ) as v on v.client_id = u.client_id
    order by u.staff, id`;
}

/** Orders that business clients paid in a period, with who looks after the client. */
export async function businessOrders(home: Home, period: Period): Promise<(RowBehind & { readonly amount: number })[]> {
  const { satisfactionMax, applied } = await facts(home);
  const orders = keptOrders.select({ spans: [spanAt(period.to, period)], needs: new Set<never>(), satisfactionMax, applied });
  return timedQuery(home, "business_revenue of people", sql`select staff, concat('order:', unit_id) as id, batch_id, paid_amount as amount from (${orders}) as o order by staff, id`);
}

/** A vehicle sold to a returning client: who sold it, and who had served the client last in the 12 months before. */
export interface ReturnDeal {
  readonly deal: string;
  readonly amount_minor: number;
  readonly seller: string | null;
  readonly advisor: string | null;
  readonly technician: string | null;
  readonly order_id: string | null;
  readonly batch_id: number | null;
}

export const returnDeals = (home: Home, { from, to }: Period): Promise<ReturnDeal[]> =>
  timedQuery<ReturnDeal>(
    home,
    "deals of returning clients",
    sql`
    with deal as (
      select branch, contract_no, client_id, sold_on, seller, amount, batch_id from marts.purchase
      where sold_on >= cast(${from} as date) and sold_on <= cast(${to} as date) and client_id is not null and previous_purchase is not null and amount > 0
    ),
    served as (
      select d.branch, d.contract_no, v.advisor, v.technician, concat('order:', v.branch, ' ', v.visit_no) as order_id
      from deal d join core.visit v on v.client_id = d.client_id
      where v.is_qualifying and v.closed_on < d.sold_on and v.closed_on > ${raw("cast(d.sold_on - to_months(12) as date)")}
      qualify row_number() over (partition by d.branch, d.contract_no order by v.closed_on desc, v.total_amount desc, v.visit_no desc) = 1
    )
    select concat(d.branch, ' ', d.contract_no) as deal, d.amount as amount_minor, d.seller, s.advisor, s.technician, s.order_id, d.batch_id
    from deal d left join served s on s.branch = d.branch and s.contract_no = d.contract_no
    order by deal`,
  );
