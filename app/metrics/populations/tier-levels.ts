import { addMonths, day, join, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context } from "../define.ts";
import { asks, defaultLadder, earnedTiers, type LadderRules, type LadderVersion, type TierRule } from "../tiers.ts";

/** Whether a row of `visits`, `spend`, `vehicles` meets a rule. */
function meets(rule: TierRule): Sql {
  const asked = asks.filter((name) => rule[name] !== null);
  return asked.length === 0 ? raw("false") : raw(`(${asked.map((name) => `${name} >= ${rule[name]}`).join(" or ")})`);
}

/** The level of a client with a card by some rules, of columns `visits`, `spend`, `vehicles`: 1 card, 2 silver, 3 gold, 4 vip. */
export const levelBy = (rules: LadderRules): Sql =>
  sql`(case ${join(earnedTiers.toReversed().map((tier) => sql`when ${meets(rules[tier])} then ${raw(String(earnedTiers.indexOf(tier) + 2))}`), " ")} else 1 end)`;

/** The same by the rules in force on the day in column `d`. */
function levelOn(ladder: readonly LadderVersion[]): Sql {
  const first = ladder.find(({ from }) => from === null) ?? defaultLadder[0];
  const later = ladder.flatMap(({ from, rules }) => (from === null ? [] : [{ from, rules }])).toReversed();
  const own = first ? levelBy(first.rules) : raw("1");
  return later.length === 0 ? own : sql`(case ${join(later.map(({ from, rules }) => sql`when d >= ${day(from)} then ${levelBy(rules)}`), " ")} else ${own} end)`;
}

/** A level's name in column `tier`, from its number. */
export const tierName = (level: Sql): Sql => sql`case ${level} when 0 then 'none' when 1 then 'card' when 2 then 'silver' when 3 then 'gold' else 'vip' end`;

/** The ends of the window that levels are told at. */
export const edges = sql`edge as (
      select as_of, as_of as d, 1 as is_end from span union all select as_of, m12 as d, 0 as is_end from span
    )`;

/**
 * Tables, after `span` and `edge`, up to `counted`: of the rows `as_of, is_end, d, client_id` of a table what a level hangs on that day
 * (`holds`, `visits`, `spend`, `vehicles`), and `level`, 0 without a card. A card: a card number on any record (which has no day, so that it
 * counts from the start), or an entry on a points account by that day. Rules: those in force on the day. Source: metrics.md, `tier_ladder`.
 */
export const countedAmong = ({ applied }: Context, among: Sql): Sql => sql`
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
    had as (
      select a.as_of, a.client_id, a.is_end, a.d,
        case when h.always = 1 or h.since <= a.d then 1 else 0 end as holds,
        coalesce(c.visits, 0) as visits, coalesce(p.spend, 0) as spend, coalesce(b.vehicles, 0) as vehicles
      from ${among} a
      left join holder h on h.client_id = a.client_id
      left join came c on c.as_of = a.as_of and c.is_end = a.is_end and c.client_id = a.client_id
      left join paid p on p.as_of = a.as_of and p.is_end = a.is_end and p.client_id = a.client_id
      left join bought b on b.as_of = a.as_of and b.is_end = a.is_end and b.client_id = a.client_id
    ),
    counted as (
      select as_of, client_id, is_end, holds, visits, spend, vehicles, case when holds = 0 then 0 else ${levelOn(applied.ladder ?? defaultLadder)} end as level from had
    )`;
