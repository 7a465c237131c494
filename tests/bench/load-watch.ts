import { setTimeout as sleep } from "node:timers/promises";
import type { LoadServer } from "./load-server.ts";

/** How long the event loop was held at most in the time before `at`, a moment of `performance.now()`. */
export interface Held {
  readonly at: number;
  readonly ms: number;
}

const EVERY_MS = 2_000;

/** Looks at the event loop of a server every two seconds, until it is told to stop. What was before counts no more. */
export async function watchLoop(server: LoadServer): Promise<{ stop(): Promise<readonly Held[]> }> {
  const held: Held[] = [];
  const stopped = new AbortController();
  await server.stall();
  const looking = (async () => {
    while (!stopped.signal.aborted) {
      await sleep(EVERY_MS, null, { signal: stopped.signal }).catch(() => null);
      const ms = await server.stall();
      held.push({ at: performance.now(), ms });
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await looking;
      return held;
    },
  };
}

/** The longest that it was held in the looks of a time, in milliseconds; one that spans both ends counts for the later. */
export const longest = (held: readonly Held[], from: number, to: number): number => Math.max(0, ...held.filter(({ at }) => at > from && at <= to).map(({ ms }) => ms));
