import type { Home } from "../home.ts";
import { decisionsDiffer } from "../identity/index.ts";
import type { ModelSettings } from "../models/model.ts";
import { beginChange } from "../models/touch.ts";
import type { Session } from "../warehouse/engine.ts";
import { refresh } from "./build.ts";
import { modelSettings } from "./model-settings.ts";

/** Takes into the figures what people decided since they were built: clients join and part, and what stands on them follows. */
export const refreshIdentity = (home: Home): Promise<void> =>
  home.exclusive(async () => {
    const settings = await modelSettings(home);
    await home.engine.transaction((session) => takeInDecisions(session, settings), { lands: true });
  });

/** The same within the caller's transaction. */
export async function takeInDecisions(session: Session, settings: ModelSettings): Promise<void> {
  if (await decisionsDiffer(session, settings)) await refresh(session, settings, await beginChange(session));
}
