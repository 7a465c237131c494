import type { Engine } from "../warehouse/engine.ts";
import { list, sql } from "../warehouse/sql.ts";
import { momentOf, momentText } from "./moments.ts";

/** No page is made of attempts to come in. */
const quiet = { quiet: true } as const;

/** Failures so far, and the milliseconds since the last. */
export type WaitOf = (failures: number, sinceMs: number) => { readonly waitMs: number; readonly forgotten: boolean };

/**
 * Counts an attempt against every key before it is judged, so that many at once count as many. Where a key has to wait, nothing is
 * counted, and the longest wait in milliseconds is given; else 0.
 */
export function countAttempt(state: Engine, keys: ReadonlyMap<string, WaitOf>, now: Date): Promise<number> {
  return state.transaction(async (session) => {
    const kept = await session.query<{ throttle_key: string; failures: number; last_at: string }>(
      sql`select throttle_key, failures, cast(last_at as varchar) as last_at from people.throttle where throttle_key in (${list([...keys.keys()])})`,
    );
    const known = new Map(kept.map(({ throttle_key, failures, last_at }) => {
      // A clock that was set back must not lock anybody out: what lies ahead was just now, and is so no longer at the next attempt.
      const since = Math.max(0, now.getTime() - momentOf(last_at).getTime());
      const { waitMs, forgotten } = keys.get(throttle_key)!(failures, since);
      return [throttle_key, { failures: forgotten ? 0 : failures, waitMs: forgotten ? 0 : waitMs }];
    }));
    const wait = Math.max(0, ...[...known.values()].map(({ waitMs }) => waitMs));
    if (wait > 0) {
      await session.run(sql`update people.throttle set last_at = cast(${momentText(now)} as timestamp) where throttle_key in (${list([...keys.keys()])}) and last_at > cast(${momentText(now)} as timestamp)`);
      return wait;
    }
    await session.run(sql`delete from people.throttle where throttle_key in (${list([...keys.keys()])})`);
    for (const key of keys.keys()) await session.run(sql`insert into people.throttle (throttle_key, failures, last_at) values (${key}, ${(known.get(key)?.failures ?? 0) + 1}, cast(${momentText(now)} as timestamp))`);
    return 0;
  }, quiet);
}

/** The attempt was right: `forget` is clean again, of `spare` only this one attempt is taken back. */
export const clearAttempt = (state: Engine, forget: string, spare: string): Promise<void> =>
  state.transaction(async (session) => {
    await session.run(sql`delete from people.throttle where throttle_key = ${forget}`);
    await session.run(sql`update people.throttle set failures = failures - 1 where throttle_key = ${spare}`);
  }, quiet);

/** Forgets keys whose last failure is older than `before`: the table does not grow with every name that is tried. */
export const sweepThrottle = (state: Engine, before: Date): Promise<void> => state.transaction((session) => session.run(sql`delete from people.throttle where last_at < cast(${momentText(before)} as timestamp)`), quiet);
