import type { Home } from "#pipelines/index.ts";
import { addMonths, day, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { PRIOR_DAYS, USUAL_PER_DAY, usualInterval } from "#app/stats/due-date.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { excludes, isReading, soundTables } from "./readings.ts";
import type { Marks, MarksContext } from "./marks.server.ts";

/** How cars are driven is read off so many months: of what was long ago nobody drives today. */
const USUAL_MONTHS = 24;
const DRIVEN_MONTHS = 36;

/** Kilometres a day of all cars of the home whose readings agree, over the last 24 months. The same for every reader: of the cars nothing is told. */
export async function usualPerDay(home: Home, asOf: string): Promise<number> {
  const [row] = await runQuery<{ per_day: number | null }>(
    home,
    "kilometres a day",
    sql`
      with beside as (
        select vin, read_on, km, lead(km) over (partition by vin order by read_on, km) as km_after, lead(read_on) over (partition by vin order by read_on, km) as on_after
        from (select vin, closed_on as read_on, mileage_km as km from core.visit where ${isReading(asOf)} and closed_on > ${addMonths(day(asOf), -USUAL_MONTHS)}) as r
      ),
      driven as (
        select max(km) - min(km) as km, date_diff('day', min(read_on), max(read_on)) as days, max(case when ${excludes("km", "read_on", "km_after", "on_after")} then 1 else 0 end) as off from beside group by vin
      )
      select cast(sum(km) as double) / nullif(cast(sum(days) as double), 0) as per_day from driven where off = 0 and days >= ${raw(`${PRIOR_DAYS}`)}`,
  );
  return row?.per_day ?? USUAL_PER_DAY;
}

/** Of which cars it is asked: VINs, as a list or a query; and those alone that fall due after a day, whatever they drove. */
export interface DueQuestion {
  readonly vins?: Sql;
  readonly after?: Sql;
}

/**
 * When the next service of each car falls due, by the rule of `dueDate` in app/stats, for whoever asks: vin, client_id (who has it at the end of the day),
 * service_on (the last maintenance, else the delivery; at_service 1 or 0), due_on, due_by ('months' | 'km'), months, interval_km, per_day (kilometres), and is_own,
 * 1 where the interval it is due by is that of the export of vehicles. A slip of the odometer is left out; of a car whose readings still exclude each other
 * only months are told. Cars without a maintenance and a delivery here are not told.
 */
export async function dueCars(home: Home, asOf: string, { vins, after }: DueQuestion = {}): Promise<Sql> {
  const usual = await usualPerDay(home, asOf);
  const those = vins ? sql`vin in (${vins})` : raw("true");
  // What was so long ago is due before that day by any interval.
  const longest = sql`(select greatest(${usualInterval.months}, coalesce(max(interval_months), 0)) from core.vehicles)`;
  const lately = (column: string): Sql => (after ? sql`${raw(column)} >= ${addMonths(after, sql`-${longest}`)}` : raw("true"));
  return sql`
  with maintained as (
    select vin, max(closed_on) as service_on, 1 as is_service from core.visit
    where vin is not null and ${those} and is_qualifying and kind = 'maintenance' and closed_on <= ${day(asOf)} and ${lately("closed_on")} group by vin
    union all
    select vin, max(delivered_on), 0 from core.sale where vin is not null and ${those} and not is_cancelled and delivered_on <= ${day(asOf)} and ${lately("delivered_on")} group by vin
  ),
  served as (
    select vin, max(service_on) as service_on, max(case when is_service = 1 then service_on end) as maintained_on from maintained group by vin
  ),
  own_interval as (
    select vin, cast(max(interval_months) as integer) as months, max(interval_km) as km from core.vehicles where vin is not null and ${those} group by vin
  ),
  timed as (
    select *, row_number() over (order by vin) as car from (
      select o.vin, o.client_id, s.service_on, case when s.maintained_on = s.service_on then 1 else 0 end as at_service, coalesce(i.months, ${usualInterval.months}) as months, coalesce(i.km, ${usualInterval.km}) as interval_km,
        case when i.months is null then 0 else 1 end as own_months, case when i.km is null then 0 else 1 end as own_km, ${addMonths(raw("s.service_on"), sql`coalesce(i.months, ${usualInterval.months})`)} as by_months
      from core.ownership as o join served as s on s.vin = o.vin left join own_interval as i on i.vin = o.vin
      where o.client_id is not null and (o.from_day is null or o.from_day <= ${day(asOf)}) and (o.until_day is null or o.until_day > ${day(asOf)})
    ) as t where ${after ? sql`by_months > ${after}` : raw("true")}
  ),
  ${soundTables(sql`
    select t.car, v.closed_on as read_on, v.mileage_km as km, case when t.at_service = 1 and v.closed_on = t.service_on then 1 else 0 end as at_service
    from core.visit as v join timed as t on t.vin = v.vin where v.mileage_km > 0 and v.closed_on <= ${day(asOf)} and (v.closed_on > ${addMonths(day(asOf), -DRIVEN_MONTHS)} or v.closed_on >= t.service_on)`)},
  told as (
    select t.*, r.km as service_km,
      case when d.last_km >= r.km and d.last_on >= t.service_on then d.last_on else t.service_on end as counted_on, case when d.last_km >= r.km and d.last_on >= t.service_on then d.last_km - r.km else 0 end as since_km,
      (d.last_km - d.first_km + ${raw(`${PRIOR_DAYS}`)} * ${usual}) / (date_diff('day', d.first_on, d.last_on) + ${raw(`${PRIOR_DAYS}`)}) as per_day
    from timed as t left join serviced as r on r.car = t.car left join driven as d on d.car = t.car
  ),
  dated as (
    select *, case when service_km is not null and per_day > 0 then counted_on + cast(floor((interval_km - since_km) / per_day) as integer) end as by_km from told
  )
  select vin, client_id, service_on, at_service, months, interval_km, per_day, case when by_km < by_months then by_km else by_months end as due_on, case when by_km < by_months then 'km' else 'months' end as due_by,
    case when by_km < by_months then own_km else own_months end as is_own
  from dated`;
}

/** Due: within the month ahead; overdue: since no longer than a year, after which silence says more. Of a client's cars the one that is due first within that time. */
export async function dueMarks(home: Home, { asOf }: MarksContext): Promise<Marks> {
  const [now, ahead, behind] = [day(asOf), addMonths(day(asOf), 1), addMonths(day(asOf), -12)];
  return {
    joined: sql`left join (
      select client_id, max(case when due_on > ${now} and due_on <= ${ahead} then 1 else 0 end) as due, max(case when due_on <= ${now} and due_on > ${behind} then 1 else 0 end) as overdue
      from (${await dueCars(home, asOf, { after: behind })}) as cars group by client_id) as du on du.client_id = k.client_id`,
    holds: (id) => (id === "due" ? raw("du.due = 1") : raw("du.overdue = 1")),
  };
}
