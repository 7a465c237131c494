import { ownTurn } from "#app/config/own-turn.server.ts";
import type { Steps } from "#app/stats/steps.ts";

/** Milliseconds after which the loop is let breathe: answers to others wait no longer than that. */
const SLICE_MS = 20;

/** Runs long arithmetic on the loop, a slice at a time, the first in a turn of its own: several begun at once do not add up. */
export async function inSlices<T>(work: Steps<T>, milliseconds = SLICE_MS): Promise<T> {
  await ownTurn();
  for (let until = performance.now() + milliseconds; ; ) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await ownTurn();
    until = performance.now() + milliseconds;
  }
}

/** What is made of each, a slice of them at a time. */
export const mapInSlices = <T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> => inSlices(mapping(items, make));

function* mapping<T, R>(items: readonly T[], make: (item: T) => R): Steps<R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(make(item));
    if (made.length % 50 === 0) yield;
  }
  return made;
}
