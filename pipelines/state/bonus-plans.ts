import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

/** A plan as somebody saved it. */
export interface SavedPlan {
  readonly version: number;
  readonly plan_id: string;
  readonly first_period: string;
  /** JSON. What it means is the app's to say. */
  readonly plan: string;
  readonly saved_at: string;
  readonly saved_by: string | null;
  readonly reason: string;
}

/** All that were saved, oldest first. */
export const listBonusPlans = (state: Pick<Session, "query">): Promise<SavedPlan[]> =>
  state.query<SavedPlan>(raw("select version, plan_id, first_period, plan, saved_at, saved_by, reason from people.bonus_plan order by version"));

/** Periods that were opened, whatever became of them since. */
export const openedPeriods = async (state: Pick<Session, "query">): Promise<string[]> =>
  (await state.query<{ period: string }>(raw("select distinct period from people.bonus_event order by period"))).map(({ period }) => period);

export interface NewPlan {
  readonly plan_id: string;
  readonly first_period: string;
  /** The plan as it is kept under the number that it gets. */
  readonly textOf: (version: number) => string;
  readonly by: string | null;
  readonly reason: string;
}

/** Writes the next version down, after `before` so many; `inTheWay` is asked within the transaction which of the opened periods stands in its way. Gives its number, or that period. */
export function savePlan(state: Engine, { plan_id, first_period, textOf, by, reason }: NewPlan, before: number, inTheWay: (opened: readonly string[]) => string | null, now: Date): Promise<{ readonly version: number } | { readonly opened: string }> {
  return state.transaction(async (session) => {
    const opened = inTheWay(await openedPeriods(session));
    if (opened !== null) return { opened };
    const version = ((await listBonusPlans(session)).at(-1)?.version ?? before) + 1;
    await session.run(sql`insert into people.bonus_plan (version, plan_id, first_period, plan, saved_at, saved_by, reason)
      values (${version}, ${plan_id}, ${first_period}, ${textOf(version)}, ${now.toISOString()}, ${by}, ${reason})`);
    return { version };
  });
}
