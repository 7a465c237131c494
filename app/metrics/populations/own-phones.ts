import { raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { monthText, spansTable } from "./spans.ts";

/** So many different names under one phone, nearly all served by one person, are far above what families have. */
export const MANY_NAMES = 4;
/** So many other names under the phone that a member of staff has as a client. */
export const OTHER_NAMES = 2;
/** Nine orders of ten are nearly all. */
const NEARLY = { of: 10, at_least: 9 };

const n = (value: number): Sql => raw(String(value));

/**
 * Orders of the period with their advisor. Measures: order_seen = 1; own_phone = 1 where the order came with a phone under which its advisor has
 * served several people: the phone that the advisor has as a client here, with at least two other names, or a phone with at least four
 * names, nine of ten of whose orders up to the period's end are this advisor's. The advisor's own car under the advisor's own name is no such order, nor are those of companies: a
 * driver may give the phone of the firm. Exports have no phones of staff; who is a client too has one.
 */
export const ownPhoneOrders: Population = {
  id: "own_phone_orders",
  unit: "order",
  dimensions: ["branch", "visit_kind", "staff", "month"],
  carries: ["client_id", "day", "branch", "amount", "batch_id", "line"],
  monthly: "event",
  window: "month",
  monthsBack: 0,
  select: (context) => sql`
    with span as (${spansTable(context)}), ${underPhones},
    lines as (select s.as_of, p.* from span s cross join placed p where p.closed_on <= s.until_day),
    by_person as (select as_of, phone, advisor, count(*) as orders, count(distinct folded) as names from lines group by as_of, phone, advisor),
    by_phone as (select as_of, phone, sum(orders) as orders from by_person group by as_of, phone),
    hinted as (
      select p.as_of, p.phone, p.advisor from by_person p join by_phone t on t.as_of = p.as_of and t.phone = p.phone
      where p.names >= ${n(MANY_NAMES)} and p.orders * ${n(NEARLY.of)} >= t.orders * ${n(NEARLY.at_least)}
      union
      select l.as_of, l.phone, l.advisor from lines l join own o on o.phone = l.phone and o.staff_code = l.advisor
      where l.folded <> o.folded group by l.as_of, l.phone, l.advisor having count(distinct l.folded) >= ${n(OTHER_NAMES)}
    ),
    marked as (
      select l.as_of, l.batch_id, l.line
      from lines l join hinted h on h.as_of = l.as_of and h.phone = l.phone and h.advisor = l.advisor
      left join own o on o.phone = l.phone and o.staff_code = l.advisor and o.folded = l.folded
      where o.phone is null
      group by l.as_of, l.batch_id, l.line
    )
    select s.as_of, concat(v.branch, ' ', v.visit_no) as unit_id, v.client_id, v.closed_on as day, v.branch, v.kind as visit_kind, v.advisor as staff,
      ${monthText(sql`v.closed_on`)} as month, v.total_amount as amount, v.batch_id, v.line, 1 as order_seen, case when m.line is not null then 1 else 0 end as own_phone
    from span s cross join core.visit v left join marked m on m.as_of = s.as_of and m.batch_id = v.batch_id and m.line = v.line
    where v.closed_on > s.after_day and v.closed_on <= s.until_day and not v.is_reversed and v.reverses_no is null and v.advisor is not null`,
};

/** Orders under phones that several names came with, each by the name and phone it was written with, and whose of the staff such a phone is. */
const underPhones: Sql = sql`
    shared as (select phone from core.client_record where phone is not null and folded is not null group by phone having count(distinct folded) > ${n(OTHER_NAMES)}),
    bearer as (select r.client_ref, r.phone, r.folded, r.client_name from core.client_record r join shared p on p.phone = r.phone where r.folded is not null),
    own as (select distinct b.phone, b.folded, s.staff_code from bearer b join core.staff s on s.name = b.client_name),
    placed as (
      select v.batch_id, v.line, v.closed_on, v.advisor, b.phone, b.folded
      from core.visit v
      join core.client k on k.client_id = v.client_id
      join staging.visits w on w.batch_id = v.batch_id and w.line = v.line
      join bearer b on b.client_ref = w.client_ref
      where not v.is_reversed and v.reverses_no is null and v.advisor is not null and k.client_kind <> 'company'
    )`;
