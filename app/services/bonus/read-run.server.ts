import type { BonusEvent, Home } from "#pipelines/index.ts";
import { readsAll } from "#app/auth/scope.server.ts";
import type { Plan } from "#app/bonus/plan.ts";
import { totalled } from "#app/bonus/totals.ts";
import type { InputPerson, Inputs } from "#app/bonus/inputs.ts";
import type { Calculation, Line } from "#app/bonus/types.ts";
import { draftOf } from "./draft.server.ts";
import { readBonusPeriod } from "./periods.ts";
import type { Moved } from "./reasons.ts";
import { isLocked, type Run, type RunState } from "./runs.ts";
import { snapshotOf, type Snapshot } from "./snapshots.server.ts";
import { allRuns } from "./step.server.ts";
import { mayRun, readsPerson } from "./who.server.ts";

/** The run of a period as the viewer may read it: of other people nothing, and sums of what is read. */
export interface RunSeen extends Calculation {
  readonly state: RunState | "not_opened";
  readonly planInForce: Plan;
  /** What the lines were computed from, of the same people. */
  readonly people: readonly InputPerson[];
  readonly frozen: Inputs["frozen"];
  readonly deals: Inputs["deals"];
  readonly currency: string;
  /** Codes of everybody whose statement the viewer reads. */
  readonly staff: ReadonlySet<string>;
  /** Whether that is everybody. */
  readonly whole: boolean;
  /** Rows behind corrections of earlier periods. */
  readonly corrected: readonly (Moved & { readonly of_period: string; readonly staff_code: string })[];
  /** Every step so far, oldest first. */
  readonly steps: readonly BonusEvent[];
  /** Whether the draft is another than what was reviewed. */
  readonly changedSinceReview: boolean;
  readonly mayRun: boolean;
}

/** A period's run: of an approved one what was approved, else by the data as they stand; by another plan what that would pay. Throws BonusError. */
export async function readRun(home: Home, periodText: string, instead?: Plan): Promise<RunSeen> {
  const period = readBonusPeriod(periodText);
  const run = (await allRuns(home)).find((one) => one.period === period.id) ?? null;
  const made = run && isLocked(run) && !instead ? await approved(home, run) : await draftOf(home, period, instead);
  const { plan, inputs, calculation, corrected } = made;
  return {
    ...within(calculation, plan, inputs),
    state: run?.state ?? "not_opened",
    planInForce: plan,
    people: inputs.people.filter(readsPerson),
    frozen: inputs.frozen,
    deals: inputs.deals.filter(({ staff }) => inputs.people.some((person) => Object.values(staff).includes(person.staff_code) && readsPerson(person))),
    currency: inputs.currency,
    staff: new Set([...inputs.people, ...calculation.lines].filter(readsPerson).map(({ staff_code }) => staff_code)),
    whole: readsAll("people"),
    corrected: corrected.filter(({ staff_code }) => calculation.lines.some((line) => line.staff_code === staff_code && readsPerson(line))),
    steps: run?.events ?? [],
    changedSinceReview: run?.state === "reviewed" && run.reviewed?.hash !== calculation.hash,
    mayRun: mayRun(),
  };
}

const approved = (home: Home, run: Run): Promise<Snapshot> => snapshotOf(home, run.approved as BonusEvent);

/** Lines of whom the viewer reads, with their own sums; the hash is that of the whole. */
function within(calculation: Calculation, plan: Plan, { period, people }: Inputs): Calculation {
  if (readsAll("people")) return calculation;
  const lines: readonly Line[] = calculation.lines.filter(readsPerson);
  return { ...totalled(plan, { period, people: people.filter(readsPerson) }, lines), hash: calculation.hash };
}
