import { addMonths, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { relations } from "./relations.ts";
import { spansTable } from "./spans.ts";

/**
 * Cars delivered in (A − 60m, A − 12m], and how far round the loop each has come by A. Measures (0 or 1): sold = 1 with a known VIN; came, to
 * paid service within 12 months of delivery; could_return, came and 12 months have passed since; regular, could_return and came again, on
 * another day within those 12 months; stored, regular and left wheels in store after delivery; bought_again, its buyer took another car on a
 * later day; traded_in, bought_again and this car was taken in part payment; no_first,
 * no_return, no_store, no_trade_in: those who could have and did not. Money (minor units): first_year, paid for this car within 12
 * months of delivery where it came; next_year, paid in the 12 months after the first visit where it is regular; fee, of its latest storing
 * where it is told (fee_told = 1). Paid: as in `average_check`. Source: screens.md, "Sales and service".
 */
export const soldCars: Population = {
  id: "sold_cars",
  unit: "sale",
  dimensions: ["branch", "brand", "client_kind", "staff", "condition"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 60,
  select: (context) => sql`
    with span as (${spansTable(context)}),
    car as (
      select s.as_of, p.branch, p.contract_no, p.delivered_on, p.client_id, p.vin, p.make, p.condition, p.seller, p.amount, p.batch_id, p.line, p.sold_on,
        case when p.first_paid_visit <= ${addMonths(sql`p.delivered_on`, 12)} then p.first_paid_visit end as first_visit,
        ${addMonths(sql`p.delivered_on`, 12)} as year_end, ${addMonths(sql`p.first_paid_visit`, 12)} as return_end
      from span s cross join ${relations(context).purchase} p
      where p.vin is not null and p.delivered_on > ${addMonths(sql`s.as_of`, -60)} and p.delivered_on <= s.m12
    ),
    paid as (
      select c.as_of, c.batch_id, c.line, sum(case when v.closed_on <= c.year_end then v.total_amount else 0 end) as first_year,
        sum(case when v.closed_on > c.first_visit and v.closed_on <= c.return_end then v.total_amount else 0 end) as next_year,
        max(case when v.closed_on > c.first_visit and v.closed_on <= c.return_end then 1 else 0 end) as returned
      from car c
      join (select vin, closed_on, total_amount from core.visit where payer = 'customer' and total_amount > 0 and not is_reversed and client_id is not null and vin in (select vin from marts.purchase)) as v on v.vin = c.vin
      where c.first_visit is not null and v.closed_on > c.delivered_on and v.closed_on <= c.as_of
      group by c.as_of, c.batch_id, c.line
    ),
    wheels as (
      select as_of, batch_id, line, fee_amount from (
        select c.as_of, c.batch_id, c.line, t.fee_amount, row_number() over (partition by c.as_of, c.batch_id, c.line order by t.stored_on desc, t.storage_no) as place
        from car c join core.tyre_storage t on t.vin = c.vin
        where t.stored_on > c.delivered_on and t.stored_on <= c.as_of
      ) as kept where place = 1
    ),
    again as (
      select c.as_of, c.batch_id, c.line, max(case when t.trade_in_vin = c.vin then 1 else 0 end) as traded_in
      from car c join core.sale t on t.client_id = c.client_id
      where not t.is_cancelled and t.sold_on > c.sold_on and t.sold_on <= c.as_of
      group by c.as_of, c.batch_id, c.line
    ),
    stage as (
      select c.as_of, c.batch_id, c.line, c.branch, c.contract_no, c.client_id, c.delivered_on, c.make, c.condition, c.seller, c.amount, coalesce(p.first_year, 0) as first_year, coalesce(p.next_year, 0) as next_year, w.fee_amount,
        case when c.first_visit is not null then 1 else 0 end as came,
        case when c.first_visit is not null and c.return_end <= c.as_of then 1 else 0 end as could_return,
        case when c.first_visit is not null and c.return_end <= c.as_of and p.returned = 1 then 1 else 0 end as regular,
        case when w.line is not null then 1 else 0 end as kept, case when a.line is not null then 1 else 0 end as bought_again, coalesce(a.traded_in, 0) as traded_in
      from car c
      left join paid p on p.as_of = c.as_of and p.batch_id = c.batch_id and p.line = c.line
      left join wheels w on w.as_of = c.as_of and w.batch_id = c.batch_id and w.line = c.line
      left join again a on a.as_of = c.as_of and a.batch_id = c.batch_id and a.line = c.line
    )
    select s.as_of, concat(s.branch, ' ', s.contract_no) as unit_id, s.client_id, s.delivered_on as day, s.branch, s.make as brand, k.client_kind, s.seller as staff, s.condition,
      s.amount, s.batch_id, s.line, 1 as sold, s.came, s.could_return, s.regular, s.regular * s.kept as stored, s.bought_again, s.traded_in,
      1 - s.came as no_first, s.could_return - s.regular as no_return, s.regular - s.regular * s.kept as no_store, s.bought_again - s.traded_in as no_trade_in,
      s.came * s.first_year as first_year, s.regular * s.next_year as next_year,
      case when s.regular = 1 and s.fee_amount is not null then 1 else 0 end as fee_told, case when s.regular = 1 then coalesce(s.fee_amount, 0) else 0 end as fee
    from stage s left join core.client k on k.client_id = s.client_id`,
};
