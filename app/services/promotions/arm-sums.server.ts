import type { Home } from "#pipelines/index.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";
import type { Arm, ArmSums } from "#app/promotions/arms.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { assignedTables, left, paidOrders, type Span } from "./assigned.ts";

/** Visit days in the year before a promotion, as classes. */
export const frequencies = ["none", "one", "few", "many"] as const;
export type Frequency = (typeof frequencies)[number];

/** Clients of one arm, branch, kind and frequency: what they left, in minor units of the basis. */
export interface ArmCell extends ArmSums {
  readonly code: string;
  readonly arm: Arm;
  readonly branch: string | null;
  readonly kind: "person" | "company";
  readonly frequency: Frequency;
  /** The same of orders under the code, and of all others. */
  readonly under: { readonly sum: number; readonly squares: number };
  readonly beside: { readonly sum: number; readonly squares: number };
}

type Row = Record<"n" | "came" | "total" | "squares" | "under_sum" | "under_squares" | "beside_sum" | "beside_squares", number | bigint> & { readonly code: string; readonly arm: Arm; readonly branch: string | null; readonly kind: "person" | "company"; readonly frequency: Frequency };

/** Every client once, with 0 where nothing was left; summed up in the engine. */
export async function armCells(home: Home, spans: readonly Span[]): Promise<ArmCell[]> {
  if (spans.length === 0) return [];
  const rows = await runQuery<Row>(
    home,
    "arms of promotions",
    sql`
      with ${assignedTables(spans)},
      worth as (
        select a.promo_code, a.client_id, sum(${left}) as total, sum(case when m.promo_code = a.promo_code then ${left} else 0 end) as under_code
        from assigned as a join span as s on s.promo_code = a.promo_code join (${paidOrders()}) as m on m.client_id = a.client_id
        where m.day >= s.starts_on and m.day <= s.read_on and (m.is_sale = 0 or s.on_sales = 1)
        group by a.promo_code, a.client_id
      ),
      clients as (
        select a.promo_code, a.arm, a.branch, k.client_kind as kind, case when a.days = 0 then 'none' when a.days = 1 then 'one' when a.days <= 3 then 'few' else 'many' end as frequency,
          case when w.client_id is null then 0 else 1 end as came, coalesce(w.total, 0) as total, coalesce(w.under_code, 0) as under_code
        from assigned as a
        join core.client as k on k.client_id = a.client_id
        left join worth as w on w.promo_code = a.promo_code and w.client_id = a.client_id
      )
      select promo_code as code, arm, branch, kind, frequency, count(*) as n, sum(came) as came, sum(total) as total, sum(total * total) as squares,
        sum(under_code) as under_sum, sum(under_code * under_code) as under_squares, sum(total - under_code) as beside_sum, sum((total - under_code) * (total - under_code)) as beside_squares
      from clients group by promo_code, arm, branch, kind, frequency
      order by promo_code, arm, branch, kind, frequency`,
  );
  return rows.map(({ code, arm, branch, kind, frequency, ...sums }) => ({
    code, arm, branch, kind, frequency, n: Number(sums.n), came: Number(sums.came), sum: Number(sums.total), squares: Number(sums.squares),
    under: { sum: Number(sums.under_sum), squares: Number(sums.under_squares) },
    beside: { sum: Number(sums.beside_sum), squares: Number(sums.beside_squares) },
  }));
}

export interface CostsKnown {
  readonly orders: number;
  readonly costed: number;
}

/** Of the paid orders that count for each promotion, how many have their cost. Read for whole arms alike: the basis must not depend on the arm. */
export async function costsKnown(home: Home, spans: readonly Span[]): Promise<ReadonlyMap<string, CostsKnown>> {
  if (spans.length === 0) return new Map();
  const rows = await runQuery<{ code: string; orders: number | bigint; costed: number | bigint }>(
    home,
    "costs known of promotions",
    sql`
      with ${assignedTables(spans)}
      select a.promo_code as code, count(*) as orders, count(m.cost_amount) as costed
      from assigned as a join span as s on s.promo_code = a.promo_code join (${paidOrders()}) as m on m.client_id = a.client_id
      where m.day >= s.starts_on and m.day <= s.read_on and m.total_amount > 0 and (m.is_sale = 0 or s.on_sales = 1)
      group by a.promo_code`,
  );
  return new Map(rows.map(({ code, orders, costed }) => [code, { orders: Number(orders), costed: Number(costed) }]));
}

export interface WeekRow {
  readonly arm: Arm;
  readonly week: number;
  readonly sum: number;
  readonly squares: number;
  readonly raised: number;
}

/** What the arms of one promotion left week by week, with what is needed for intervals of each week and of all up to it. */
export async function weekSums(home: Home, span: Span): Promise<WeekRow[]> {
  const rows = await runQuery<{ arm: Arm; week: number | bigint; total: number; squares: number; raised: number }>(
    home,
    "weeks of a promotion",
    sql`
      with ${assignedTables([span])},
      weeks as (
        select a.arm, a.client_id, cast(floor(date_diff('day', s.starts_on, m.day) / 7) as integer) as week, sum(${left}) as own
        from assigned as a join span as s on s.promo_code = a.promo_code join (${paidOrders()}) as m on m.client_id = a.client_id
        where m.day >= s.starts_on and m.day <= s.read_on and (m.is_sale = 0 or s.on_sales = 1)
        group by a.arm, a.client_id, ${raw("cast(floor(date_diff('day', s.starts_on, m.day) / 7) as integer)")}
      ),
      running as (
        select arm, week, own, sum(own) over (partition by client_id order by week rows between unbounded preceding and current row) as so_far from weeks
      )
      select arm, week, sum(own) as total, sum(own * own) as squares, sum(so_far * so_far - (so_far - own) * (so_far - own)) as raised
      from running group by arm, week order by arm, week`,
  );
  return rows.map(({ arm, week, total, squares, raised }) => ({ arm, week: Number(week), sum: Number(total), squares: Number(squares), raised: Number(raised) }));
}
