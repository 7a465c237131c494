import { day, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { MOST_PER_DAY } from "#app/stats/due-date.ts";

/** Orders up to a day with a reading of the odometer. */
export const isReading = (asOf: string): Sql => sql`vin is not null and mileage_km > 0 and closed_on <= ${day(asOf)}`;

/**
 * Of two readings one after the other, that they exclude each other. A reading that is at odds with a neighbour is a slip where the readings
 * before and after it agree without it; of two that are at odds with each other alone the later stays, as in `plausibleReadings`.
 */
export const excludes = (km: string, on: string, nextKm: string, nextOn: string): Sql => raw(`(${nextKm} is not null and (${nextKm} < ${km} or ${nextKm} - ${km} > ${MOST_PER_DAY} * date_diff('day', ${on}, ${nextOn})))`);

/**
 * Named tables for what follows them, of the readings in a query (car, read_on, km, at_service): driven (car, first_on, last_on, first_km, last_km), of cars whose
 * readings agree, or do without a slip here and there, and serviced (car, km), the reading on the day of the service. Nearly all agree at first sight: one sort says
 * so, and only the others are looked at again and again. Cars go by numbers: to sort by VINs takes twice as long.
 */
export const soundTables = (readings: Sql): Sql => sql`
  tried as (
    select car, min(read_on) as first_on, max(read_on) as last_on, min(km) as first_km, max(km) as last_km, max(case when at_service = 1 then km end) as service_km,
      max(case when ${excludes("km", "read_on", "km_after", "on_after")} then 1 else 0 end) as off
    from (
      select car, read_on, km, at_service, lead(km) over (partition by car order by read_on, km) as km_after, lead(read_on) over (partition by car order by read_on, km) as on_after from (${readings}) as r
    ) as beside group by car
  ),
  serviced as (select car, service_km as km from tried where service_km is not null),
  said as (
    select car, read_on, max(km) as km from (${readings}) as r where car in (select car from tried where off = 1) group by car, read_on
  ),
  beside as (
    select car, read_on, km,
      lag(km) over (partition by car order by read_on) as km_before, lag(read_on) over (partition by car order by read_on) as on_before,
      lead(km) over (partition by car order by read_on) as km_after, lead(read_on) over (partition by car order by read_on) as on_after
    from said
  ),
  judged as (
    select *, case when ${excludes("km_before", "on_before", "km", "read_on")} then 1 else 0 end as off_before, case when ${excludes("km", "read_on", "km_after", "on_after")} then 1 else 0 end as off_after,
      case when km_before is not null and not ${excludes("km_before", "on_before", "km_after", "on_after")} then 1 else 0 end as passes_by
    from beside
  ),
  suspected as (
    select *, case when km_after is not null and ((passes_by = 1 and off_before + off_after > 0) or (km_before is null and off_after = 1 and next_off = 0)) then 1 else 0 end as suspect
    from (select *, lead(off_after) over (partition by car order by read_on) as next_off from judged) as j
  ),
  neighbours as (
    select *, coalesce(lag(suspect) over (partition by car order by read_on), 0) as suspect_before from suspected
  ),
  sound as (
    select car, read_on, km from neighbours where not ((suspect = 1 and not (off_before = 1 and suspect_before = 1)) or (km_after is null and off_before = 1 and suspect_before = 0))
  ),
  checked as (
    select car, read_on, km, lead(km) over (partition by car order by read_on) as km_after, lead(read_on) over (partition by car order by read_on) as on_after from sound
  ),
  mended as (
    select car, min(read_on) as first_on, max(read_on) as last_on, min(km) as first_km, max(km) as last_km, max(case when ${excludes("km", "read_on", "km_after", "on_after")} then 1 else 0 end) as off from checked group by car
  ),
  driven as (
    select car, first_on, last_on, first_km, last_km from tried where off = 0
    union all
    select car, first_on, last_on, first_km, last_km from mended where off = 0
  )`;
