import { sql } from "../warehouse/sql.ts";
import { currentRows } from "./current.ts";
import type { Model } from "./model.ts";

/** Who a name or code in an order means on that day: only where exactly one person answers to it at the best tier. */
export const staffDay: Model = {
  name: "temp.staff_day",
  columns: { branch: "VARCHAR", said: "VARCHAR", day: "DATE", staff_code: "VARCHAR" },
  depends: ["temp.staff_said", "temp.superseded_visits", "temp.superseded_sales"],
  select: sql`
    with said as (
      select branch, advisor as said, closed_on as day from ${currentRows("visits")} as v where advisor is not null
      union distinct
      select branch, technician as said, closed_on as day from ${currentRows("visits")} as v where technician is not null
      union distinct
      select branch, seller as said, sold_on as day from ${currentRows("sales")} as v where seller is not null
    ),
    candidate as (
      select distinct s.branch, s.said, s.day, c.tier, c.staff_code
      from said as s
      inner join temp.staff_said as c on c.said = s.said
      where (c.branch is null or c.branch = s.branch)
        and (c.from_day is null or c.from_day <= s.day)
        and (c.until_day is null or c.until_day > s.day)
    ),
    placed as (
      select *, min(tier) over (partition by branch, said, day) as best from candidate
    )
    select branch, said, day, min(staff_code) as staff_code
    from placed
    where tier = best
    group by branch, said, day
    having count(*) = 1`,
};

/** The visit or the sale that each answer belongs to: named by its number, else the client's latest one near enough. */
export const surveyLink: Model = {
  name: "temp.survey_link",
  columns: {
    batch_id: "INTEGER",
    line: "INTEGER",
    client_id: "INTEGER",
    visit_branch: "VARCHAR",
    visit_no: "VARCHAR",
    contract_branch: "VARCHAR",
    contract_no: "VARCHAR",
    day: "DATE",
    server: "VARCHAR",
    said: "VARCHAR",
  },
  depends: ["temp.superseded_surveys", "core.client_record", "core.visit", "core.sale", "marts.visit_day"],
  select: sql`
    with answer as (
      select s.batch_id, s.line, s.responded_on, s.touchpoint, s.visit_no, s.contract_no, s.staff as said, r.client_id
      from ${currentRows("surveys")} as s
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
      inner join core.visit as v on v.visit_no = a.visit_no
    ),
    named_sale as (
      select
        a.batch_id, a.line, s.branch, s.contract_no, s.sold_on as day, s.client_id, s.seller as server,
        row_number() over (
          partition by a.batch_id, a.line
          order by case when s.client_id = a.client_id then 0 else 1 end, case when s.sold_on <= a.responded_on then 0 else 1 end, s.sold_on desc, s.branch
        ) as place
      from answer as a
      inner join core.sale as s on s.contract_no = a.contract_no
    ),
    named as (
      select
        a.*,
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
      inner join core.sale as s on s.client_id = n.whose
      where n.day is null and n.touchpoint = 'sale' and not s.is_cancelled and s.sold_on <= n.responded_on and s.sold_on > n.responded_on - 90
    ),
    near_visit as (
      select
        n.batch_id, n.line, v.branch, v.visit_no, v.day, v.advisor as server,
        row_number() over (partition by n.batch_id, n.line order by v.day desc) as place
      from named as n
      inner join marts.visit_day as v on v.client_id = n.whose
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
