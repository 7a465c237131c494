import type { Home } from "../home.ts";
import { takeInDefinition } from "../stage/build.ts";
import { modelSettings } from "../stage/model-settings.ts";
import { forgetDefinition, recordDefinition } from "./definitions.ts";

export interface NewDefinition {
  /** JSON; see `VisitRules` for what of it is read here. */
  readonly policy: string;
  readonly by: string | null;
  readonly reason: string;
}

/**
 * Publishes the next version of the definition and gives its number: written down first, then the figures follow in one transaction. Killed
 * between the two, the home takes it in when it opens; where the transaction fails, the version is taken away again. `beforeCommit` is
 * called once everything but the commit is done, for whoever must not read across it.
 */
export const publishDefinition = (home: Home, { policy, by, reason }: NewDefinition, beforeCommit: () => void = () => undefined): Promise<number> =>
  home.exclusive(async () => {
    const version = await recordDefinition(home.state, policy, by, reason);
    try {
      const settings = await modelSettings(home);
      await home.engine.transaction(async (session) => {
        await takeInDefinition(session, settings);
        beforeCommit();
      });
    } catch (error) {
      await forgetDefinition(home.state, version);
      throw error;
    }
    return version;
  });
