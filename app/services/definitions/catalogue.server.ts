import { catalog, findMetric } from "#app/metrics/catalog.ts";
import type { Metric } from "#app/metrics/define.ts";
import { spansFor } from "#app/metrics/query.ts";
import { followed, definitionOf } from "#app/metrics/versions.ts";
import type { AppliedPolicy } from "#app/metrics/policy.ts";
import type { MetricEntry, MetricView } from "#app/metrics/views/definitions.ts";
import type { Question } from "#app/filters/question.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Home } from "#pipelines/index.ts";
import { figures } from "../figures.server.ts";
import { movedBy, versions } from "./versions.server.ts";

const entryOf = (metric: Metric, applied: AppliedPolicy): MetricEntry => ({ id: metric.id, definition: definitionOf(metric, applied), unit: metric.unit, follows: followed(metric) });

/** The catalogue, or those of it that `has` finds what is looked for in. */
export async function catalogue(home: Home, has: (id: string) => boolean): Promise<MetricEntry[]> {
  const { applied } = await facts(home);
  return catalog.filter((metric) => has(metric.id)).map((metric) => entryOf(metric, applied));
}

/** Everything that a metric's declaration says, and what it comes to now; null for a name that is none. */
export async function metricView(home: Home, id: string, { asOf, period, filters }: Question): Promise<MetricView | null> {
  const metric = findMetric(id);
  if (!metric) return null;
  const [known, all] = await Promise.all([facts(home), versions(home)]);
  const day = asOf ?? period?.to ?? known.asOf;
  const { population } = metric;
  const follows = followed(metric);
  const asked = day !== null && metric.shape !== "score";
  return {
    ...entryOf(metric, known.applied),
    figures: asked ? await figures(home, metric, spansFor(metric, { asOf: day, period: period ?? null, metrics: [metric], by: [], filters }), [], filters) : [],
    shape: metric.shape,
    rows: population.unit,
    dimensions: population.dimensions.map((name) => ({ name, additive: metric.additive.includes(name) })),
    monthly: population.monthly,
    window: population.window,
    months: population.byPolicy ? known.applied.policy.window_months : population.monthsBack,
    lookBack: population.byPolicy ? known.applied.policy.window_months : metric.lookBack,
    needsFirstContact: metric.needsFirstContact,
    corridor: metric.corridor,
    parts: metric.parts,
    leftOut: metric.leftOut,
    kin: catalog.filter((other) => other.definition === metric.definition && other !== metric).map((other) => other.id),
    policy: follows === "none" ? null : known.applied.policy,
    versions: movedBy(all, follows),
  };
}
