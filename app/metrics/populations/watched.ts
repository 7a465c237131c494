import { ident, join, sql } from "#pipelines/warehouse/sql.ts";
import type { Population } from "../define.ts";

/** What a population that is watched over time says of each unit: whether it happened, and that the unit is one; `days` is how long. */
export interface Watched {
  readonly event: string;
  readonly unit: string;
}

/**
 * The same units, watched for no more than so many days. Its measures: the event where it came by then, `unit`, `at_risk` = 1 where the unit
 * was still watched, and it had not happened before, on that day; and `days`. What happens on the last day has happened.
 */
export function watchedFor(population: Population, { event, unit }: Watched, days: number): Population {
  const kept = ["as_of", "unit_id", ...new Set<string>([...population.carries.filter((name) => name !== "days"), ...population.dimensions]), unit].map((name) => sql`w.${ident(name)}`);
  return {
    ...population,
    id: `${population.id}_${days}`,
    carries: [...new Set([...population.carries, "days" as const])],
    select: (context) => sql`
      select ${join(kept)}, least(w.days, ${days}) as days,
        case when w.${ident(event)} = 1 and w.days <= ${days} then 1 else 0 end as ${ident(event)}, case when w.days >= ${days} then 1 else 0 end as at_risk
      from (${population.select(context)}) as w`,
  };
}
