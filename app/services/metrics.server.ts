import type { Home } from "#pipelines/index.ts";
import { filtersWithin } from "#app/auth/scope.server.ts";
import type { Metric } from "#app/metrics/define.ts";
import { resolveRequest, RequestError, spansFor, type MetricRequest, type Resolved } from "#app/metrics/query.ts";
import { monthOf } from "#app/metrics/period.ts";
import type { Figure } from "#app/metrics/types.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { figures } from "./figures.server.ts";
import { motivationFigures } from "./motivation.server.ts";
import { staffCodes } from "./staff-names.server.ts";
import { UsageError } from "./usage-error.ts";

/** Figures for a request of names and dates; what cannot be answered is a UsageError. */
export async function askMetrics(home: Home, request: MetricRequest): Promise<Figure[]> {
  const resolved = await resolve(home, request);
  const answers = await Promise.all(resolved.metrics.map((metric) => answer(home, metric, resolved)));
  return answers.flat();
}

/** The request against this home: its default day, its staff. */
export async function resolve(home: Home, request: MetricRequest): Promise<Resolved> {
  const { asOf } = await facts(home);
  if (!asOf) throw new UsageError("no_data");
  try {
    const resolved = resolveRequest(request, asOf);
    const { staff } = resolved.filters;
    const filters = staff ? { ...resolved.filters, staff: await staffCodes(home, staff) } : resolved.filters;
    return { ...resolved, filters, metrics: openTo(request, { ...resolved, filters }) };
  } catch (error) {
    if (error instanceof RequestError) throw new UsageError(error.code, error.params);
    throw error;
  }
}

/** Of the metrics asked for, all, or it is refused; of those that answer by themselves, what the viewer may read. */
function openTo({ metrics: named }: MetricRequest, { metrics, by, filters }: Resolved): readonly Metric[] {
  const open = metrics.filter((metric) => filtersWithin(metric, by, filters) !== null);
  const closed = metrics.find((metric) => !open.includes(metric));
  if (closed && (named || open.length === 0)) throw new UsageError("not_for_you", { metric: closed.id });
  return open;
}

async function answer(home: Home, metric: Metric, resolved: Resolved): Promise<Figure[]> {
  if (metric.shape === "score") return motivationFigures(home, resolved);
  const spans = spansFor(metric, resolved);
  if (!resolved.by.includes("month") || metric.population.monthly === "event") return figures(home, metric, spans, resolved.by, resolved.filters);
  const others = resolved.by.filter((name) => name !== "month");
  const found = await figures(home, metric, spans, others, resolved.filters);
  return found.map((figure) => ({ ...figure, by: { ...figure.by, month: monthOf(figure.as_of) } }));
}
