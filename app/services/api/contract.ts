import type { Figure } from "#app/metrics/types.ts";

/** The keys that scripts rely on first, in their order; what else a figure carries after them. A score is told in points, one of the five units they know. */
export function inContract({ metric, as_of, definition, by, value, numerator, denominator, n, low, high, unit, ...extra }: Figure): Figure {
  return { metric, as_of, definition, by, value, numerator, denominator, n, low, high, unit: unit === "score" ? "points" : unit, ...extra };
}
