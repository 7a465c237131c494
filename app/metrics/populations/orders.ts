import { raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context, Population } from "../define.ts";
import { clientStatus } from "./client-status.ts";
import { unpaidOrders } from "./left-out.ts";
import { relations } from "./relations.ts";
import { inSomePeriod, monthText, spansTable } from "./spans.ts";

/** How old the car was at the order, in whole model years: by its order, its master record, else its sale here; a band, or null. */
const carAge = {
  /** One row a car with the year it is of. */
  years: sql`
      select vin, min(model_year) as model_year from (
        select vin, model_year from core.vehicles where model_year is not null
        union all
        select s.vin, coalesce(s.model_year, case when s.condition = 'new' then year(s.sold_on) end) as model_year
        from core.sale s
        where not s.is_cancelled and s.vin not in (select vin from core.vehicles where model_year is not null and vin is not null)
      ) as told
      where model_year is not null group by vin`,
  band: sql`case when coalesce(v.model_year, y.model_year) is null then null when year(v.closed_on) - coalesce(v.model_year, y.model_year) < 3 then '0-2'
        when year(v.closed_on) - coalesce(v.model_year, y.model_year) < 6 then '3-5' when year(v.closed_on) - coalesce(v.model_year, y.model_year) < 10 then '6-9' else '10+' end`,
};

/** Most clients are persons: only companies are looked up, at a fourth of the cost of joining every client. */
const clientKind = raw("case when v.client_id in (select client_id from core.client where client_kind = 'company') then 'company' when v.client_id is not null then 'person' end");

/** Per cent off the price before discount, in whole numbers: money is never compared as a float. */
const price = sql`(v.total_amount + v.discount_amount)`;
const under = (percent: number): Sql => sql`v.discount_amount * 100 < ${percent} * ${price}`;
const discountBand = sql`case when not v.discount_known then null when v.discount_amount <= 0 then '0' when ${under(5)} then '0-5' when ${under(10)} then '5-10'
        when ${under(15)} then '10-15' when ${under(30)} then '15-30' else '30+' end`;

/**
 * Orders of the period, any kind, that a customer paid: payer customer, total > 0, not taken out by a reversal.
 * Measures: paid_order = 1; paid_amount (minor units); costed = 1 where the cost is known, margin = paid_amount − cost and costed_amount =
 * paid_amount there, else 0; discount_told = 1 where a discount, or that there is none, is told, discount and price (before it) there, else 0,
 * discounted = 1 where it is above 0; unidentified = 1 without a known client. `status`: how the client stands at A, as in `clientValue`; null
 * for whom is not active then. Source: metrics.md, `average_check`.
 */
export const paidOrders: Population = {
  id: "paid_orders",
  unit: "order",
  dimensions: ["branch", "brand", "client_kind", "visit_kind", "staff", "month", "car_age", "discount_band", "status"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "year",
  monthsBack: 0,
  leftOut: unpaidOrders,
  select: (context) => {
    // What nobody asks for is not looked up: of ten million orders each of these costs more than their sums.
    const [aged, ranked, kinds] = [context.needs.has("car_age"), context.needs.has("status"), context.needs.has("client_kind")];
    return sql`
    with span as (${spansTable(context)})${ranked ? sql`, stands as (${standing(context)})` : raw("")}${aged ? sql`, car_year as (${carAge.years})` : raw("")}
    select s.as_of, concat(v.branch, ' ', v.visit_no) as unit_id, v.client_id, v.closed_on as day, v.branch, v.make as brand, ${kinds ? clientKind : raw("cast(null as varchar)")} as client_kind,
      v.kind as visit_kind, v.advisor as staff, ${monthText(sql`v.closed_on`)} as month, v.total_amount as amount, v.batch_id, v.line,
      ${aged ? carAge.band : raw("cast(null as varchar)")} as car_age, ${discountBand} as discount_band, ${ranked ? raw("st.status") : raw("cast(null as varchar)")} as status,
      1 as paid_order, v.total_amount as paid_amount, case when v.cost_amount is not null then 1 else 0 end as costed,
      case when v.cost_amount is not null then v.total_amount - v.cost_amount else 0 end as margin, case when v.cost_amount is not null then v.total_amount else 0 end as costed_amount,
      case when v.discount_known then 1 else 0 end as discount_told, case when v.discount_known then v.discount_amount else 0 end as discount,
      case when v.discount_known then ${price} else 0 end as price, case when v.discount_known and v.discount_amount > 0 then 1 else 0 end as discounted,
      case when v.client_id is null then 1 else 0 end as unidentified
    from span s cross join core.visit v
    ${aged ? raw("left join car_year y on y.vin = v.vin") : raw("")} ${ranked ? raw("left join stands st on st.as_of = s.as_of and st.client_id = v.client_id") : raw("")}
    where v.closed_on > s.after_day and v.closed_on <= s.until_day and ${inSomePeriod(context, sql`v.closed_on`)}
      and v.payer = 'customer' and v.total_amount > 0 and not v.is_reversed`;
  },
};

/** How each active client stands; where the policy counts cars, by the best of them. */
const standing = (context: Context): Sql => sql`
      select as_of, client_id,
        case when max(loyal) = 1 then 'loyal' when max(repeat) = 1 then 'repeat' when min(too_new) = 1 then 'too_new' else 'once' end as status
      from (${clientStatus.select(context)}) as active_client group by as_of, client_id`;

/**
 * Visit days of the period with their advisor. Measures: visit = 1.
 */
export const servedVisits: Population = {
  id: "served_visits",
  unit: "order",
  dimensions: ["branch", "staff", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "month",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)})
    select s.as_of, concat(v.branch, ' ', v.visit_no) as unit_id, v.client_id, v.day, v.branch, v.advisor as staff, v.total_amount as amount,
      ${monthText(sql`v.day`)} as month, v.batch_id, v.line, 1 as visit
    from span s cross join ${relations(context).visitDay} v
    where v.day > s.after_day and v.day <= s.until_day`,
};
