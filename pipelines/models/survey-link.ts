import { sql } from "../warehouse/sql.ts";
import { currentOf } from "./current.ts";
import type { Model } from "./model.ts";

/**
 * The visit or the sale that each answer belongs to: named by its number, else the client's latest one near enough. What is joined is
 * first narrowed by IN: the engine takes fresh rows for none, and would hash all visits for a handful of answers.
 */
export const surveyLink: Model = {
  name: "temp.survey_link",
  columns: {
    batch_id: "INTEGER",
    line: "INTEGER",
    client_id: "BIGINT",
    visit_branch: "VARCHAR",
    visit_no: "VARCHAR",
    contract_branch: "VARCHAR",
    contract_no: "VARCHAR",
    day: "DATE",
    server: "VARCHAR",
    said: "VARCHAR",
  },
  depends: ["core.superseded", "core.client_record", "core.visit", "core.sale", "marts.visit_day"],
  about: "surveys",
  select: (scope) => sql`
    with answer as (
      select s.batch_id, s.line, s.responded_on, s.touchpoint, s.visit_no, s.contract_no, s.staff as said, r.client_id
      from ${currentOf("surveys", scope)} as s
      left join core.client_record as r on r.client_ref = s.client_ref
    ),
    named_visit as (
      select
        a.batch_id, a.line, v.branch, v.visit_no, v.closed_on as day, v.client_id, v.advisor as server,
        row_number() over (
          partition by a.batch_id, a.line
          order by case when v.client_id = a.client_id then 0 else 1 end, case when v.closed_on <= a.responded_on then 0 else 1 end, v.closed_on desc, v.branch
        ) as place
      from answer as a
      inner join (select * from core.visit where visit_no in (select visit_no from answer)) as v on v.visit_no = a.visit_no
    ),
    named_sale as (
      select
        a.batch_id, a.line, s.branch, s.contract_no, s.sold_on as day, s.client_id, s.seller as server,
        row_number() over (
          partition by a.batch_id, a.line
          order by case when s.client_id = a.client_id then 0 else 1 end, case when s.sold_on <= a.responded_on then 0 else 1 end, s.sold_on desc, s.branch
        ) as place
      from answer as a
      inner join (select * from core.sale where contract_no in (select contract_no from answer)) as s on s.contract_no = a.contract_no
    ),
    named as (
      select
        a.batch_id, a.line, a.responded_on, a.touchpoint, a.said,
        coalesce(a.client_id, v.client_id, s.client_id) as whose,
        v.branch as visit_branch, v.visit_no as found_visit,
        case when v.visit_no is null then s.branch end as contract_branch,
        case when v.visit_no is null then s.contract_no end as found_contract,
        coalesce(v.day, s.day) as day,
        case when v.visit_no is null then s.server else v.server end as server
      from answer as a
      left join (select * from named_visit where place = 1) as v on v.batch_id = a.batch_id and v.line = a.line
      left join (select * from named_sale where place = 1) as s on s.batch_id = a.batch_id and s.line = a.line
    ),
    near_sale as (
      select
        n.batch_id, n.line, s.branch, s.contract_no, s.sold_on as day, s.seller as server,
        row_number() over (partition by n.batch_id, n.line order by s.sold_on desc, s.amount desc, s.branch, s.contract_no) as place
      from named as n
      inner join (select * from core.sale where client_id in (select whose from named)) as s on s.client_id = n.whose
      where n.day is null and n.touchpoint = 'sale' and not s.is_cancelled and s.sold_on <= n.responded_on and s.sold_on > n.responded_on - 90
    ),
    near_visit as (
      select
        n.batch_id, n.line, v.branch, v.visit_no, v.day, v.advisor as server,
        row_number() over (partition by n.batch_id, n.line order by v.day desc) as place
      from named as n
      inner join (select * from marts.visit_day where client_id in (select whose from named)) as v on v.client_id = n.whose
      where n.day is null and n.touchpoint <> 'sale' and v.day <= n.responded_on and v.day > n.responded_on - 30
    )
    select
      n.batch_id, n.line, n.whose as client_id,
      coalesce(n.visit_branch, v.branch) as visit_branch,
      coalesce(n.found_visit, v.visit_no) as visit_no,
      coalesce(n.contract_branch, s.branch) as contract_branch,
      coalesce(n.found_contract, s.contract_no) as contract_no,
      coalesce(n.day, v.day, s.day, n.responded_on) as day,
      coalesce(n.server, v.server, s.server) as server,
      n.said
    from named as n
    left join (select * from near_visit where place = 1) as v on v.batch_id = n.batch_id and v.line = n.line
    left join (select * from near_sale where place = 1) as s on s.batch_id = n.batch_id and s.line = n.line`,
};
