import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

/** Rules of the programme's levels as somebody published them. */
export interface SavedLadder {
  readonly version: number;
  /** The first day on which they hold. */
  readonly first_day: string;
  /** JSON. What it means is the app's to say. */
  readonly rules: string;
  readonly saved_at: string;
  readonly saved_by: string | null;
  readonly reason: string;
}

/** All that were published, oldest first. */
export const listLadders = (state: Pick<Session, "query">): Promise<SavedLadder[]> =>
  state.query<SavedLadder>(raw("select version, first_day, rules, saved_at, saved_by, reason from people.ladder_version order by version"));

/** Writes the next version down, after `over`, which has to be the latest still: else null, and nothing is written. */
export function saveLadder(state: Engine, { first_day, rules, saved_by, reason }: Omit<SavedLadder, "version" | "saved_at">, over: number, now: Date): Promise<{ readonly version: number } | null> {
  return state.transaction(async (session) => {
    const version = ((await listLadders(session)).at(-1)?.version ?? 1) + 1;
    if (version !== over + 1) return null;
    await session.run(sql`insert into people.ladder_version (version, first_day, rules, saved_at, saved_by, reason)
      values (${version}, ${first_day}, ${rules}, ${now.toISOString()}, ${saved_by}, ${reason})`);
    return { version };
  });
}
