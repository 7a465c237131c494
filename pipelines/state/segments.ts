import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

/** A segment as somebody saved it. */
export interface SavedSegmentRow {
  readonly segment_id: number;
  readonly name: string;
  readonly spec: string;
  readonly as_of: string;
  /** JSON; null where there was none. What it means is the app's to say. */
  readonly model: string | null;
  readonly saved_at: string;
  readonly saved_by: string | null;
  readonly members: number;
}

/** All that are saved, the latest first. */
export const listSegments = (state: Pick<Session, "query">): Promise<SavedSegmentRow[]> =>
  state.query<SavedSegmentRow>(raw(`
    select s.segment_id, s.name, s.spec, s.as_of, s.model, s.saved_at, s.saved_by, coalesce(m.members, 0) as members
    from people.segment as s left join (select segment_id, count(*) as members from people.segment_member group by segment_id) as m on m.segment_id = s.segment_id
    order by s.segment_id desc`));

/** The numbers of its members, of the day it was saved. */
export const segmentNumbers = async (state: Pick<Session, "query">, id: number): Promise<number[]> =>
  (await state.query<{ client_id: number }>(sql`select client_id from people.segment_member where segment_id = ${id} order by client_id`)).map(({ client_id }) => Number(client_id));

/** Keeps a segment with its members. Gives its number; null where the name is taken. */
export function saveSegment(state: Engine, { members, ...segment }: Omit<SavedSegmentRow, "segment_id" | "members"> & { readonly members: readonly number[] }): Promise<number | null> {
  return state.transaction(async (session) => {
    const [taken] = await session.query<{ segment_id: number }>(sql`select segment_id from people.segment where lower(name) = lower(${segment.name})`);
    if (taken) return null;
    const [{ next } = { next: 1 }] = await session.query<{ next: number }>(raw("select coalesce(max(segment_id), 0) + 1 as next from people.segment"));
    const { name, spec, as_of, model, saved_at, saved_by } = segment;
    await session.run(sql`insert into people.segment (segment_id, name, spec, as_of, model, saved_at, saved_by) values (${next}, ${name}, ${spec}, ${as_of}, ${model}, ${saved_at}, ${saved_by})`);
    await session.run(sql`insert into people.segment_member select ${next} as segment_id, cast(id as bigint) as client_id from (select unnest(string_split(${members.join(",")}, ',')) as id) as u where id <> ''`);
    return next;
  });
}

/** Forgets a segment and who was in it. */
export const forgetSegment = (state: Engine, id: number): Promise<void> =>
  state.transaction(async (session) => {
    await session.run(sql`delete from people.segment_member where segment_id = ${id}`);
    await session.run(sql`delete from people.segment where segment_id = ${id}`);
  });
