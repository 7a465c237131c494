import { addMonths, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { cancelledSales } from "./left-out.ts";
import { relations } from "./relations.ts";
import { monthText, spansTable } from "./spans.ts";

const columns = sql`
  s.as_of, concat(p.branch, ' ', p.contract_no) as unit_id, p.client_id, p.branch, p.make as brand, k.client_kind, p.seller as staff,
  p.condition, p.amount, p.batch_id, p.line`;

/**
 * Vehicle purchases in (A − 12m, A]. Measures: sale = 1; sale_amount; repeat_sale = 1 to a client with a purchase on an earlier
 * day, repeat_sale_amount; from_service = 1 where the client had a qualifying visit in (d − 12m, d), the day d itself not counted;
 * unidentified = 1 without a known client. Source: metrics.md, `repeat_sale_share`, `service_to_sale`.
 */
export const purchases: Population = {
  id: "purchases",
  unit: "sale",
  dimensions: ["branch", "brand", "client_kind", "staff", "condition", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "trailing",
  monthsBack: 12,
  leftOut: cancelledSales("sold_on", "m12", "as_of"),
  select: (context) => sql`
    with span as (${spansTable(context)})
    select ${columns}, p.sold_on as day, ${monthText(sql`p.sold_on`)} as month, 1 as sale, p.amount as sale_amount,
      case when p.previous_purchase is not null then 1 else 0 end as repeat_sale,
      case when p.previous_purchase is not null then p.amount else 0 end as repeat_sale_amount,
      case when p.previous_visit > ${addMonths(sql`p.sold_on`, -12)} then 1 else 0 end as from_service,
      case when p.client_id is null then 1 else 0 end as unidentified
    from span s cross join ${relations(context).purchase} p left join core.client k on k.client_id = p.client_id
    where p.sold_on > s.m12 and p.sold_on <= s.as_of`,
};

/**
 * Vehicles delivered in (A − 24m, A − 12m]. Measures: delivery = 1; came_to_service = 1 where the VIN made a paid qualifying visit
 * after the day of delivery and no later than 12 months after it. Source: metrics.md, `sale_to_service`.
 */
export const deliveries: Population = {
  id: "deliveries",
  unit: "sale",
  dimensions: ["branch", "brand", "client_kind", "staff", "condition", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "trailing",
  monthsBack: 24,
  leftOut: cancelledSales("delivered_on", "m24", "m12"),
  select: (context) => sql`
    with span as (${spansTable(context)})
    select ${columns}, p.delivered_on as day, ${monthText(sql`p.delivered_on`)} as month, 1 as delivery,
      case when p.first_paid_visit <= ${addMonths(sql`p.delivered_on`, 12)} then 1 else 0 end as came_to_service,
      case when p.vin is null then 1 else 0 end as no_vin
    from span s cross join ${relations(context).purchase} p left join core.client k on k.client_id = p.client_id
    where p.delivered_on > s.m24 and p.delivered_on <= s.m12`,
};

/** Purchases in the period. Measures: repeat_sale, sale. Source: metrics.md, "Staff", `repeat_sales`. */
export const periodSales: Population = {
  id: "period_sales",
  unit: "sale",
  dimensions: ["branch", "staff", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "month",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)})
    select ${columns}, p.sold_on as day, ${monthText(sql`p.sold_on`)} as month, 1 as sale,
      case when p.previous_purchase is not null then 1 else 0 end as repeat_sale
    from span s cross join ${relations(context).purchase} p left join core.client k on k.client_id = p.client_id
    where p.sold_on > s.after_day and p.sold_on <= s.until_day`,
};
