import type { Home } from "#pipelines/index.ts";
import { overWhole } from "#app/auth/scope.server.ts";
import { calculate } from "#app/bonus/calculate.server.ts";
import type { Inputs } from "#app/bonus/inputs.ts";
import type { Plan } from "#app/bonus/plan.ts";
import type { Calculation } from "#app/bonus/types.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { BonusError } from "./bonus-error.ts";
import { carriedOver } from "./carried.server.ts";
import { correctionsFor, type Corrections } from "./corrections.server.ts";
import { freeze } from "./freeze.server.ts";
import { gather, type RowLoads } from "./inputs.server.ts";
import type { BonusPeriod } from "./periods.ts";
import { planFor, requireKind } from "./plans.server.ts";
import type { Run } from "./runs.ts";
import { openingOf } from "./snapshots.server.ts";
import { allRuns } from "./step.server.ts";

/** What a run comes to by the data as they stand, of the whole group: narrow it before it is shown. */
export interface Draft {
  readonly run: Run | null;
  readonly plan: Plan;
  readonly inputs: Inputs;
  readonly calculation: Calculation;
  readonly loads: RowLoads;
  readonly corrected: Corrections["corrected"];
  /** Names the steps of all runs that it was made from. */
  readonly basis: string;
}

/** The draft of a period, opened or not; by its plan, or by another to see what that would pay. Throws BonusError. */
export const draftOf = (home: Home, period: BonusPeriod, instead?: Plan): Promise<Draft> =>
  overWhole(async () => {
    const runs = await allRuns(home);
    const run = runs.find((one) => one.period === period.id) ?? null;
    const opening = run && !instead ? await openingOf(home, run.opened) : null;
    const plan = instead ?? opening?.plan ?? (await planFor(home, period)).plan;
    requireKind(plan, period);
    await requireCurrency(home, plan);
    const frozen = opening?.frozen ?? (await freeze(home, plan, period));
    const [carried, corrections] = await Promise.all([carriedOver(home, runs, plan, period.id), correctionsFor(home, runs, period.id)]);
    const loads: RowLoads = new Map();
    const inputs = await gather(home, plan, period, { frozen, carried, adjustments: corrections.lines, loads });
    return { run, plan, inputs, calculation: calculate(plan, inputs), loads, corrected: corrections.corrected, basis: basisOf(runs) };
  });

/** Steps that a draft hangs on: those of openings, approvals and reopenings. A review of another period moves nothing. */
export const basisOf = (runs: readonly Run[]): string => runs.flatMap(({ events }) => events.filter(({ kind }) => kind !== "reviewed").map(({ event_id }) => event_id)).sort((a, b) => a - b).join(" ");

/** Throws BonusError where a plan pays in another currency than the home counts in. */
export async function requireCurrency(home: Home, plan: Plan): Promise<void> {
  const { currency } = await facts(home);
  if (plan.currency !== null && plan.currency !== currency) throw new BonusError("other_currency", { plan: `${plan.id}@${plan.version}`, currency: plan.currency, home: currency });
}
