import type { Home } from "#pipelines/index.ts";
import { BonusError } from "./bonus-error.ts";
import { requireCurrency } from "./draft.server.ts";
import { freeze } from "./freeze.server.ts";
import { Overtaken, untilFirst } from "./overtaken.ts";
import { overlap, periodNamed, readBonusPeriod } from "./periods.ts";
import { planFor } from "./plans.server.ts";
import type { Opening } from "./snapshots.server.ts";
import { takeStep } from "./step.server.ts";
import { requireRuns } from "./who.server.ts";

/** Opens a period: its plan is the one in force, targets and priors are fixed as of now. Throws BonusError. */
export async function openRun(home: Home, periodText: string, now = new Date()): Promise<void> {
  requireRuns();
  const period = readBonusPeriod(periodText);
  await home.exclusive(() =>
    untilFirst(async () => {
      const { plan, version } = await planFor(home, period);
      await requireCurrency(home, plan);
      const opening: Opening = { plan, frozen: await freeze(home, plan, period) };
      await takeStep(
        home,
        period.id,
        "opened",
        async (run, runs, session) => {
          if (run) throw new BonusError("opened_already", { period: period.id });
          const other = runs.find((one) => overlap(periodNamed(one.period), period));
          if (other) throw new BonusError("overlapping", { period: period.id, opened: other.period });
          if ((await planFor({ state: session }, period)).version !== version) throw new Overtaken();
          return { kept: JSON.stringify(opening) };
        },
        now,
      );
    }),
  );
}
