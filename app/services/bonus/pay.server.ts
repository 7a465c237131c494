import type { Home } from "#pipelines/index.ts";
import { BonusError } from "./bonus-error.ts";
import { readBonusPeriod } from "./periods.ts";
import { takeStep } from "./step.server.ts";
import { requireRuns } from "./who.server.ts";

/** Says that an approved run was paid; after that it is never reopened. Throws BonusError. */
export async function payRun(home: Pick<Home, "state">, periodText: string, now = new Date()): Promise<void> {
  requireRuns();
  const { id: period } = readBonusPeriod(periodText);
  await takeStep(
    home,
    period,
    "paid",
    (run) => {
      if (!run) throw new BonusError("not_opened", { period });
      if (run.paid) throw new BonusError("paid_already", { period });
      if (!run.approved) throw new BonusError("not_approved", { period });
      return { hash: run.approved.hash };
    },
    now,
  );
}
