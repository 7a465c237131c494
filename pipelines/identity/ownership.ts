import { currentOf, currentRows } from "../models/current.ts";
import { createAs, replaceListed } from "../models/model.ts";
import { enlist, type Scope } from "../models/scope.ts";
import { core } from "../models/tables.ts";
import type { Kind } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { raw, sql, type Sql } from "../warehouse/sql.ts";

/** Kinds whose rows say whose a car is. */
export const carKinds: readonly Kind[] = ["visits", "sales", "tyre_storage", "vehicles"];

/** The day of what has none: a car's master record holds from always. */
const ALWAYS = raw("date '0001-01-01'");

const carRows = (kind: Kind, scope: Scope): Sql => currentRows(kind, sql`vin is not null and ${scope.within("car", raw("vin"))}`, scope);

/**
 * core.ownership: whose a car is from a day on. Rows with a client's own key and a VIN name the owner; of one day the last one holds
 * (tyres in storage before visits before sales, then branch and number). A sale without a usable key ends what was: its buyer is nobody
 * we know. A car's master record bears no day: it holds until the first of those. In a scope: for the listed cars.
 */
export async function passCarsOn(session: Session, scope: Scope): Promise<void> {
  await session.run(sql`
    create or replace temp table car_event as
    select v.vin, v.closed_on as day, 2 as strength, v.branch, v.visit_no as no, r.client_id
    from ${carRows("visits", scope)} as v
    inner join core.client_record as r on r.client_ref = v.client_ref
    where r.client_id is not null
    union all
    select s.vin, s.sold_on, 3, s.branch, s.contract_no, r.client_id
    from ${carRows("sales", scope)} as s
    left join core.client_record as r on r.client_ref = s.client_ref
    where s.cancelled_on is null
    union all
    select t.vin, t.stored_on, 1, t.branch, t.storage_no, r.client_id
    from ${carRows("tyre_storage", scope)} as t
    inner join core.client_record as r on r.client_ref = t.client_ref
    where r.client_id is not null
    union all
    select m.vin, ${ALWAYS}, 0, null, null, r.client_id
    from ${carRows("vehicles", scope)} as m
    inner join core.client_record as r on r.client_ref = m.client_ref
    where r.client_id is not null`);
  const spells = sql`
      with car as (
        select vin, min(client_id) as client_id, max(client_id) as other, count(*) - count(client_id) as unknown, min(day) as from_day
        from temp.car_event
        group by vin
      ),
      of_day as (
        select e.vin, e.day, e.client_id, row_number() over (partition by e.vin, e.day order by e.strength desc, e.branch desc, e.no desc) as place
        from (select * from temp.car_event where vin in (select vin from car where client_id <> other or unknown > 0)) as e
      ),
      taken as (
        select vin, client_id, day, lag(coalesce(client_id, -1)) over (partition by vin order by day) as before from of_day where place = 1
      ),
      spell as (
        select vin, client_id, day, lead(day) over (partition by vin order by day) as until_day
        from taken
        where before is null or before <> coalesce(client_id, -1)
      )
      select vin, client_id, nullif(from_day, ${ALWAYS}) as from_day, null as until_day from car where client_id = other and unknown = 0
      union all
      select vin, client_id, nullif(day, ${ALWAYS}), until_day from spell where client_id is not null`;
  if (scope.whole) return createAs(session, "core.ownership", core.ownership, spells);
  await replaceListed(session, "core.ownership", core.ownership, { of: "car", column: "vin" }, spells);
  await enlist(session, "visits", sql`select key_hash from core.visit where identified_by is distinct from 'key' and vin is not null and ${scope.within("car", raw("vin"))}`);
}

/** temp.owned_visit: visits that have no usable key but the VIN of an owner at their date. */
export async function findOwners(session: Session, scope: Scope): Promise<void> {
  await session.run(sql`
    create or replace temp table keyless as
    select c.batch_id, c.line, c.vin, c.closed_on as day
    from ${currentOf("visits", scope)} as c
    left join core.client_record as r on r.client_ref = c.client_ref
    where c.vin is not null and r.client_id is null`);
  await session.run(sql`
    create or replace temp table owned_visit as
    select k.batch_id, k.line, o.client_id
    from temp.keyless as k
    inner join (select * from core.ownership where vin in (select vin from temp.keyless)) as o on o.vin = k.vin
    where (o.from_day is null or o.from_day <= k.day) and (o.until_day is null or o.until_day > k.day)`);
}
