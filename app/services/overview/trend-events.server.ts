import type { Home } from "#pipelines/index.ts";
import { day, sql } from "#pipelines/warehouse/sql.ts";
import { addMonths, monthStart, monthOf } from "#app/metrics/period.ts";
import type { TrendEvent } from "#app/metrics/views/overview.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { heldAt } from "./promotions.ts";

const TREND_MONTHS = 24;

/** Promotions that started and what people wrote down, in the months that a trend shows; of branches only those the page is about. */
export async function trendEvents(home: Home, { asOf, filters, through }: Asked): Promise<TrendEvent[]> {
  const first = monthStart(monthOf(addMonths(asOf, 1 - TREND_MONTHS)));
  const [promotions, written] = await Promise.all([
    runQuery<{ name: string | null; starts_on: string; branches: string | null }>(
      home,
      "promotions begun",
      sql`select name, cast(starts_on as varchar) as starts_on, branches from core.promotion where starts_on >= ${day(first)} and starts_on <= ${day(through ?? asOf)} order by starts_on`,
    ),
    peopleEvents(home),
  ]);
  const branch = filters.branch ?? [];
  return [
    ...promotions.filter((one) => heldAt(one.branches, branch)).map(({ name, starts_on }) => ({ day: starts_on, label: name ?? "—" })),
    ...written.filter((one) => heldAt(one.branch, branch) && one.happened_on >= first && one.happened_on <= (through ?? asOf)).map(({ happened_on, label }) => ({ day: happened_on, label })),
  ].toSorted((a, b) => a.day.localeCompare(b.day));
}

/** What people wrote down; a home without a state of its own (a warehouse in memory) has nothing. */
export async function peopleEvents(home: Home) {
  if (!home.state) return [];
  const { listEvents } = await import("#pipelines/index.ts");
  return listEvents(home.state);
}
