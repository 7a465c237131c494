import { currentOf, currentRows } from "../models/current.ts";
import { createAs, replaceListed } from "../models/model.ts";
import { enlist, listed, redo, type Scope, stood, withRows } from "../models/scope.ts";
import { core } from "../models/tables.ts";
import type { Kind } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, sql, type Sql } from "../warehouse/sql.ts";

/** Kinds whose rows say whose a car is. */
export const carKinds: readonly Kind[] = ["visits", "sales", "tyre_storage", "vehicles"];

/** The day of what has none: a car's master record holds from always. */
const ALWAYS = raw("date '0001-01-01'");

/** What rows of each kind say about cars: the day, the strength that decides within one day, and the number that decides next. */
const says: readonly { readonly kind: Kind; readonly core: string; readonly day: Sql; readonly strength: number; readonly no: string; readonly stands: string; readonly known: boolean }[] = [
  { kind: "vehicles", core: "core.vehicles", day: ALWAYS, strength: 0, no: "null, null", stands: "true", known: true },
  { kind: "tyre_storage", core: "core.tyre_storage", day: raw("e.stored_on"), strength: 1, no: "e.branch, e.storage_no", stands: "true", known: true },
  { kind: "visits", core: "core.visit", day: raw("e.closed_on"), strength: 2, no: "e.branch, e.visit_no", stands: "true", known: true },
  { kind: "sales", core: "core.sale", day: raw("e.sold_on"), strength: 3, no: "e.branch, e.contract_no", stands: "e.cancelled_on is null", known: false },
];

/** Events of cars, by a condition on staged rows: vin, day, client_id (NULL for an unknown buyer), strength, branch and number. */
const events = (there: typeof says, scope: Scope, where: (kind: Kind) => Sql): Sql =>
  join(there.map(({ kind, day, strength, no, stands, known }) => sql`
    select e.vin, ${day} as day, r.client_id, ${raw(String(strength))} as strength, ${raw(no.replace(", ", " as branch, "))} as no
    from ${currentRows(kind, where(kind), scope)} as e
    left join core.client_record as r on r.client_ref = e.client_ref
    where e.vin is not null and ${raw(stands)} and ${raw(known ? "r.client_id is not null" : "true")}`), " union all ");

/** Who came with a car, and since when: the same, once for a kind and a record. */
const comers = (there: typeof says, rows: (kind: Kind) => Sql): Sql =>
  join(there.map(({ kind, day, stands, known }) => sql`
    select c.vin, c.day, r.client_id
    from (
      select e.vin, e.client_ref, min(${day}) as day from ${rows(kind)} as e where e.vin is not null and ${raw(stands)} group by e.vin, e.client_ref
    ) as c
    left join core.client_record as r on r.client_ref = c.client_ref
    where ${raw(known ? "r.client_id is not null" : "true")}`), " union all ");

/**
 * core.ownership: whose a car is from a day on. Rows with a client's own key and a VIN name the owner; of one day the last one holds
 * (tyres in storage before visits before sales, then branch and number). A sale without a usable key ends what was: its buyer is nobody
 * we know. A car's master record bears no day: it holds until the first of those. In a scope: for the listed cars. Most cars have but
 * one owner; only where there are more are the rows put in order.
 */
export async function passCarsOn(session: Session, scope: Scope): Promise<void> {
  const kinds = await withRows(session, carKinds);
  const there = says.filter(({ kind }) => kinds.includes(kind));
  if (!scope.whole) await knowCars(session, there);
  await session.run(sql`
    create or replace temp table car as
    select vin, min(client_id) as client_id, coalesce(min(client_id) <> max(client_id), true) or count(*) > count(client_id) as contested, min(day) as from_day
    from (${comers(there, (kind) => currentRows(kind, raw(scope.whole ? "true" : "vin in (select vin from temp.open_car)"), scope))}) as e
    group by vin`);
  if (!scope.whole) await session.run(raw("insert into temp.car select vin, client_id, false, from_day from temp.known_car"));
  await session.run(sql`
    create or replace temp table car_event as
    ${events(there, scope, () => raw("vin in (select vin from temp.car where contested)"))}`);
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
 * temp.known_car (vin, client_id, from_day): listed cars of which rows that are new tell everything, so that nobody need look through all
 * rows for them. All new rows are one client's, and the car had no owner yet, or this client alone, to this day: the client is its only
 * owner, from the first day of all. Where that day does not move the car leaves the list: that is most cars of a daily file. A car of
 * which a listed row stood before is not among them, for that row may have been what a spell began with; nor, before the first day, one
 * that somebody unknown bought. temp.open_car: the listed cars that are left to be looked through.
 */
async function knowCars(session: Session, there: typeof says): Promise<void> {
  await session.run(sql`
    create or replace temp table came_again as
    select vin, min(client_id) as client_id, min(day) as day
    from (${comers(there, (kind) => currentOf(kind, listed))}) as e
    group by vin
    having min(client_id) = max(client_id) and count(client_id) = count(*)`);
  const before = says.map(({ kind, core: table }) => {
    const rows = kind === "visits" || kind === "sales" ? stood(kind) : listed.rows(ident(table), listed.within(kind, raw("key_hash")));
    return sql`select vin from ${rows} as t where vin is not null`;
  });
  await session.run(sql`delete from temp.came_again where vin in (${join(before, " union all ")})`);
  await session.run(sql`
    create or replace temp table owner_before as
    select vin, min(client_id) as client_id, coalesce(min(from_day), ${ALWAYS}) as from_day, count(*) = 1 and count(until_day) = 0 as alone
    from core.ownership where vin in (select vin from temp.came_again) group by vin`);
  await session.run(raw(`
    create or replace temp table known_car as
    select c.vin, c.client_id, coalesce(least(c.day, o.from_day), c.day) as from_day, o.from_day is not null and o.from_day <= c.day as is_kept
    from temp.came_again as c
    left join temp.owner_before as o on o.vin = c.vin
    where o.vin is null or (o.alone and o.client_id = c.client_id)`));
  await session.run(raw("delete from temp.known_car where not is_kept and vin in (select vin from core.sale where client_id is null and vin is not null)"));
  await session.run(sql`delete from ${redo("car")} where id in (select vin from temp.known_car where is_kept)`);
  await session.run(raw("delete from temp.known_car where is_kept"));
  await session.run(sql`create or replace temp table open_car as select distinct id as vin from ${redo("car")} where id not in (select vin from temp.known_car)`);
}

/** Of staged rows: that they say nothing by which a client could be known. Asked of the refs alone, it spares a join with all records. */
const nobodys = raw("(client_ref is null or client_ref in (select client_ref from core.client_record where client_id is null))");

/** temp.owned_visit: visits that have no usable key but the VIN of an owner at their date. */
export async function findOwners(session: Session, scope: Scope): Promise<void> {
  await session.run(sql`
    create or replace temp table keyless as
    select c.batch_id, c.line, c.vin, c.closed_on as day
    from ${currentOf("visits", scope, nobodys)} as c
    where c.vin is not null`);
  await session.run(sql`
    create or replace temp table owned_visit as
    select k.batch_id, k.line, o.client_id
    from temp.keyless as k
    inner join (select * from core.ownership where vin in (select vin from temp.keyless)) as o on o.vin = k.vin
    where (o.from_day is null or o.from_day <= k.day) and (o.until_day is null or o.until_day > k.day)`);
}
