import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

export const timeEventKinds = ["holiday", "price", "system", "staff", "other"] as const;
export type TimeEventKind = (typeof timeEventKinds)[number];

/** Something that happened and shows in the figures: a price change, a move to another system, a holiday. */
export interface TimeEvent {
  readonly event_id: number;
  /** ISO date. */
  readonly happened_on: string;
  readonly kind: TimeEventKind;
  readonly label: string;
  /** Null: all of them. */
  readonly branch: string | null;
  readonly written_by: string | null;
}
export type NewTimeEvent = Omit<TimeEvent, "event_id">;

/** All of them, the latest first. */
export const listEvents = (state: Pick<Session, "query">): Promise<TimeEvent[]> =>
  state.query<TimeEvent>(raw("select event_id, cast(happened_on as varchar) as happened_on, kind, label, branch, written_by from people.time_event order by happened_on desc, event_id desc"));

/** Writes one down, or in the place of number `id`. Gives its number; null when there is none to change. */
export function saveEvent(state: Engine, { happened_on, kind, label, branch, written_by }: NewTimeEvent, id?: number): Promise<number | null> {
  return state.transaction(async (session) => {
    if (id !== undefined) {
      const found = await session.query(sql`select 1 from people.time_event where event_id = ${id}`);
      if (found.length === 0) return null;
      await session.run(sql`delete from people.time_event where event_id = ${id}`);
    }
    const [{ next } = { next: 1 }] = await session.query<{ next: number }>(raw("select coalesce(max(event_id), 0) + 1 as next from people.time_event"));
    const number = id ?? next;
    await session.run(sql`insert into people.time_event (event_id, happened_on, kind, label, branch, written_at, written_by)
      values (${number}, cast(${happened_on} as date), ${kind}, ${label}, ${branch}, cast(${new Date().toISOString().replace("T", " ").replace("Z", "")} as timestamp), ${written_by})`);
    return number;
  });
}

/** Forgets one. */
export const deleteEvent = (state: Engine, id: number): Promise<void> => state.transaction((session) => session.run(sql`delete from people.time_event where event_id = ${id}`).then(() => undefined));
