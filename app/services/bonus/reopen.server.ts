import type { Home } from "#pipelines/index.ts";
import { BonusError } from "./bonus-error.ts";
import { readBonusPeriod } from "./periods.ts";
import { snapshotOf } from "./snapshots.server.ts";
import { takeStep } from "./step.server.ts";
import { reasonOf } from "./texts.ts";
import { requireRuns } from "./who.server.ts";

/**
 * Makes a reviewed or approved run a draft again, with a reason that stays. Not one that was paid, nor one that a later approved run has
 * corrected: what it corrected would then be paid twice. Throws BonusError.
 */
export async function reopenRun(home: Pick<Home, "state">, periodText: string, why: string | undefined, now = new Date()): Promise<void> {
  requireRuns();
  const { id: period } = readBonusPeriod(periodText);
  const reason = reasonOf(why);
  await takeStep(
    home,
    period,
    "reopened",
    async (run, runs) => {
      if (!run) throw new BonusError("not_opened", { period });
      if (run.paid) throw new BonusError("paid_already", { period });
      if (run.state === "draft") throw new BonusError("nothing_to_reopen", { period });
      for (const other of runs) {
        if (other.period === period || !other.approved) continue;
        const { calculation } = await snapshotOf(home, other.approved);
        if (calculation.lines.some(({ of_period }) => of_period === period)) throw new BonusError("adjusted_since", { period, by: other.period });
      }
      return { why: reason };
    },
    now,
  );
}
