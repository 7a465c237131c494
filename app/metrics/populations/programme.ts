import { bigint, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";
import { homeBranch } from "./home-branch.ts";
import { relations } from "./relations.ts";
import { brandAt, spansTable } from "./spans.ts";

/** What a movement does to the account: its kind says, and only an adjustment is read by its sign. */
const effect: Sql = raw("case when entry_kind in ('redeem', 'expire') then -abs(points) when entry_kind = 'adjust' then points else abs(points) end");

/** Days within which a movement counts as engagement. */
const ENGAGED_DAYS = 90;

/**
 * Clients active at A (a contact in (A − 12m, A]). Measures: active = 1; member = 1 with a card or an account: a master record with a status or a
 * card by A, a card number on any document, or a movement of points by A; engaged = 1 for a member with a movement in the 90 days up to A.
 * Source: metrics.md, `programme_participation`, `engagement`.
 */
export const programmeClients: Population = {
  id: "programme_clients",
  unit: "client",
  dimensions: ["branch", "brand", "client_kind"],
  carries: ["client_id", "day", "branch"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 12,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m12", "as_of")}), brands as (${brandAt(context)}),
    active as (
      select s.as_of, c.client_id, max(c.day) as day from span s cross join ${relations(context).contact} c
      where c.day > s.m12 and c.day <= s.as_of
      group by s.as_of, c.client_id
    ),
    moved as (
      select s.as_of, p.client_id, max(p.booked_on) as last_moved from span s cross join core.points p
      where p.booked_on <= s.as_of and p.client_id is not null
      group by s.as_of, p.client_id
    ),
    carded as (
      select s.as_of, m.client_id from span s cross join (
        select client_id, since from core.clients where status is not null or card_no is not null
        union all select client_id, cast(null as date) from core.client_record where card_no is not null
      ) as m
      where m.client_id is not null and (m.since is null or m.since <= s.as_of)
      group by s.as_of, m.client_id
    )
    select a.as_of, cast(a.client_id as varchar) as unit_id, a.client_id, a.day, h.branch, b.brand, k.client_kind, 1 as active,
      case when m.client_id is not null or c.client_id is not null then 1 else 0 end as member,
      case when m.last_moved > a.as_of - ${raw(String(ENGAGED_DAYS))} then 1 else 0 end as engaged
    from active a
    cross join (select 1 as known from (select 1 as one from core.points limit 1) as p union select 1 as known from (select 1 as one from core.clients limit 1) as m
      union select 1 as known from (select 1 as one from core.client_record where card_no is not null limit 1) as r) as kept
    join core.client k on k.client_id = a.client_id
    left join moved m on m.as_of = a.as_of and m.client_id = a.client_id
    left join carded c on c.as_of = a.as_of and c.client_id = a.client_id
    left join home h on h.as_of = a.as_of and h.client_id = a.client_id
    left join brands b on b.as_of = a.as_of and b.client_id = a.client_id`,
};

/**
 * Accounts with a movement by A. Measures: balance (points); liability = balance × value of a point, minor units; account = 1 where the
 * balance is not 0. Branch: the home branch at A. Source: metrics.md, `points_liability`.
 */
export const accounts: Population = {
  id: "accounts",
  unit: "client",
  dimensions: ["branch", "client_kind"],
  carries: ["client_id", "day", "branch", "amount"],
  monthly: "snapshot",
  window: "trailing",
  monthsBack: 1200,
  select: (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m12", "as_of")}),
    balances as (
      select s.as_of, p.client_id, max(p.booked_on) as day, ${bigint(sql`sum(${effect})`)} as balance from span s cross join core.points p
      where p.booked_on <= s.as_of and p.client_id is not null
      group by s.as_of, p.client_id
    )
    select b.as_of, cast(b.client_id as varchar) as unit_id, b.client_id, b.day, h.branch, k.client_kind, b.balance, b.balance * ${context.pointValue ?? 100} as liability,
      b.balance * ${context.pointValue ?? 100} as amount, case when b.balance <> 0 then 1 else 0 end as account
    from balances b
    join core.client k on k.client_id = b.client_id
    left join home h on h.as_of = b.as_of and h.client_id = b.client_id`,
};

/**
 * Points issued (earned, cashback, added by hand), a row an entry, with what became of them by A: the oldest points of an account are used
 * first. Measures: issued; redeemed; expired; unredeemed = issued − redeemed. Source: metrics.md, `redemption_rate`, `breakage`.
 */
const issued = (from: "after_day" | "m24", to: "until_day" | "m12"): Population["select"] => (context) => sql`
    with span as (${spansTable(context)}), home as (${homeBranch(context, "m12", "as_of")}),
    entries as (
      select s.as_of, p.entry_no, p.client_id, p.booked_on, p.entry_kind, p.branch, p.batch_id, p.line, ${effect} as moved
      from span s cross join core.points p
      where p.booked_on <= s.as_of and p.client_id is not null
    ),
    lots as (
      select *, sum(moved) over (partition by as_of, client_id order by booked_on, entry_no rows between unbounded preceding and current row) as upto
      from entries where moved > 0
    ),
    uses as (
      select *, sum(-moved) over (partition by as_of, client_id order by booked_on, entry_no rows between unbounded preceding and current row) as upto
      from entries where moved < 0
    ),
    fates as (
      select l.as_of, l.entry_no,
        sum(case when u.entry_kind = 'redeem' then least(l.upto, u.upto) - greatest(l.upto - l.moved, u.upto + u.moved) else 0 end) as redeemed,
        sum(case when u.entry_kind <> 'redeem' then least(l.upto, u.upto) - greatest(l.upto - l.moved, u.upto + u.moved) else 0 end) as expired
      from lots l join uses u on u.as_of = l.as_of and u.client_id = l.client_id
      where u.upto > l.upto - l.moved and u.upto + u.moved < l.upto
      group by l.as_of, l.entry_no
    )
    select l.as_of, l.entry_no as unit_id, l.client_id, l.booked_on as day, coalesce(l.branch, h.branch) as branch, k.client_kind,
      substr(cast(l.booked_on as varchar), 1, 7) as month, l.batch_id, l.line, l.moved as issued, coalesce(f.redeemed, 0) as redeemed,
      coalesce(f.expired, 0) as expired, l.moved - coalesce(f.redeemed, 0) as unredeemed
    from lots l
    join span s on s.as_of = l.as_of
    join core.client k on k.client_id = l.client_id
    left join fates f on f.as_of = l.as_of and f.entry_no = l.entry_no
    left join home h on h.as_of = l.as_of and h.client_id = l.client_id
    where l.booked_on > s.${raw(from)} and l.booked_on <= s.${raw(to)}`;

const entry = {
  unit: "entry",
  dimensions: ["branch", "client_kind", "month"],
  carries: ["client_id", "day", "branch", "batch_id", "line"],
  monthly: "event",
} as const satisfies Partial<Population>;

/** Points issued in the period. */
export const issuedPoints: Population = { ...entry, id: "issued_points", window: "year", monthsBack: 0, select: issued("after_day", "until_day") };

/** Points issued in (A − 24m, A − 12m]: old enough that what has become of them is final, or as good as. */
export const oldPoints: Population = { ...entry, id: "old_points", window: "trailing", monthsBack: 24, select: issued("m24", "m12") };
