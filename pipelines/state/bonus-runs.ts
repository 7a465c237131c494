import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

export const bonusSteps = ["opened", "reviewed", "approved", "paid", "reopened"] as const;
export type BonusStep = (typeof bonusSteps)[number];

/** A step of the run of a period. */
export interface BonusEvent {
  readonly event_id: number;
  readonly period: string;
  readonly kind: BonusStep;
  readonly happened_at: string;
  readonly account: string | null;
  readonly person: string | null;
  readonly why: string | null;
  readonly hash: string | null;
}
export interface NewBonusEvent extends Omit<BonusEvent, "event_id" | "happened_at"> {
  /** JSON: what an opening froze, what an approval was made of. */
  readonly kept: string | null;
}

const columns = raw("event_id, period, kind, happened_at, account, person, why, hash");

/** Every step of every run, oldest first; without what they keep. */
export const listBonusEvents = (state: Pick<Session, "query">): Promise<BonusEvent[]> => state.query<BonusEvent>(sql`select ${columns} from people.bonus_event order by event_id`);

/** What a step keeps, JSON; null where it keeps nothing. */
export async function keptOf(state: Pick<Session, "query">, event_id: number): Promise<string | null> {
  const [row] = await state.query<{ kept: string | null }>(sql`select kept from people.bonus_event where event_id = ${event_id}`);
  return row?.kept ?? null;
}

/**
 * Takes a step in one transaction: `decide` is shown every step so far, as they are within it, and says what is done, or throws and nothing
 * is. Gives the number of the step.
 */
export function takeBonusStep(state: Engine, decide: (events: readonly BonusEvent[], session: Session) => Promise<NewBonusEvent> | NewBonusEvent, now: Date): Promise<number> {
  return state.transaction(async (session) => {
    const events = await listBonusEvents(session);
    const { period, kind, account, person, why, hash, kept } = await decide(events, session);
    const event_id = (events.at(-1)?.event_id ?? 0) + 1;
    await session.run(sql`insert into people.bonus_event (event_id, period, kind, happened_at, account, person, why, hash, kept)
      values (${event_id}, ${period}, ${kind}, ${now.toISOString()}, ${account}, ${person}, ${why}, ${hash}, ${kept})`);
    return event_id;
  });
}
