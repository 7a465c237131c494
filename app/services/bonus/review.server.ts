import type { Home } from "#pipelines/index.ts";
import { BonusError } from "./bonus-error.ts";
import { basisOf, draftOf } from "./draft.server.ts";
import { Overtaken, untilFirst } from "./overtaken.ts";
import { readBonusPeriod } from "./periods.ts";
import { isLocked } from "./runs.ts";
import { takeStep } from "./step.server.ts";
import { requireRuns } from "./who.server.ts";

/** Says that somebody has gone through the draft as it stands now; once more where the data moved since. Throws BonusError. */
export async function reviewRun(home: Home, periodText: string, now = new Date()): Promise<void> {
  requireRuns();
  const period = readBonusPeriod(periodText);
  await home.exclusive(() =>
    untilFirst(async () => {
      const { calculation, basis } = await draftOf(home, period);
      await takeStep(
        home,
        period.id,
        "reviewed",
        (run, runs) => {
          if (!run) throw new BonusError("not_opened", { period: period.id });
          if (isLocked(run)) throw new BonusError("locked", { period: period.id });
          if (basisOf(runs) !== basis) throw new Overtaken();
          return { hash: calculation.hash };
        },
        now,
      );
    }),
  );
}
