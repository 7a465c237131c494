import type { Home } from "#pipelines/index.ts";
import { isForViewer } from "./for-viewer.server.ts";
import type { Signal } from "./rules.ts";

/** The server's bundle has a second copy of this module: what is new hangs on globalThis. */
const shared = globalThis as { loyaltyNewAlerts?: WeakMap<object, Promise<readonly Signal[]>> };
const known = (shared.loyaltyNewAlerts ??= new WeakMap());

/** How many of those that the viewer may read nobody has seen, as of the last look at the data. Every page asks: they are read once for each change. */
export const newAlerts = async (home: Home): Promise<number> => (await unseen(home)).filter(isForViewer).length;

function unseen(home: Home): Promise<readonly Signal[]> {
  const found = known.get(home.state);
  if (found) return found;
  const signals = import("#pipelines/index.ts").then(async ({ listAlerts }) => (await listAlerts(home.state)).filter(({ state }) => state === "new").map(({ signal }) => JSON.parse(signal) as Signal));
  known.set(home.state, signals);
  signals.catch(() => known.delete(home.state));
  return signals;
}

export const forgetNewAlerts = (home: Home): void => void known.delete(home.state);
