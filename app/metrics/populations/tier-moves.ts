import { addMonths, raw, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { spansTable } from "./spans.ts";
import { countedAmong, edges, tierName } from "./tier-levels.ts";

/**
 * Each level's way through the 12 months: a row for a client and each level it had at the start or has at the end, among the clients active
 * then. Measures: was, is_now = 1 at the level at the start, at the end; up_in, down_in = 1 come to it from below, from above; joined_level = 1 at
 * it now and not active at the start; up_out, down_out = 1 gone from it up, down; gone = 1 at it then and not active now. Of every row, and so
 * of every sum: was + up_in + down_in + joined_level − up_out − down_out − gone = is_now.
 * Branch: the home branch at the end, of who is gone that at the start, so that no client is in two. Source: metrics.md, `tier_ladder`.
 */
export const tierMoves: Population = {
  id: "tier_moves",
  unit: "client",
  dimensions: ["branch", "client_kind", "tier"],
  carries: ["client_id", "day", "branch"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 24,
  select: (context) => sql`
    with span as (${spansTable(context)}), home_now as (${homeBranch(context, "m12", "as_of")}), home_then as (${homeBranch(context, "m24", "m12")}),
    ${edges},
    active_at as (
      select e.as_of, e.is_end, e.d, c.client_id, max(c.day) as last_day from edge e cross join marts.contact c
      where c.day > ${addMonths(sql`e.d`, -12)} and c.day <= e.d group by e.as_of, e.is_end, e.d, c.client_id
    ),
    ${countedAmong(context, raw("active_at"))},
    way as (
      select as_of, client_id, max(case when is_end = 1 then level end) as now_level, max(case when is_end = 0 then level end) as then_level
      from counted group by as_of, client_id
    ),
    seen as (select as_of, client_id, max(last_day) as last_day from active_at group by as_of, client_id),
    side as (
      select as_of, client_id, now_level as level, now_level, then_level from way where now_level is not null
      union all
      select as_of, client_id, then_level, now_level, then_level from way where then_level is not null and (now_level is null or now_level <> then_level)
    )
    select s.as_of, concat(cast(s.client_id as varchar), ' ', ${tierName(raw("s.level"))}) as unit_id, s.client_id, a.last_day as day, coalesce(h.branch, t.branch) as branch, k.client_kind,
      ${tierName(raw("s.level"))} as tier,
      case when s.then_level = s.level then 1 else 0 end as was,
      case when s.now_level = s.level and s.then_level < s.level then 1 else 0 end as up_in,
      case when s.now_level = s.level and s.then_level > s.level then 1 else 0 end as down_in,
      case when s.now_level = s.level and s.then_level is null then 1 else 0 end as joined_level,
      case when s.then_level = s.level and s.now_level > s.level then 1 else 0 end as up_out,
      case when s.then_level = s.level and s.now_level < s.level then 1 else 0 end as down_out,
      case when s.then_level = s.level and s.now_level is null then 1 else 0 end as gone,
      case when s.now_level = s.level then 1 else 0 end as is_now
    from side s
    join seen a on a.as_of = s.as_of and a.client_id = s.client_id
    join core.client k on k.client_id = s.client_id
    left join home_now h on h.as_of = s.as_of and h.client_id = s.client_id
    left join home_then t on t.as_of = s.as_of and t.client_id = s.client_id`,
};
