import { raw, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { brandAt, spansTable } from "./spans.ts";
import { countedAmong, edges, tierName } from "./tier-levels.ts";

/**
 * Active clients by their level of the programme at the end of the window, and at its start: 0 without a card, 1 card, 2 silver, 3 gold, 4 vip.
 * Measures: active = 1; member = 1 with a card; moved_up, moved_down = 1 for a client known at the start whose level is another one now;
 * at the end: holds, visits, spend, vehicles, which the level hangs on.
 * Branch: the home branch at the end. Rules: `tier-levels.ts`. Source: metrics.md, `tier_ladder`.
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
    ${edges},
    active_client as (
      select s.as_of, c.client_id, max(c.day) as last_day from span s cross join marts.contact c
      where c.day > s.m12 and c.day <= s.as_of group by s.as_of, c.client_id
    ),
    active_at as (
      select a.as_of, e.is_end, e.d, a.client_id from active_client a join edge e on e.as_of = a.as_of
      join marts.client_first f on f.client_id = a.client_id
      where e.is_end = 1 or f.first_contact <= e.d
    ),
    ${countedAmong(context, raw("active_at"))},
    ladder as (
      select as_of, client_id, max(case when is_end = 1 then level end) as level, max(case when is_end = 0 then level end) as before,
        max(case when is_end = 1 then holds end) as holds, max(case when is_end = 1 then visits end) as visits, max(case when is_end = 1 then spend end) as spend,
        max(case when is_end = 1 then vehicles end) as vehicles
      from counted group by as_of, client_id
    )
    select l.as_of, cast(l.client_id as varchar) as unit_id, l.client_id, a.last_day as day, h.branch, b.brand, k.client_kind,
      ${tierName(raw("l.level"))} as tier,
      1 as active, case when l.level > 0 then 1 else 0 end as member,
      case when l.level > l.before then 1 else 0 end as moved_up, case when l.level < l.before then 1 else 0 end as moved_down,
      l.level, l.holds, l.visits, l.spend, l.vehicles
    from ladder l
    join active_client a on a.as_of = l.as_of and a.client_id = l.client_id
    join core.client k on k.client_id = l.client_id
    left join home h on h.as_of = l.as_of and h.client_id = l.client_id
    left join brands b on b.as_of = l.as_of and b.client_id = l.client_id`,
};
