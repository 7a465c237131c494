import type { Home } from "#pipelines/index.ts";
import { allOf, bigint, day, ident, list, sql } from "#pipelines/warehouse/sql.ts";
import { unitsWithin } from "#app/auth/scope.server.ts";
import { monthOf, monthStart } from "#app/metrics/period.ts";
import type { Filters } from "#app/metrics/types.ts";
import type { TopClient } from "#app/metrics/views/clients.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";

const HOW_MANY = 5;

/** Clients with the most visit days in the month of the as-of date, up to it; of equal ones those whose paid orders left more. */
export async function topClients(home: Home, asOf: string, asked: Filters): Promise<TopClient[]> {
  const filters = unitsWithin(["branch"], [], asked);
  if (filters === null) return [];
  const first = day(monthStart(monthOf(asOf)));
  const columns = { branch: "v.branch", brand: "v.make", client_kind: "k.client_kind" } as const;
  const chosen = (Object.keys(columns) as (keyof typeof columns)[]).filter((name) => filters[name]?.length);
  const rows = await runQuery<TopClient>(
    home,
    "top clients",
    sql`
      with came as (
        select v.client_id, k.name, count(*) as visits, max(v.branch) as branch
        from marts.visit_day as v join core.client as k on k.client_id = v.client_id
        where v.day >= ${first} and v.day <= ${day(asOf)} and ${allOf(chosen.map((name) => sql`${ident(columns[name])} in (${list(filters[name] ?? [])})`))}
        group by v.client_id, k.name
      ),
      most as (
        select client_id from came qualify rank() over (order by visits desc) <= ${HOW_MANY}
      ),
      earned as (
        select v.client_id, sum(v.total_amount - coalesce(v.cost_amount, 0)) as margin from core.visit as v
        where v.client_id in (select client_id from most) and v.closed_on >= ${first} and v.closed_on <= ${day(asOf)} and v.payer = 'customer' and v.total_amount > 0 and not v.is_reversed
        group by v.client_id
      )
      select c.client_id as id, c.name, c.branch, c.visits, ${bigint(sql`coalesce(e.margin, 0)`)} as margin
      from came as c join most as m on m.client_id = c.client_id left join earned as e on e.client_id = c.client_id
      order by c.visits desc, coalesce(e.margin, 0) desc, c.client_id limit ${HOW_MANY}`,
  );
  return rows.map((row) => ({ ...row, id: Number(row.id), visits: Number(row.visits) }));
}
