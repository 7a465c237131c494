import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

/** Rules of offers as somebody saved them. */
export interface SavedOfferRules {
  readonly version: number;
  /** JSON. What it means is the app's to say. */
  readonly rules: string;
  readonly saved_at: string;
  readonly saved_by: string | null;
  readonly reason: string;
}

/** All that were saved, oldest first. */
export const listOfferRules = (state: Pick<Session, "query">): Promise<SavedOfferRules[]> =>
  state.query<SavedOfferRules>(raw("select version, rules, saved_at, saved_by, reason from people.offer_rules order by version"));

/** Writes the next version down, after the `before` that the project has of its own. Gives its number. */
export function saveOfferRules(state: Engine, { rules, by, reason }: { readonly rules: string; readonly by: string | null; readonly reason: string }, before: number, now = new Date()): Promise<number> {
  return state.transaction(async (session) => {
    const version = ((await listOfferRules(session)).at(-1)?.version ?? before) + 1;
    await session.run(sql`insert into people.offer_rules (version, rules, saved_at, saved_by, reason) values (${version}, ${rules}, ${now.toISOString()}, ${by}, ${reason})`);
    return version;
  });
}
