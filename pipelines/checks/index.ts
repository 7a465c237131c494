import { sql } from "../warehouse/sql.ts";
import type { Check } from "./check.ts";
import { currentChecks } from "./current.ts";
import { identityChecks } from "./identity.ts";

/** What must hold of orders, contracts, answers, staff, and what is made of them. */
const modelChecks: readonly Check[] = [
  {
    id: "batch_conserves_rows",
    query: sql`
      select batch, file, rows_read, loaded, unchanged, superseded, rejected
      from staging.batch
      where status = 'loaded' and rows_read <> loaded + unchanged + superseded + rejected`,
  },
  {
    id: "one_order_a_key",
    query: sql`select branch, visit_no, count(*) as orders from core.visit group by branch, visit_no having count(*) > 1`,
  },
  {
    id: "one_contract_a_key",
    query: sql`select branch, contract_no, count(*) as contracts from core.sale group by branch, contract_no having count(*) > 1`,
  },
  {
    id: "one_answer_a_key",
    query: sql`select survey_source, response_no, count(*) as answers from core.survey group by survey_source, response_no having count(*) > 1`,
  },
  {
    id: "no_key_lost",
    query: sql`
      with staged as (
        select 'visit' as unit, count(distinct s.key_hash) as n
        from staging.visits as s inner join staging.batch as b on b.batch_id = s.batch_id where b.status = 'loaded'
        union all
        select 'sale' as unit, count(distinct s.key_hash) as n
        from staging.sales as s inner join staging.batch as b on b.batch_id = s.batch_id where b.status = 'loaded'
        union all
        select 'survey' as unit, count(distinct s.key_hash) as n
        from staging.surveys as s inner join staging.batch as b on b.batch_id = s.batch_id where b.status = 'loaded'
      ),
      built as (
        select 'visit' as unit, count(*) as n from core.visit
        union all
        select 'sale' as unit, count(*) as n from core.sale
        union all
        select 'survey' as unit, count(*) as n from core.survey
      )
      select s.unit, s.n as keys_staged, b.n as rows_built
      from staged as s
      inner join built as b on b.unit = s.unit
      where s.n <> b.n`,
  },
  {
    id: "visit_counts_for_a_client",
    query: sql`
      select branch, visit_no, client_id, identified_by
      from core.visit
      where (is_qualifying and client_id is null) or (client_id is null) <> (identified_by is null)`,
  },
  {
    id: "visit_days_partition_orders",
    query: sql`
      with counted as (
        select client_id, closed_on as day, 1 as orders, total_amount from core.visit where is_qualifying
        union all
        select client_id, day, -orders as orders, -total_amount as total_amount from marts.visit_day
      )
      select client_id, day, sum(orders) as orders_over, sum(total_amount) as amount_over
      from counted
      group by client_id, day
      having sum(orders) <> 0 or sum(total_amount) <> 0`,
  },
  {
    id: "one_visit_a_day",
    query: sql`select client_id, day from marts.visit_day group by client_id, day having count(*) > 1`,
  },
  {
    id: "purchases_are_standing_sales",
    query: sql`
      select coalesce(p.branch, s.branch) as branch, coalesce(p.contract_no, s.contract_no) as contract_no, p.amount, s.amount as sale_amount
      from marts.purchase as p
      full join (select * from core.sale where not is_cancelled) as s on s.branch = p.branch and s.contract_no = p.contract_no
      where p.contract_no is null or s.contract_no is null or p.amount <> s.amount`,
  },
  {
    id: "contacts_are_visits_and_purchases",
    query: sql`
      with counted as (
        select client_id, day, 1 as n from marts.contact
        union all
        select client_id, day, -1 as n from marts.visit_day
        union all
        select client_id, sold_on as day, -1 as n from marts.purchase where client_id is not null
      )
      select client_id, day, sum(n) as over from counted group by client_id, day having sum(n) <> 0`,
  },
  {
    id: "answer_belongs_to_what_exists",
    query: sql`
      select a.survey_source, a.response_no, a.visit_branch, a.visit_no, a.contract_branch, a.contract_no
      from core.survey as a
      left join core.visit as v on v.branch = a.visit_branch and v.visit_no = a.visit_no
      left join core.sale as s on s.branch = a.contract_branch and s.contract_no = a.contract_no
      where (a.visit_no is not null and v.visit_no is null) or (a.contract_no is not null and s.contract_no is null)`,
  },
  {
    id: "role_spells_take_turns",
    query: sql`
      select staff_code, valid_from, valid_until, next_from
      from (select staff_code, valid_from, valid_until, lead(valid_from) over (partition by staff_code order by valid_from nulls first) as next_from from core.staff) as s
      where valid_until is distinct from next_from or valid_until <= valid_from`,
  },
];

/** What must hold after every import, undo and rebuild. */
export const checks: readonly Check[] = [...modelChecks, ...identityChecks, ...currentChecks];
