import { ident, sql } from "#pipelines/warehouse/sql.ts";
import type { Metric } from "./define.ts";
import { watchedFor } from "./populations/watched.ts";
import type { Narrow } from "./types.ts";

const MINOR = 100;

/** The metric over that part alone, with the same name and formula; null where it cannot be narrowed so. */
export function narrowed(metric: Metric, narrow: Narrow): Metric | null {
  if ("upTo" in narrow) {
    if (!metric.watched || metric.denominator === null) return null;
    return { ...metric, parts: ["at_risk"], population: watchedFor(metric.watched, { event: metric.numerator, unit: metric.denominator }, narrow.upTo) };
  }
  const { population, amount } = metric;
  if (amount === undefined) return null;
  const from = Math.round(narrow.from * MINOR);
  const to = narrow.to === null ? null : Math.round(narrow.to * MINOR);
  const below = to === null ? sql`` : sql` and n.${ident(amount)} < ${to}`;
  return {
    ...metric,
    population: { ...population, id: `${population.id}_${from}_${to}`, select: (context) => sql`select n.* from (${population.select(context)}) as n where n.${ident(amount)} >= ${from}${below}` },
  };
}
