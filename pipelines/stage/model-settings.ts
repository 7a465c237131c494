import type { Home } from "../home.ts";
import type { ModelSettings } from "../models/model.ts";
import { readDecisions } from "../state/index.ts";

/** What models are built with: the home's settings, and the verdicts of people as they stand. */
export const modelSettings = async (home: Pick<Home, "settings" | "state">): Promise<ModelSettings> => ({ ...home.settings, decisions: await readDecisions(home.state) });
