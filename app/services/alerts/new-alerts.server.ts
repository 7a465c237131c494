import type { Home } from "#pipelines/index.ts";

/** The server's bundle has a second copy of this module: the counts hang on globalThis. */
const shared = globalThis as { loyaltyNewAlerts?: WeakMap<object, Promise<number>> };
const counts = (shared.loyaltyNewAlerts ??= new WeakMap());

/** How many nobody has seen, as of the last look at the data. Every page asks: it is counted once for each change. */
export function newAlerts(home: Home): Promise<number> {
  const known = counts.get(home.state);
  if (known) return known;
  const count = import("#pipelines/index.ts").then(({ countNewAlerts }) => countNewAlerts(home.state));
  counts.set(home.state, count);
  count.catch(() => counts.delete(home.state));
  return count;
}

export const forgetNewAlerts = (home: Home): void => void counts.delete(home.state);
