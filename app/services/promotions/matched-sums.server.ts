import type { Home } from "#pipelines/index.ts";
import { addMonths, day, raw, sql } from "#pipelines/warehouse/sql.ts";
import { inOwnBranches, readsAll } from "#app/auth/scope.server.ts";
import { addDays } from "#app/metrics/period.ts";
import type { Stratum, StratumSide } from "#app/promotions/matched.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { left, paidOrders, spanTable, standingTables, type Span } from "./assigned.ts";

type Row = Record<"n" | "change" | "change_squares" | "before" | "before_squares" | "after", number | bigint> & { readonly stratum: string; readonly listed: number };

/**
 * Clients on the list, and all others who had come within two years before, by recency, frequency, money and due state the day before:
 * money in the window, in as long a time just before, and in as long a time before that. Clients of the branches where the promotion ran.
 */
export async function matchedStrata(home: Home, span: Span, branches: readonly string[] | null): Promise<Stratum[]> {
  const length = Math.round((Date.parse(span.read) - Date.parse(span.from)) / 86_400_000) + 1;
  const [first, second] = [addDays(span.from, -length), addDays(span.from, -2 * length)];
  const within = readsAll("figures") ? raw("true") : inOwnBranches("figures", raw("branch"));
  const ran = branches === null ? raw("true") : sql`lower(branch) in (${branches.length ? branches.map((name) => sql`${name.toLocaleLowerCase()}`).reduce((all, one) => sql`${all}, ${one}`) : raw("null")})`;
  const rows = await runQuery<Row>(
    home,
    "clients like those of a promotion",
    sql`
      with span as (${spanTable([span])}),
      everybody as (
        select s.promo_code, s.starts_on, v.client_id, max(v.day) as last_day, count(*) as days, max(case when v.kind = 'maintenance' then v.day end) as serviced
        from span as s cross join marts.visit_day as v
        where v.day < s.starts_on and v.day >= ${addMonths(day(span.from), -24)}
        group by s.promo_code, s.starts_on, v.client_id
      ),
      ${standingTables("everybody")},
      standing as (
        select e.*, coalesce(h.branch, b.branch) as branch, case when l.client_id is null then 0 else 1 end as listed
        from everybody as e
        left join home as h on h.promo_code = e.promo_code and h.client_id = e.client_id
        left join bought as b on b.promo_code = e.promo_code and b.client_id = e.client_id
        left join (select distinct client_id from core.promo_contacts where promo_code = ${span.code} and client_id is not null) as l on l.client_id = e.client_id
      ),
      paid as (
        select m.client_id,
          sum(case when m.day >= s.starts_on then ${left} else 0 end) as after,
          sum(case when m.day < s.starts_on and m.day >= ${day(first)} then ${left} else 0 end) as before,
          sum(case when m.day < ${day(first)} then ${left} else 0 end) as earlier
        from span as s cross join (${paidOrders()}) as m
        where m.day >= ${day(second)} and m.day <= s.read_on and (m.is_sale = 0 or s.on_sales = 1)
        group by m.client_id
      ),
      usual as (
        select ${raw("avg(coalesce(p.before, 0) + coalesce(p.earlier, 0))")} as money from standing as t left join paid as p on p.client_id = t.client_id where t.listed = 1
      ),
      clients as (
        select t.listed,
          concat(
            case when t.last_day >= ${addMonths(day(span.from), -6)} then 'r1' when t.last_day >= ${addMonths(day(span.from), -12)} then 'r2' else 'r3' end,
            case when t.days = 1 then ' f1' when t.days <= 3 then ' f2' else ' f3' end,
            case when coalesce(p.before, 0) + coalesce(p.earlier, 0) > u.money then ' m2' else ' m1' end,
            case when t.serviced is null then ' d0' when t.serviced < ${addMonths(day(span.from), -10)} then ' d2' else ' d1' end
          ) as stratum,
          coalesce(p.after, 0) as after, coalesce(p.before, 0) as before, coalesce(p.earlier, 0) as earlier
        from standing as t cross join usual as u left join paid as p on p.client_id = t.client_id
        where ${within} and (t.listed = 1 or ${ran})
      )
      select stratum, listed, count(*) as n, sum(after - before) as change, sum((after - before) * (after - before)) as change_squares,
        sum(before - earlier) as before, sum((before - earlier) * (before - earlier)) as before_squares, sum(after) as after
      from clients group by stratum, listed order by stratum, listed`,
  );
  const side = (row: Row | undefined): StratumSide => {
    const n = Number(row?.n ?? 0);
    return {
      change: { n, sum: Number(row?.change ?? 0), squares: Number(row?.change_squares ?? 0) },
      before: { n, sum: Number(row?.before ?? 0), squares: Number(row?.before_squares ?? 0) },
      after: Number(row?.after ?? 0),
    };
  };
  const of = (stratum: string, listed: number): StratumSide => side(rows.find((row) => row.stratum === stratum && Number(row.listed) === listed));
  return [...new Set(rows.map(({ stratum }) => stratum))].map((stratum) => ({ treated: of(stratum, 1), others: of(stratum, 0) }));
}
