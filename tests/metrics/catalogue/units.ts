import type { Home } from "#pipelines/index.ts";
import { ident, join, sql } from "#pipelines/warehouse/sql.ts";
import { splitBy, type Question } from "#app/metrics/compile.ts";
import { catalog } from "#app/metrics/catalog.ts";
import type { Metric, Population } from "#app/metrics/define.ts";
import { draftTables } from "#app/metrics/populations/relations.ts";
import { spansFor, type MetricRequest } from "#app/metrics/query.ts";
import type { Dimension, Figure } from "#app/metrics/types.ts";
import { lostGapFor } from "#app/services/clients/gaps.server.ts";
import { resolve } from "#app/services/metrics.server.ts";
import { facts } from "#app/warehouse/facts.server.ts";

export type Unit = Readonly<Record<string, number | bigint | string | null>>;

/** Metrics that are sums over units: a new one in the catalogue is among them. The score is made of others. */
export const summed: readonly Metric[] = (catalog as readonly Metric[]).filter(({ shape }) => shape !== "score");

/** The columns of units that a metric adds up. */
export const measuresOf = (metric: Metric): string[] => [
  ...new Set([metric.numerator, ...(metric.denominator ? [metric.denominator] : []), ...metric.parts, ...(metric.margin ? [metric.margin.sum, metric.margin.over] : []), ...(metric.shape === "survival" ? ["days"] : [])]),
];

/** The question that a request puts to one metric, as the services put it together. */
export async function questionOf(home: Home, metric: Metric, request: MetricRequest, by: readonly Dimension[]): Promise<Question> {
  const { satisfactionMax, pointValue, applied } = await facts(home);
  const resolved = await resolve(home, { ...request, metrics: [metric.id], by });
  return { metric, spans: spansFor(metric, resolved), by, filters: {}, satisfactionMax, pointValue, lostAfterDays: await lostGapFor(home, metric), applied };
}

/** The units of a population one by one, not summed by SQL; asked once for all metrics that share it. */
export function unitsIn(home: Home): (metric: Metric, request: MetricRequest, by: readonly Dimension[]) => Promise<readonly Unit[]> {
  const kept = new Map<Population, Map<string, Promise<readonly Unit[]>>>();
  return async (metric, request, by) => {
    const { population } = metric;
    const needs = splitBy(metric, by);
    const asked = kept.get(population) ?? new Map<string, Promise<readonly Unit[]>>();
    kept.set(population, asked);
    const key = JSON.stringify([request, needs.toSorted()]);
    const known = asked.get(key);
    if (known) return known;
    const { spans, satisfactionMax, pointValue = 100, lostAfterDays = null, applied } = await questionOf(home, metric, request, by);
    if (!applied) throw new Error("no definition is in force");
    const context = { spans, needs: new Set(needs), satisfactionMax, pointValue, lostAfterDays, applied };
    const measures = [...new Set(summed.filter((one) => one.population === population).flatMap(measuresOf))];
    const columns = join(["as_of", "unit_id", ...needs, ...measures].map(ident));
    const found = home.engine.query<Unit>(sql`${draftTables(context)}select ${columns} from (${population.select(context)}) as units`);
    asked.set(key, found);
    return found;
  };
}

/** Units by the group they are of, under the text of its key. */
export function grouped(units: readonly Unit[], split: readonly Dimension[]): Map<string, Unit[]> {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = JSON.stringify([unit["as_of"], ...split.map((name) => unit[name] ?? null)]);
    const group = groups.get(key);
    if (group) group.push(unit);
    else groups.set(key, [unit]);
  }
  return groups;
}

export const keyOf = (figure: Figure, split: readonly Dimension[]): string => JSON.stringify([figure.as_of, ...split.map((name) => figure.by[name] ?? null)]);
