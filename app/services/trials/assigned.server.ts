import type { Home, DrawnTrial, TrialArm } from "#pipelines/index.ts";
import { sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { trialPlanSchema, type TrialPlan } from "#app/promotions/design-plan.ts";
import { timedQuery } from "#app/warehouse/run-query.server.ts";
import { pipelines } from "../identity/pipelines.server.ts";

/** A test as it was drawn, with the analysis that was planned: it is the one that is made, with these dates, basis, margin and costs. */
export interface RecordedTest {
  readonly id: number;
  /** The code of the promotion; one test a code. */
  readonly code: string;
  readonly name: string;
  /** ISO moment, UTC. */
  readonly drawnAt: string;
  readonly drawnBy: string | null;
  readonly plan: TrialPlan;
}
export interface Assigned {
  readonly id: number;
  readonly arm: TrialArm;
  readonly stratum: string;
}
export interface RecordedArms extends RecordedTest {
  /** Clients by the numbers of today, each once. */
  readonly members: readonly Assigned[];
  /** What was drawn: sizes to hold the arms of today against. */
  readonly drawn: Readonly<Record<TrialArm, number>>;
  /** Members who proved to be one client with another; who was in both arms counts as treated, for they were written to. */
  readonly joined: number;
  /** Members whom no number leads to any more. */
  readonly gone: number;
}

/** All tests that were drawn, the latest first. */
export async function recordedTests(home: Pick<Home, "state">): Promise<RecordedTest[]> {
  const { listTrials } = await pipelines();
  return (await listTrials(home.state)).map(asTest);
}

/** The test under a promotion's code with who was assigned to which arm; null where none was drawn. Whoever shows single clients narrows them. */
export async function recordedArms(home: Home, code: string): Promise<RecordedArms | null> {
  const { findTrial, trialMembers } = await pipelines();
  const trial = await findTrial(home.state, code);
  if (!trial) return null;
  const drawn = await trialMembers(home.state, trial.trial_id);
  const now = await numbersOfToday(home, drawn.map(({ client_id }) => client_id));
  const members = new Map<number, Assigned>();
  let [joined, gone] = [0, 0];
  for (const { client_id, arm, stratum } of drawn) {
    const id = now.get(client_id);
    if (id === undefined) {
      gone += 1;
      continue;
    }
    const other = members.get(id);
    if (other) joined += 1;
    if (!other || (arm === "treated" && other.arm === "holdout")) members.set(id, { id, arm, stratum });
  }
  const many = (arm: TrialArm): number => drawn.filter((one) => one.arm === arm).length;
  return { ...asTest(trial), members: [...members.values()], drawn: { treated: many("treated"), holdout: many("holdout") }, joined, gone };
}

/** The members as a query, of which SQL of one's own can select: promo_code, client_id, arm, stratum. */
export function membersTable({ code, members }: Pick<RecordedArms, "code" | "members">): Sql {
  const text = members.map(({ id, arm, stratum }) => `${id}\t${arm}\t${stratum}`).join("\n");
  return sql`select cast(${code} as varchar) as promo_code, cast(part[1] as bigint) as client_id, part[2] as arm, part[3] as stratum
    from (select string_split(line, ${"\t"}) as part from (select unnest(string_split(${text}, ${"\n"})) as line) as lines where line <> '') as parts`;
}

const asTest = ({ trial_id, promo_code, name, drawn_at, drawn_by, plan }: DrawnTrial): RecordedTest => ({ id: Number(trial_id), code: promo_code, name, drawnAt: drawn_at, drawnBy: drawn_by, plan: trialPlanSchema.parse(JSON.parse(plan)) });

/** Of numbers that clients had once, the ones they have now: a number is made of a key, and leads to whoever bears that key. */
async function numbersOfToday(home: Home, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  const { clientsOfNumbers } = await pipelines();
  const rows = await timedQuery<{ was: number; client_id: number }>(home, "numbers of today", clientsOfNumbers(ids.join(",")));
  return new Map(rows.map(({ was, client_id }) => [Number(was), Number(client_id)]));
}
