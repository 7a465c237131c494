import type { ClientHead } from "#app/dashboards/identity/views.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home } from "#pipelines/index.ts";
import { day, sql } from "#pipelines/warehouse/sql.ts";
import { outlookOf, type Visitor } from "./repeat-model.ts";
import { repeatModelNow } from "./repeat-model.server.ts";

/** What is to be expected of one client, from the visits up to a day. */
export async function clientOutlook(home: Home, id: number, asOf: string): Promise<ClientHead["outlook"]> {
  const { model, none } = repeatModelNow(home);
  if (model === null) return none ?? "refused";
  const [row] = await runQuery<Visitor>(
    home,
    "client visits",
    sql`
      select count(*) as visits, coalesce(date_diff('day', min(day), max(day)), 0) as between, coalesce(date_diff('day', min(day), ${day(asOf)}), 0) as known,
        count(*) filter (where total_amount > 0) as paid, cast(coalesce(sum(total_amount), 0) as bigint) as amount
      from marts.visit_day where client_id = ${id} and day <= ${day(asOf)}`,
  );
  const found = row && outlookOf(model, { visits: Number(row.visits), between: Number(row.between), known: Number(row.known), paid: Number(row.paid), amount: Number(row.amount) });
  return found ?? "few_visits";
}
