import { metricName, metricText } from "#app/dashboards/words.ts";
import type { Translate } from "#app/i18n/index.ts";
import { catalog } from "#app/metrics/catalog.ts";
import type { Metric } from "#app/metrics/define.ts";
import { factors } from "#app/metrics/factors.ts";
import type { Dimension, Unit } from "#app/metrics/types.ts";
import { definitionOf } from "#app/metrics/versions.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Home } from "#pipelines/index.ts";

/** A metric as the API tells of it. */
export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly sentence: string;
  /** In words: "loyal clients ÷ active clients". */
  readonly formula: string;
  readonly unit: Unit;
  /** As figures of it carry it now, "loyal_client@1". */
  readonly definition: string;
  readonly version: number;
  /** What it can be split by. */
  readonly dimensions: readonly Dimension[];
  /** What it can be filtered by. */
  readonly filters: readonly Dimension[];
  /** Of the dimensions, those along which numerators and denominators add up to the whole. */
  readonly additive: readonly Dimension[];
  /** Other counts that its figures carry. */
  readonly parts: readonly string[];
  /** What a row behind it is. */
  readonly rows: string;
}

/** A snapshot has no month of its own, yet can be taken at every month's end. */
export const splitsOf = ({ population }: Metric): readonly Dimension[] => (population.monthly === "snapshot" ? [...population.dimensions, "month"] : population.dimensions);

/** The formula of a metric in words. */
export function formulaText(metric: Metric, t: Translate): string {
  const [above, below] = [metricText(metric.id, "numerator", t), metricText(metric.id, "denominator", t)];
  const factor = metric.unit === "points" ? 100 : factors[metric.id];
  return `${above}${metric.denominator !== null && below !== "" ? ` ÷ ${below}` : ""}${factor === undefined ? "" : ` × ${factor}`}`;
}

/** Every metric with its sentence, formula, version in force and dimensions. */
export async function apiCatalogue(home: Home, t: Translate): Promise<CatalogueEntry[]> {
  const { applied } = await facts(home);
  return catalog.map((metric: Metric) => {
    const definition = definitionOf(metric, applied);
    return {
      id: metric.id,
      name: metricName({ metric: metric.id, by: {} }, t),
      sentence: metricText(metric.id, "sentence", t),
      formula: formulaText(metric, t),
      unit: metric.unit === "score" ? "points" : metric.unit,
      definition,
      version: Number(definition.split("@")[1]),
      dimensions: splitsOf(metric),
      filters: metric.population.dimensions.filter((name) => name !== "month"),
      additive: metric.additive,
      parts: metric.parts,
      rows: metric.population.unit,
    };
  });
}
