import { addMonths, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { tierPolicy, type TierRule } from "../tiers.ts";
import { homeBranch } from "./home-branch.ts";
import { brandAt, spansTable } from "./spans.ts";

/** Whether a row of `visits`, `spend`, `vehicles` meets a rule. */
function meets(rule: TierRule): Sql {
  const asked = (["visits", "spend", "vehicles"] as const).filter((name) => rule[name] !== null);
  return asked.length === 0 ? raw("false") : raw(`(${asked.map((name) => `${name} >= ${rule[name]}`).join(" or ")})`);
}

/**
 * Active clients by their level of the programme at the end of the window, and at its start: 0 without a card, 1 card, 2 silver, 3 gold.
 * A card: a card number on any record (which has no day, so that it counts from the start), or an entry on a points account by that day.
 * Measures: active = 1; member = 1 with a card; moved_up, moved_down = 1 for a client known at the start whose level is another one now.
 * Branch: the home branch at the end. Thresholds: app/metrics/tiers.ts. Source: metrics.md, `tier_ladder`.
 */
export const tierLadder: Population = {
  id: "tier_ladder",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind", "tier"],
  carries: ["client_id", "day", "branch"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 12,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m12", "as_of")}), brands as (${brandAt(context)}),
    edge as (
      select as_of, as_of as d, 1 as is_end from span union all select as_of, m12 as d, 0 as is_end from span
    ),
    active_client as (
      select s.as_of, c.client_id, max(c.day) as last_day from span s cross join marts.contact c
      where c.day > s.m12 and c.day <= s.as_of group by s.as_of, c.client_id
    ),
    came as (
      select e.as_of, e.is_end, v.client_id, count(*) as visits from edge e cross join marts.visit_day v
      where v.day > ${addMonths(sql`e.d`, -12)} and v.day <= e.d group by e.as_of, e.is_end, v.client_id
    ),
    paid as (
      select e.as_of, e.is_end, v.client_id, sum(v.total_amount) as spend from edge e cross join core.visit v
      where v.closed_on > ${addMonths(sql`e.d`, -12)} and v.closed_on <= e.d and v.client_id is not null and v.payer = 'customer' and v.total_amount > 0 and not v.is_reversed
      group by e.as_of, e.is_end, v.client_id
    ),
    bought as (
      select e.as_of, e.is_end, p.client_id, count(*) as vehicles from edge e cross join marts.purchase p
      where p.sold_on <= e.d and p.client_id is not null group by e.as_of, e.is_end, p.client_id
    ),
    carded as (
      select r.client_id, cast(null as date) as since from core.client_record r join core.client_key k on k.client_ref = r.client_ref
      where k.key_type = 'card_no' and r.client_id is not null
      union all
      select client_id, min(booked_on) as since from core.points where client_id is not null group by client_id
    ),
    holder as (
      select client_id, max(case when since is null then 1 else 0 end) as always, min(since) as since from carded group by client_id
    ),
    counted as (
      select a.as_of, a.client_id, e.is_end, f.first_contact <= e.d as was_known,
        case when h.always = 1 or h.since <= e.d then 1 else 0 end as holds,
        coalesce(c.visits, 0) as visits, coalesce(p.spend, 0) as spend, coalesce(b.vehicles, 0) as vehicles
      from active_client a
      join edge e on e.as_of = a.as_of
      join marts.client_first f on f.client_id = a.client_id
      left join holder h on h.client_id = a.client_id
      left join came c on c.as_of = a.as_of and c.is_end = e.is_end and c.client_id = a.client_id
      left join paid p on p.as_of = a.as_of and p.is_end = e.is_end and p.client_id = a.client_id
      left join bought b on b.as_of = a.as_of and b.is_end = e.is_end and b.client_id = a.client_id
    ),
    levels as (
      select as_of, client_id, is_end, was_known,
        case when holds = 0 then 0 when ${meets(tierPolicy.gold)} then 3 when ${meets(tierPolicy.silver)} then 2 else 1 end as level
      from counted
    ),
    ladder as (
      select as_of, client_id, max(case when is_end = 1 then level end) as level, max(case when is_end = 0 and was_known then level end) as before
      from levels group by as_of, client_id
    )
    select l.as_of, cast(l.client_id as varchar) as unit_id, l.client_id, a.last_day as day, h.branch, b.brand, k.client_kind,
      case l.level when 0 then 'none' when 1 then 'card' when 2 then 'silver' else 'gold' end as tier,
      1 as active, case when l.level > 0 then 1 else 0 end as member,
      case when l.level > l.before then 1 else 0 end as moved_up, case when l.level < l.before then 1 else 0 end as moved_down
    from ladder l
    join active_client a on a.as_of = l.as_of and a.client_id = l.client_id
    join core.client k on k.client_id = l.client_id
    left join home h on h.as_of = l.as_of and h.client_id = l.client_id
    left join brands b on b.as_of = l.as_of and b.client_id = l.client_id`,
};
