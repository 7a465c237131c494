const waiting: (() => void)[] = [];

/**
 * A turn of the event loop in which nobody else who asked gets one. `setImmediate` alone gives all that wait the same turn: ten pages that
 * draw fifteen milliseconds each then hold the loop for all ten.
 */
export const ownTurn = (): Promise<void> =>
  new Promise((go) => {
    waiting.push(go);
    if (waiting.length === 1) setImmediate(next);
  });

/** Milliseconds of a turn after which whoever comes late in it waits for one of its own. */
const LONG_MS = 15;

/** When somebody first asked in this turn of the loop. */
let since: number | null = null;

/** For many small pieces of work that become due at the same moment: each asks right before it begins, and waits for its own turn if this one is long. */
export function turnIsLong(): boolean {
  if (since !== null) return performance.now() - since > LONG_MS;
  since = performance.now();
  setImmediate(() => (since = null));
  return false;
}

function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}
