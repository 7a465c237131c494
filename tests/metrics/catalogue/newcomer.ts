import type { Metric } from "#app/metrics/define.ts";
import { measuresOf } from "./units.ts";

/** Words in the name of a measure that say that somebody went or stayed. */
const said = /lost|leak|gone|retain|return|kept|regular|loyal|repeat|stayed|both|again|visited_before|at_stake|recovered/;

/** Measures of a metric that conclude from a time before: of clients and cars, over more than a month. */
export const tellingOfLoss = (metric: Metric): string[] =>
  (metric.population.unit === "client" || metric.population.unit === "car") && metric.population.window !== "month" ? measuresOf(metric).filter((name) => said.test(name)) : [];
