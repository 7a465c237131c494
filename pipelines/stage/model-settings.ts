import type { Home } from "../home.ts";
import type { ModelSettings } from "../models/model.ts";
import { readDecisions } from "../state/index.ts";
import { definitionInForce } from "../state/definitions.ts";

/** What models are built with: the home's settings, the published definition, and the verdicts of people as they stand. */
export async function modelSettings({ settings, state }: Pick<Home, "settings" | "state">): Promise<ModelSettings> {
  const [decisions, definition] = await Promise.all([readDecisions(state), definitionInForce(state, settings.discount_threshold)]);
  return { ...settings, ...(definition && { discount_threshold: definition.rules.discount_threshold }), decisions, definition };
}
