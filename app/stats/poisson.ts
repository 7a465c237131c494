import { gammaTail } from "./gamma.ts";
import { normalTail, Z95 } from "./normal.ts";
import type { Interval } from "./proportions.ts";

/** The mean at which `gammaTail(shape, mean)` reaches `target`; it rises with the mean from 0 to 1. */
function meanAt(shape: number, target: (tail: number) => boolean): number {
  let [low, high] = [0, Math.max(1, shape)];
  while (!target(gammaTail(shape, high))) high *= 2;
  for (let i = 0; i < 100 && high - low > 1e-12 * high; i++) {
    const middle = (low + high) / 2;
    if (target(gammaTail(shape, middle))) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/**
 * Exact interval of the mean of a Poisson count (Garwood 1936): the means that put at least the tail's probability on the observed
 * number of events or beyond, on either side. `events` is whole and not negative (RangeError otherwise); in events.
 */
export function poissonInterval(events: number, z: number = Z95): Interval {
  if (!(Number.isInteger(events) && events >= 0)) throw new RangeError(`poissonInterval: ${events} is no number of events`);
  const tail = normalTail(z);
  return {
    low: events === 0 ? 0 : meanAt(events, (upper) => 1 - upper >= tail),
    high: meanAt(events + 1, (upper) => upper <= tail),
  };
}
