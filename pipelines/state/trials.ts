import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

export type TrialArm = "treated" | "holdout";

/** A test of a promotion as it was drawn. */
export interface DrawnTrial {
  readonly trial_id: number;
  readonly promo_code: string;
  readonly name: string;
  /** ISO moment, UTC. */
  readonly drawn_at: string;
  readonly drawn_by: string | null;
  /** JSON. What it means is the app's to say. */
  readonly plan: string;
}
export interface TrialMember {
  /** The number that the client had when it was drawn. */
  readonly client_id: number;
  readonly arm: TrialArm;
  readonly stratum: string;
}
export interface NewTrial extends Omit<DrawnTrial, "trial_id" | "drawn_at"> {
  readonly members: readonly TrialMember[];
}

/** All that were drawn, the latest first. */
export const listTrials = (state: Pick<Session, "query">): Promise<DrawnTrial[]> =>
  state.query<DrawnTrial>(raw("select trial_id, promo_code, name, drawn_at, drawn_by, plan from people.trial order by trial_id desc"));

/** The test under a promotion's code, however it is written. */
export async function findTrial(state: Pick<Session, "query">, code: string): Promise<DrawnTrial | null> {
  const [found] = await state.query<DrawnTrial>(sql`select trial_id, promo_code, name, drawn_at, drawn_by, plan from people.trial where lower(promo_code) = lower(${code})`);
  return found ?? null;
}

/** Who was drawn into a test, by the numbers of then. */
export async function trialMembers(state: Pick<Session, "query">, trial: number): Promise<TrialMember[]> {
  const rows = await state.query<TrialMember>(sql`select client_id, arm, stratum from people.trial_member where trial_id = ${trial} order by client_id`);
  return rows.map((row) => ({ ...row, client_id: Number(row.client_id) }));
}

/** Writes a draw down, whole. Gives its number; null where the code has a test already. */
export function recordTrial(state: Engine, { promo_code, name, drawn_by, plan, members }: NewTrial, now = new Date()): Promise<number | null> {
  return state.transaction(async (session) => {
    if (await findTrial(session, promo_code)) return null;
    const [{ next } = { next: 1 }] = await session.query<{ next: number }>(raw("select coalesce(max(trial_id), 0) + 1 as next from people.trial"));
    await session.run(sql`insert into people.trial (trial_id, promo_code, name, drawn_at, drawn_by, plan) values (${next}, ${promo_code}, ${name}, ${now.toISOString()}, ${drawn_by}, ${plan})`);
    // A row a client, sent as one text a stratum and arm: bound one by one, a hundred thousand take minutes.
    const cells = new Map<string, { arm: TrialArm; stratum: string; ids: number[] }>();
    for (const { client_id, arm, stratum } of members) {
      const cell = cells.get(`${arm} ${stratum}`) ?? { arm, stratum, ids: [] };
      cell.ids.push(client_id);
      cells.set(`${arm} ${stratum}`, cell);
    }
    for (const { arm, stratum, ids } of cells.values())
      await session.run(sql`insert into people.trial_member (trial_id, client_id, arm, stratum)
        select ${next}, cast(id as bigint), ${arm}, ${stratum} from (select unnest(string_split(${ids.join(",")}, ',')) as id) as drawn`);
    return Number(next);
  });
}
