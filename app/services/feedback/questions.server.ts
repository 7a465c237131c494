import type { Home } from "#pipelines/index.ts";
import { filtersWithin } from "#app/auth/scope.server.ts";
import { compileRows, spanAt, type Question } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import type { SourceRow } from "#app/metrics/types.ts";
import { sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Asked } from "../comparison.server.ts";
import { unitsBehind } from "../rows.server.ts";

/** The question behind a figure of the page, over everything that its filters leave. */
export async function questionOf(home: Home, metric: Metric, { asOf, period, filters }: Asked, origin?: string): Promise<Question> {
  const { satisfactionMax, pointValue, applied } = await facts(home);
  return { metric, spans: [spanAt(asOf, period)], by: [], filters: origin ? { ...filters, origin: [origin] } : filters, satisfactionMax, pointValue, applied };
}

/** The units that a figure divides by and the viewer may read, as a statement to join to. */
export async function unitsOf(home: Home, metric: Metric, asked: Asked, origin?: string): Promise<Sql> {
  const question = await questionOf(home, metric, asked, origin);
  const filters = filtersWithin(metric, question.by, question.filters);
  const rows = compileRows({ ...question, filters: filters ?? question.filters }, null);
  return filters ? rows : sql`select * from (${rows}) as units where false`;
}

/** The first of the clients that a figure counts. */
export const someClients = async (home: Home, metric: Metric, asked: Asked, limit: number): Promise<SourceRow[]> => unitsBehind(home, await questionOf(home, metric, asked), "numerator", { limit, offset: 0 });
