import { currentRows } from "../models/current.ts";
import { createAs } from "../models/model.ts";
import { core } from "../models/tables.ts";
import type { Session } from "../warehouse/engine.ts";
import { sql } from "../warehouse/sql.ts";

/**
 * core.ownership: whose a car is from a day on. Rows with a client's own key and a VIN name the owner; of one day the last one holds
 * (visits before sales, then branch and number). A sale without a usable key ends what was: its buyer is nobody we know. Then
 * temp.owned_visit: the visits that have no usable key but the VIN of an owner at their date.
 */
export async function passCarsOn(session: Session): Promise<void> {
  await session.run(sql`
    create or replace temp table car_event as
    select v.vin, v.closed_on as day, 0 as is_sale, v.branch, v.visit_no as no, r.client_id
    from ${currentRows("visits")} as v
    inner join core.client_record as r on r.client_ref = v.client_ref
    where v.vin is not null
    union all
    select s.vin, s.sold_on, 1, s.branch, s.contract_no, r.client_id
    from ${currentRows("sales")} as s
    left join core.client_record as r on r.client_ref = s.client_ref
    where s.vin is not null and s.cancelled_on is null`);
  await createAs(
    session,
    "core.ownership",
    core.ownership,
    sql`
      with car as (
        select vin, min(client_id) as client_id, max(client_id) as other, count(*) - count(client_id) as unknown, min(day) as from_day
        from temp.car_event
        group by vin
      ),
      of_day as (
        select e.vin, e.day, e.client_id, row_number() over (partition by e.vin, e.day order by e.is_sale desc, e.branch desc, e.no desc) as place
        from temp.car_event as e
        inner join car as c on c.vin = e.vin
        where c.client_id <> c.other or c.unknown > 0
      ),
      taken as (
        select vin, client_id, day, lag(coalesce(client_id, 0)) over (partition by vin order by day) as before from of_day where place = 1
      ),
      spell as (
        select vin, client_id, day, lead(day) over (partition by vin order by day) as until_day
        from taken
        where before is null or before <> coalesce(client_id, 0)
      )
      select vin, client_id, from_day, null as until_day from car where client_id = other and unknown = 0
      union all
      select vin, client_id, day, until_day from spell where client_id is not null`,
  );
  await session.run(sql`
    create or replace temp table owned_visit as
    with keyless as (
      select c.batch_id, c.line, c.vin, c.closed_on as day
      from ${currentRows("visits")} as c
      left join core.client_record as r on r.client_ref = c.client_ref
      where c.vin is not null and r.client_id is null
    )
    select k.batch_id, k.line, o.client_id
    from keyless as k
    inner join core.ownership as o on o.vin = k.vin
    where o.from_day <= k.day and (o.until_day is null or o.until_day > k.day)`);
}
