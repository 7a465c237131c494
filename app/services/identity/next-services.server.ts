import type { NextService } from "#app/dashboards/identity/views.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home } from "#pipelines/index.ts";
import { list, sql } from "#pipelines/warehouse/sql.ts";
import { dueCars } from "../segments/due.server.ts";

interface Row {
  readonly vin: string;
  readonly due_on: string;
  readonly service_on: string;
  readonly due_by: "months" | "km";
  readonly at_service: number;
  readonly months: number;
  readonly interval_km: number;
  readonly per_day: number | null;
  readonly is_own: number;
}

/** When the next service of a client's cars falls due, those first that are due first: by the rule that segments and offers go by, so that nobody is told two days of one car. */
export async function nextServices(home: Home, client: number, vins: readonly string[], asOf: string): Promise<NextService[]> {
  if (vins.length === 0) return [];
  const rows = await runQuery<Row>(
    home,
    "client services",
    sql`
      select vin, cast(due_on as varchar) as due_on, cast(service_on as varchar) as service_on, due_by, at_service, months, interval_km, per_day, is_own
      from (${await dueCars(home, asOf, { vins: list(vins) })}) as d where client_id = ${client} order by due_on, vin`,
  );
  return rows.map(({ vin, due_on, service_on, due_by, at_service, months, interval_km, per_day, is_own }) => ({
    vin, day: due_on, overdue: due_on <= asOf, by: due_by === "km" ? "km" : Number(at_service) === 1 ? "months" : "delivery", from: service_on,
    months: Number(months), km: Number(interval_km), perDay: per_day === null ? null : Math.round(Number(per_day)), isOwn: Number(is_own) === 1,
  }));
}
