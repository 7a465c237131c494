import type { Home } from "#pipelines/index.ts";
import { defaultSettings } from "#pipelines/settings.ts";
import { askMetrics } from "#app/services/metrics.server.ts";
import { sourceRows, type RowsRequest } from "#app/services/rows.server.ts";
import type { MetricRequest } from "#app/metrics/query.ts";
import type { Figure, SourceRow } from "#app/metrics/types.ts";
import { warehouse, type Batch, type StagedRow } from "../sql/factory.ts";

export { sale, staffRow, survey, visit } from "../sql/factory.ts";

/** A home over rows written in the test, with what the shell can ask of it. */
export interface TinyHome {
  ask(request: MetricRequest): Promise<Figure[]>;
  /** The only figure of a metric, over everything. */
  one(metric: string, request?: MetricRequest): Promise<Figure>;
  rows(request: RowsRequest): Promise<SourceRow[]>;
  readonly home: Home;
}

/** Builds the models over the rows, runs the questions, and closes. */
export async function withHome<T>(rows: readonly StagedRow[] | readonly Batch[], work: (tiny: TinyHome) => Promise<T>): Promise<T> {
  const engine = await warehouse(rows);
  const home = { engine, settings: defaultSettings(), dir: ":memory:", version: 1 } as Home;
  const ask = (request: MetricRequest) => askMetrics(home, request);
  try {
    return await work({
      home,
      ask,
      rows: (request) => sourceRows(home, request),
      async one(metric, request = {}) {
        const figures = await ask({ ...request, metrics: [metric] });
        if (figures.length !== 1) throw new Error(`${figures.length} figures of ${metric}`);
        return figures[0] as Figure;
      },
    });
  } finally {
    await engine.close();
  }
}
