import { duckdb, render } from "#pipelines/warehouse/sql.ts";
import { spanAt } from "./compile.ts";
import type { Followed, Metric } from "./define.ts";
import { defaultApplied, type AppliedPolicy } from "./policy.ts";

const readsVisits = /marts\.(visit_day|contact|client_first|purchase)|is_qualifying|is_discounted/;
const known = new WeakMap<Metric, Followed>();

/** What of the policy moves a metric. Where it does not say so itself: visits, if its population reads tables that stand on them. */
export function followed(metric: Metric): Followed {
  const found = metric.follows ?? known.get(metric);
  if (found) return found;
  const context = { spans: [spanAt("2026-05-31")], needs: new Set<never>(), satisfactionMax: 10, applied: defaultApplied };
  const { text } = render(metric.population.select(context), duckdb);
  const follows = metric.population.byPolicy ? "client" : readsVisits.test(text.replaceAll('"', "")) ? "visits" : "none";
  known.set(metric, follows);
  return follows;
}

/**
 * "loyal_client@1": what a figure was computed with. A metric that follows the policy carries the version of it that last moved the
 * metric; of a draft the version is "draft".
 */
export function definitionOf(metric: Metric, applied: AppliedPolicy = defaultApplied): string {
  const follows = followed(metric);
  if (follows === "none") return `${metric.definition}@${metric.version}`;
  const version = follows === "client" ? applied.version : applied.visitsVersion;
  return `${metric.definition}@${version === null ? "draft" : metric.version + version - 1}`;
}
