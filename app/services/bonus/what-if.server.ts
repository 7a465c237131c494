import type { Home } from "#pipelines/index.ts";
import { overWhole } from "#app/auth/scope.server.ts";
import type { Inputs } from "#app/bonus/inputs.ts";
import type { Plan } from "#app/bonus/plan.ts";
import { componentsOf } from "#app/bonus/targets.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { freeze, measureAhead } from "./freeze.server.ts";
import { gather } from "./inputs.server.ts";
import { measured } from "./measured.server.ts";
import { closedPeriods } from "./periods.ts";
import { requireRuns } from "./who.server.ts";

const PERIODS = 6;

/**
 * What a plan would have read in the last closed periods of its kind, of everybody, oldest first; for the plan editor, which computes two plans over it. What
 * people did is read once while the data stand still. Without corrections and carried results: those are of runs. Throws BonusError.
 */
export function closedInputs(home: Home, plan: Plan, count = PERIODS): Promise<Inputs[]> {
  requireRuns();
  return overWhole(async () => {
    const { asOf } = await facts(home);
    if (asOf === null) return [];
    const periods = closedPeriods(plan.period, asOf, count);
    const [known] = await Promise.all([measured(home, periods, componentsOf(plan)), measureAhead(home, plan, periods)]);
    return Promise.all(periods.map(async (period, i) => gather(home, plan, period, { frozen: await freeze(home, plan, period), ...(known[i] && { measured: known[i] }) })));
  });
}
