import type { Home } from "#pipelines/index.ts";
import { addMonths, day, list, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { inOwnBranches } from "#app/auth/scope.server.ts";
import { addDays } from "#app/metrics/period.ts";
import { inOrder, type OfferCondition, type OfferRules } from "#app/promotions/offers.ts";
import { named, readSpec } from "#app/promotions/segments.ts";
import { DETRACTOR_MAX, latestScores, openComplaints } from "../segments/displeased.server.ts";
import { dueCars } from "../segments/due.server.ts";
import { clientMarks } from "../segments/marks.server.ts";
import { isMember } from "../segments/members.server.ts";

/** Whoever fell due longer ago is not told of it: silence says more. */
const OLDEST_DUE_MONTHS = 12;
const OLDEST_SET_MONTHS = 18;

/**
 * Known clients that the viewer may read, each with what the rules ask of, and the first rule that holds: client_id, name, phone, client_kind,
 * branch, first_day, last_day, refused, offer (the rule's id or null) and the numbers of reasons. `among`: a query of clients, for one of them alone.
 */
export async function offersTable(home: Home, rules: OfferRules, asOf: string, among?: Sql): Promise<Sql> {
  const now = day(asOf);
  const oldest = addMonths(now, -OLDEST_DUE_MONTHS);
  const specs = rules.rules.flatMap(({ when }) => when.flatMap((one) => (one.is === "segment" ? named(readSpec(one.spec) ?? { all: [] }) : [])));
  const marks = await clientMarks(home, asOf, [...new Set(["refused", "discount_only", "lost", ...specs])]);
  const cases = inOrder(rules).map(({ id, when }) => sql`when ${when.map((one) => holds(one, asOf)).reduce((all, one) => sql`${all} and ${one}`)} then ${id}`);
  return sql`
    with marked as (select * from (${marks}) as k ${among ? sql`where k.client_id in (${among})` : raw("")}),
    service as (
      select client_id, vin, service_on, due_on, due_by, row_number() over (partition by client_id order by due_on, vin) as place
      from (${await dueCars(home, asOf, { after: oldest, ...(among && { vins: sql`select vin from core.ownership where client_id in (${among})` }) })}) as cars where due_on > ${oldest} and client_id in (select client_id from marked)
    ),
    driven as (select vin, closed_on, max(mileage_km) as km from core.visit where vin in (select vin from service) and mileage_km > 0 and ${inOwnBranches("clients", raw("branch"))} group by vin, closed_on),
    stored as (
      select client_id, season, stored_on, row_number() over (partition by client_id order by stored_on desc, storage_no) as place from core.tyre_storage
      where client_id is not null and returned_on is null and stored_on <= ${now} and stored_on > ${addMonths(now, -OLDEST_SET_MONTHS)}
    ),
    scored as (${latestScores(asOf)}),
    complained as (${openComplaints(asOf)}),
    paid as (
      select k.client_id, cast(sum(v.total_amount) as bigint) as paid from marked as k join marts.visit_day as v on v.client_id = k.client_id
      where v.day <= k.last_day and v.day > ${addMonths(raw("k.last_day"), -12)} and ${inOwnBranches("clients", raw("v.branch"))} group by k.client_id
    ),
    bought as (select client_id, make, sold_on, row_number() over (partition by client_id order by sold_on desc, contract_no) as place from core.sale where client_id is not null and not is_cancelled and sold_on <= ${now}),
    told as (
      select k.*, s.service_on, s.due_on, s.due_by, d.km as service_km, t.season as tyre_season, t.stored_on, q.score, q.responded_on, c.opened_on, coalesce(p.paid, 0) as paid, b.make as sold_make, b.sold_on
      from marked as k
      left join service as s on s.client_id = k.client_id and s.place = 1
      left join driven as d on d.vin = s.vin and d.closed_on = s.service_on
      left join stored as t on t.client_id = k.client_id and t.place = 1
      left join scored as q on q.client_id = k.client_id
      left join complained as c on c.client_id = k.client_id
      left join paid as p on p.client_id = k.client_id
      left join bought as b on b.client_id = k.client_id and b.place = 1
    )
    select m.*, case ${cases.reduce((all, one) => sql`${all} ${one}`)} end as offer from told as m`;
}

/** A condition on a row of `told`, called m. */
function holds(condition: OfferCondition, asOf: string): Sql {
  const now = day(asOf);
  switch (condition.is) {
    case "service": return sql`coalesce(m.due_on <= ${day(addDays(asOf, condition.ahead))} and m.due_on > ${day(addDays(asOf, -condition.behind))}, false)`;
    case "tyres": {
      const month = Number(addDays(asOf, 1).slice(5, 7));
      const seasons = (["winter", "summer"] as const).filter((season) => condition[season].includes(month));
      return sql`coalesce(m.tyre_season in (${list(seasons)}), false)`;
    }
    case "lost": return sql`(m.lost = 1 and m.paid >= ${condition.paid})`;
    case "discount_only": return raw("m.discount_only = 1");
    case "displeased": return raw(`(coalesce(m.score <= ${DETRACTOR_MAX}, false) or m.opened_on is not null)`);
    case "repurchase": return sql`coalesce(m.sold_on <= ${addMonths(now, -condition.from)} and m.sold_on > ${addMonths(now, -condition.until)}, false)`;
    case "segment": return sql`(${isMember(readSpec(condition.spec) ?? { all: [] })})`;
  }
}
