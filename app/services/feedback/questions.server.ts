import type { Home } from "#pipelines/index.ts";
import { compileRows, spanAt, type Question } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import type { SourceRow } from "#app/metrics/types.ts";
import type { Sql } from "#pipelines/warehouse/sql.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Asked } from "../comparison.server.ts";
import { unitsBehind } from "../rows.server.ts";

/** The question behind a figure of the page, over everything that its filters leave. */
export async function questionOf(home: Home, metric: Metric, { asOf, period, filters }: Asked, origin?: string): Promise<Question> {
  const { satisfactionMax, pointValue, applied } = await facts(home);
  return { metric, spans: [spanAt(asOf, period)], by: [], filters: origin ? { ...filters, origin: [origin] } : filters, satisfactionMax, pointValue, applied };
}

/** The units that a figure divides by, as a statement to join to. */
export const unitsOf = async (home: Home, metric: Metric, asked: Asked, origin?: string): Promise<Sql> => compileRows(await questionOf(home, metric, asked, origin), null);

/** The first of the clients that a figure counts. */
export const someClients = async (home: Home, metric: Metric, asked: Asked, limit: number): Promise<SourceRow[]> => unitsBehind(home, await questionOf(home, metric, asked), "numerator", { limit, offset: 0 });
