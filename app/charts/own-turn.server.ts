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

function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}
