import { addMonths, day, join, list, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { inOwnBranches, readsAll } from "#app/auth/scope.server.ts";
import { membersTable, type RecordedArms } from "../trials/assigned.server.ts";
import type { Window } from "./window.ts";

/** What a client leaves is measured by. */
export type Basis =
  /** Total − cost: every paid order has its cost. */
  | "margin"
  /** Total − cost where it is known, else a share of the total that somebody assumed. */
  | "assumed_margin"
  | "revenue";

/** A promotion as its clients are counted. */
export interface Span extends Window {
  readonly code: string;
  readonly basis: Basis;
  /** Margin assumed where cost is unknown, 0–1. */
  readonly margin: number;
  /** Purchases of cars count: its code stands on contracts. */
  readonly onSales: boolean;
  /** Who was drawn into it here; null: its list was loaded. */
  readonly drawn: RecordedArms | null;
}

const BY_BASIS: Readonly<Record<Basis, number>> = { revenue: 0, margin: 1, assumed_margin: 2 };

/** Promotions as a table: promo_code, starts_on, ends_on, read_on, basis, share, on_sales. */
export const spanTable = (spans: readonly Span[]): Sql =>
  join(
    spans.map(({ code, from, to, read, basis, margin, onSales }) => sql`select ${code} as promo_code, ${day(from)} as starts_on, ${day(to)} as ends_on, ${day(read)} as read_on, ${raw(String(BY_BASIS[basis]))} as basis, ${margin} + 0.0e0 as share, ${raw(onSales ? "1" : "0")} as on_sales`),
    " union all ",
  );

/** What an order `m` left, by the basis of the promotion `s`. A free order whose cost is unknown left nothing. */
export const left: Sql = raw(`case s.basis
  when 0 then cast(m.total_amount as double)
  when 1 then cast(m.total_amount - coalesce(m.cost_amount, case when m.total_amount = 0 then 0 end) as double)
  else coalesce(cast(m.total_amount - m.cost_amount as double), m.total_amount * s.share) end`);

/**
 * Whatever a client paid or was given, in branches of the viewer: orders that stand (neither reversed nor reversing, not the dealer's own),
 * free ones too, for they cost something, and contracts of cars that were not cancelled (is_sale = 1).
 */
export const paidOrders = (): Sql => sql`
  select client_id, closed_on as day, branch, visit_no as no, total_amount, cost_amount, promo_code, 0 as is_sale, batch_id, line from core.visit
  where client_id is not null and payer <> 'internal' and total_amount >= 0 and not is_reversed and reverses_no is null and ${inOwnBranches("figures", raw("branch"))}
  union all
  select client_id, sold_on as day, branch, contract_no as no, amount as total_amount, cost_amount, promo_code, 1 as is_sale, batch_id, line from core.sale
  where client_id is not null and not is_cancelled and ${inOwnBranches("figures", raw("branch"))}`;

/**
 * Named tables for what follows them: span, and assigned (promo_code, client_id, arm, branch, days). A client's arm is the one that was drawn here,
 * else what its list says, and nothing that happened after the first day. branch: where most of the client's visits of the year before were, else of the latest purchase;
 * days: visit days of that year. Of clients of foreign branches, and of none, only who reads all of them is told.
 */
export const assignedTables = (spans: readonly Span[]): Sql => sql`
  span as (${spanTable(spans)}),
  listed as (
    select s.promo_code, s.starts_on, c.client_id, c.arm from span as s join (${contacts(spans)}) as c on c.promo_code = s.promo_code
  ),
  ${standingTables("listed")},
  assigned as (
    select l.promo_code, l.client_id, l.arm, coalesce(h.branch, b.branch) as branch, coalesce(h.days, 0) as days
    from listed as l
    left join home as h on h.promo_code = l.promo_code and h.client_id = l.client_id
    left join bought as b on b.promo_code = l.promo_code and b.client_id = l.client_id
    where ${readsAll("figures") ? raw("true") : inOwnBranches("figures", raw("coalesce(h.branch, b.branch)"))}
  )`;

/** Who is on each list, once. */
const contacts = (spans: readonly Span[]): Sql => {
  const drawn = spans.flatMap((span) => (span.drawn ? [span.drawn] : []));
  const loaded = sql`select promo_code, client_id, arm from core.promo_contacts where client_id is not null${drawn.length ? sql` and promo_code not in (${list(drawn.map(({ code }) => code))})` : raw("")}`;
  return drawn.reduce((all, one) => sql`${all} union all select promo_code, client_id, arm from (${membersTable(one)}) as members`, loaded);
};

/** home and bought: where the clients of a table (promo_code, starts_on, client_id) stood before the promotion began. */
export const standingTables = (table: "listed" | "everybody"): Sql => sql`
  visited as (
    select l.promo_code, l.client_id, v.branch, count(*) as days, max(v.day) as last_day
    from ${raw(table)} as l join marts.visit_day as v on v.client_id = l.client_id
    where v.day >= ${addMonths(raw("l.starts_on"), -12)} and v.day < l.starts_on
    group by l.promo_code, l.client_id, v.branch
  ),
  home as (
    select promo_code, client_id, branch, of_all as days from (
      select promo_code, client_id, branch, sum(days) over (partition by promo_code, client_id) as of_all,
        row_number() over (partition by promo_code, client_id order by days desc, last_day desc, branch) as place
      from visited
    ) as placed where place = 1
  ),
  bought as (
    select promo_code, client_id, branch from (
      select l.promo_code, l.client_id, p.branch, row_number() over (partition by l.promo_code, l.client_id order by p.sold_on desc, p.branch, p.contract_no) as place
      from ${raw(table)} as l join marts.purchase as p on p.client_id = l.client_id
      where p.sold_on < l.starts_on
    ) as placed where place = 1
  )`;
