import { addMonths, day, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Marks, MarksContext } from "./marks.server.ts";

/** Between two services, where the export of vehicles says nothing of the car. */
export const serviceInterval = { months: 12, km: 15_000 } as const;
/** Days of driving that the mean of all cars is worth beside a car's own, as `kmPerDay` has it; nobody drives more than so much in a day. */
const PRIOR_DAYS = 180;
const MOST_PER_DAY = 1_000;
/** Kilometres a day where no two readings of any car tell. */
const USUAL_PER_DAY = 40;

/**
 * Of two readings one after the other, that they exclude each other. A reading that is at odds with a neighbour is a slip where the readings
 * before and after it agree without it; of two that are at odds with each other alone the later stays, as in `plausibleReadings`.
 */
const excludes = (km: string, on: string, nextKm: string, nextOn: string): Sql => raw(`(${nextKm} is not null and (${nextKm} < ${km} or ${nextKm} - ${km} > ${MOST_PER_DAY} * date_diff('day', ${on}, ${nextOn})))`);

/**
 * When the next service of each car falls due, as `dueDate` of app/stats says it: vin, client_id (who has it at the end of the day), service_on
 * (the last maintenance, else the delivery), due_on, due_by ('months' | 'km'). A car's own interval stands where the export of vehicles has one.
 * A single slip of the odometer is left out; of a car whose readings still exclude each other only months are told. Cars without a maintenance
 * and a delivery here are not told.
 */
export const dueCars = (asOf: string): Sql => sql`
  with owned as (
    select vin, client_id from core.ownership
    where client_id is not null and (from_day is null or from_day <= ${day(asOf)}) and (until_day is null or until_day > ${day(asOf)})
  ),
  said as (
    select vin, closed_on as read_on, max(mileage_km) as km from core.visit
    where vin is not null and mileage_km > 0 and closed_on <= ${day(asOf)} group by vin, closed_on
  ),
  beside as (
    select vin, read_on, km,
      lag(km) over (partition by vin order by read_on) as km_before, lag(read_on) over (partition by vin order by read_on) as on_before,
      lead(km) over (partition by vin order by read_on) as km_after, lead(read_on) over (partition by vin order by read_on) as on_after
    from said
  ),
  judged as (
    select *, case when ${excludes("km_before", "on_before", "km", "read_on")} then 1 else 0 end as off_before, case when ${excludes("km", "read_on", "km_after", "on_after")} then 1 else 0 end as off_after,
      case when km_before is not null and not ${excludes("km_before", "on_before", "km_after", "on_after")} then 1 else 0 end as passes_by
    from beside
  ),
  suspected as (
    select *, case when km_after is not null and ((passes_by = 1 and off_before + off_after > 0) or (km_before is null and off_after = 1 and next_off = 0)) then 1 else 0 end as suspect
    from (select *, lead(off_after) over (partition by vin order by read_on) as next_off from judged) as j
  ),
  neighbours as (
    select *, coalesce(lag(suspect) over (partition by vin order by read_on), 0) as suspect_before from suspected
  ),
  sound as (
    select vin, read_on, km from neighbours where not ((suspect = 1 and not (off_before = 1 and suspect_before = 1)) or (km_after is null and off_before = 1 and suspect_before = 0))
  ),
  checked as (
    select vin, read_on, km, lead(km) over (partition by vin order by read_on) as km_after, lead(read_on) over (partition by vin order by read_on) as on_after from sound
  ),
  driven as (
    select vin, min(read_on) as first_on, max(read_on) as last_on, min(km) as first_km, max(km) as last_km, max(case when ${excludes("km", "read_on", "km_after", "on_after")} then 1 else 0 end) as unsound
    from checked group by vin
  ),
  usual as (
    select coalesce(cast(sum(last_km - first_km) as double) / nullif(sum(date_diff('day', first_on, last_on)), 0), ${raw(`${USUAL_PER_DAY}`)}) as per_day
    from driven where unsound = 0 and date_diff('day', first_on, last_on) >= ${raw(`${PRIOR_DAYS}`)}
  ),
  maintained as (
    select vin, max(closed_on) as service_on, 1 as is_service from core.visit
    where vin is not null and is_qualifying and kind = 'maintenance' and closed_on <= ${day(asOf)} group by vin
    union all
    select vin, max(delivered_on), 0 from core.sale where vin is not null and not is_cancelled and delivered_on <= ${day(asOf)} group by vin
  ),
  served as (
    select vin, service_on, case when is_service = 1 then service_on end as read_on
    from (select vin, max(service_on) as service_on, max_by(is_service, concat(cast(service_on as varchar), cast(is_service as varchar))) as is_service from maintained group by vin) as latest
  ),
  own_interval as (
    select vin, cast(max(interval_months) as integer) as months, max(interval_km) as km from core.vehicles where vin is not null group by vin
  ),
  told as (
    select o.vin, o.client_id, s.service_on, ${addMonths(raw("s.service_on"), sql`coalesce(i.months, ${serviceInterval.months})`)} as by_months, coalesce(i.km, ${serviceInterval.km}) as interval_km, r.km as service_km,
      case when d.last_km >= r.km and d.last_on >= s.service_on then d.last_on else s.service_on end as counted_on, case when d.last_km >= r.km and d.last_on >= s.service_on then d.last_km - r.km else 0 end as since_km,
      (d.last_km - d.first_km + ${raw(`${PRIOR_DAYS}`)} * u.per_day) / (date_diff('day', d.first_on, d.last_on) + ${raw(`${PRIOR_DAYS}`)}) as per_day
    from owned as o join served as s on s.vin = o.vin cross join usual as u
    left join own_interval as i on i.vin = o.vin
    left join said as r on r.vin = o.vin and r.read_on = s.read_on
    left join (select * from driven where unsound = 0) as d on d.vin = o.vin
  ),
  dated as (
    select *, case when service_km is not null and per_day > 0 then counted_on + cast(floor((interval_km - since_km) / per_day) as integer) end as by_km from told
  )
  select vin, client_id, service_on, case when by_km < by_months then by_km else by_months end as due_on, case when by_km < by_months then 'km' else 'months' end as due_by from dated`;

/** Due: within the month ahead; overdue: since no longer than a year, after which silence says more. Of a client's cars the one that is due first within that time. */
export function dueMarks({ asOf }: MarksContext): Marks {
  const [now, ahead, behind] = [day(asOf), addMonths(day(asOf), 1), addMonths(day(asOf), -12)];
  return {
    joined: sql`left join (
      select client_id, max(case when due_on > ${now} and due_on <= ${ahead} then 1 else 0 end) as due, max(case when due_on <= ${now} and due_on > ${behind} then 1 else 0 end) as overdue
      from (${dueCars(asOf)}) as cars group by client_id) as du on du.client_id = k.client_id`,
    holds: (id) => (id === "due" ? raw("du.due = 1") : raw("du.overdue = 1")),
  };
}
