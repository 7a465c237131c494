import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

/** An address of the dashboard that somebody gave a name. */
export interface SavedView {
  readonly view_id: number;
  readonly name: string;
  /** Path and query within the dashboard. */
  readonly address: string;
  /** UTC, "YYYY-MM-DD HH:MM:SS…". */
  readonly saved_at: string;
  readonly saved_by: string | null;
}

/** All views, by name. */
export const listViews = (state: Pick<Session, "query">): Promise<SavedView[]> =>
  state.query<SavedView>(raw("select view_id, name, address, cast(saved_at as varchar) as saved_at, saved_by from people.view order by lower(name), view_id"));

/** Keeps an address under a name, in the place of what this person had under that name. Gives its number. */
export function saveView(state: Engine, { name, address, by }: { readonly name: string; readonly address: string; readonly by: string | null }): Promise<number> {
  const saved_at = new Date().toISOString().replace("T", " ").replace("Z", "");
  return state.transaction(async (session) => {
    await session.run(sql`delete from people.view where name = ${name} and saved_by is not distinct from ${by}`);
    const [{ next } = { next: 1 }] = await session.query<{ next: number }>(raw("select coalesce(max(view_id), 0) + 1 as next from people.view"));
    await session.run(sql`insert into people.view (view_id, name, address, saved_at, saved_by) values (${next}, ${name}, ${address}, cast(${saved_at} as timestamp), ${by})`);
    return next;
  });
}

/** Gives a view another name, in the place of what the same person had under that one. False when there is no such view. */
export function renameView(state: Engine, id: number, name: string): Promise<boolean> {
  return state.transaction(async (session) => {
    const [found] = await session.query<{ saved_by: string | null }>(sql`select saved_by from people.view where view_id = ${id}`);
    if (!found) return false;
    await session.run(sql`delete from people.view where name = ${name} and view_id <> ${id} and saved_by is not distinct from ${found.saved_by}`);
    await session.run(sql`update people.view set name = ${name} where view_id = ${id}`);
    return true;
  });
}

/** Forgets a view. */
export const deleteView = (state: Engine, id: number): Promise<void> => state.transaction((session) => session.run(sql`delete from people.view where view_id = ${id}`).then(() => undefined));
