import { spanAt } from "#app/metrics/compile.ts";
import { alternatives } from "#app/metrics/definitions/alternatives.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { AlternativeView } from "#app/metrics/views/definitions.ts";
import type { Home } from "#pipelines/index.ts";
import { figures } from "../figures.server.ts";

/** The definitions that others go by, at the same day and over the same visits as the published one. */
export async function alternativesTo(home: Home, asOf: string, published: Figure | null): Promise<AlternativeView[]> {
  const found = await Promise.all(alternatives.map((metric) => figures(home, metric, [spanAt(asOf)], [], {})));
  return found.flat().map((figure) => ({
    figure,
    difference: typeof figure.value === "number" && typeof published?.value === "number" ? figure.value - published.value : null,
  }));
}
