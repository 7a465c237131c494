import { currentOf, currentRows } from "../models/current.ts";
import { createAs, replaceListed } from "../models/model.ts";
import { enlist, listed, redo, type Scope } from "../models/scope.ts";
import { core } from "../models/tables.ts";
import type { Kind } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, sql, type Sql } from "../warehouse/sql.ts";

/** Kinds whose rows say whose a car is. */
export const carKinds: readonly Kind[] = ["visits", "sales", "tyre_storage", "vehicles"];

/** The day of what has none: a car's master record holds from always. */
const ALWAYS = raw("date '0001-01-01'");

/** What rows of each kind say about cars: the day, the strength that decides within one day, and the number that decides next. */
const says: readonly { readonly kind: Kind; readonly core: string; readonly day: Sql; readonly strength: number; readonly no: string; readonly when: string }[] = [
  { kind: "vehicles", core: "core.vehicles", day: ALWAYS, strength: 0, no: "null, null", when: "r.client_id is not null" },
  { kind: "tyre_storage", core: "core.tyre_storage", day: raw("e.stored_on"), strength: 1, no: "e.branch, e.storage_no", when: "r.client_id is not null" },
  { kind: "visits", core: "core.visit", day: raw("e.closed_on"), strength: 2, no: "e.branch, e.visit_no", when: "r.client_id is not null" },
  { kind: "sales", core: "core.sale", day: raw("e.sold_on"), strength: 3, no: "e.branch, e.contract_no", when: "e.cancelled_on is null" },
];

/** Events of cars, by a condition on staged rows: vin, day, client_id (NULL for an unknown buyer), and what `more` takes of each kind. */
const events = (scope: Scope, where: (kind: Kind) => Sql, more: (one: (typeof says)[number]) => Sql = () => raw("")): Sql =>
  join(says.map((one) => sql`
    select e.vin, ${one.day} as day, r.client_id${more(one)}
    from ${currentRows(one.kind, where(one.kind), scope)} as e
    left join core.client_record as r on r.client_ref = e.client_ref
    where e.vin is not null and ${raw(one.when)}`), " union all ");

/**
 * core.ownership: whose a car is from a day on. Rows with a client's own key and a VIN name the owner; of one day the last one holds
 * (tyres in storage before visits before sales, then branch and number). A sale without a usable key ends what was: its buyer is nobody
 * we know. A car's master record bears no day: it holds until the first of those. In a scope: for the listed cars. Most cars have but
 * one owner; only where there are more are the rows put in order.
 */
export async function passCarsOn(session: Session, scope: Scope): Promise<void> {
  if (!scope.whole) await leaveKeptCars(session);
  await session.run(sql`
    create or replace temp table car as
    select vin, min(client_id) as client_id, coalesce(min(client_id) <> max(client_id), true) or count(*) > count(client_id) as contested, min(day) as from_day
    from (${events(scope, () => scope.within("car", raw("vin")))}) as e
    group by vin`);
  await session.run(sql`
    create or replace temp table car_event as
    ${events(scope, () => raw("vin in (select vin from temp.car where contested)"), ({ strength, no }) => sql`, ${raw(String(strength))} as strength, ${raw(no.replace(", ", " as branch, "))} as no`)}`);
  const spells = sql`
      with of_day as (
        select vin, day, client_id, row_number() over (partition by vin, day order by strength desc, branch desc, no desc) as place from temp.car_event
      ),
      taken as (
        select vin, client_id, day, lag(coalesce(client_id, -1)) over (partition by vin order by day) as before from of_day where place = 1
      ),
      spell as (
        select vin, client_id, day, lead(day) over (partition by vin order by day) as until_day
        from taken
        where before is null or before <> coalesce(client_id, -1)
      )
      select vin, client_id, nullif(from_day, ${ALWAYS}) as from_day, null as until_day from temp.car where not contested
      union all
      select vin, client_id, nullif(day, ${ALWAYS}), until_day from spell where client_id is not null`;
  if (scope.whole) return createAs(session, "core.ownership", core.ownership, spells);
  await replaceListed(session, "core.ownership", core.ownership, { of: "car", column: "vin" }, spells);
  await enlist(session, "visits", sql`
    select key_hash from ${scope.rows(raw("core.visit"), raw("identified_by is distinct from 'key'"))} as v where ${scope.within("car", raw("vin"))}`);
}

/**
 * Takes from the list the cars whose only owner, who holds it to this day, merely came again: rows that are new, all of them this client's
 * and none before his first day, begin no spell and end none. That is most cars of a daily file. A car of which a listed row stood before
 * stays listed, for that row may have been what a spell began with.
 */
async function leaveKeptCars(session: Session): Promise<void> {
  await session.run(sql`
    create or replace temp table came_again as
    select vin, min(client_id) as client_id, min(day) as day
    from (${events(listed, (kind) => listed.within(kind, raw("key_hash")))}) as e
    group by vin
    having min(client_id) = max(client_id) and count(client_id) = count(*)`);
  const stood = says.map(({ kind, core: table }) => sql`select vin from ${listed.rows(ident(table), listed.within(kind, raw("key_hash")))} as t where vin is not null`);
  await session.run(sql`
    create or replace temp table kept_car as
    select o.vin
    from (select vin, min(client_id) as client_id, min(from_day) as from_day from core.ownership where vin in (select vin from temp.came_again) group by vin having count(*) = 1 and count(until_day) = 0) as o
    inner join temp.came_again as c on c.vin = o.vin and c.client_id = o.client_id
    where o.from_day is null or c.day >= o.from_day`);
  await session.run(sql`delete from temp.kept_car where vin in (${join(stood, " union all ")})`);
  await session.run(sql`delete from ${redo("car")} where id in (select vin from temp.kept_car)`);
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
