import { ownTurn } from "#app/charts/own-turn.server.ts";
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
