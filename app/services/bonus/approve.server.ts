import type { Home } from "#pipelines/index.ts";
import { today } from "../today.ts";
import { BonusError } from "./bonus-error.ts";
import { codeVersion } from "./code-version.server.ts";
import { basisOf, draftOf, type Draft } from "./draft.server.ts";
import { Overtaken, untilFirst } from "./overtaken.ts";
import { readBonusPeriod } from "./periods.ts";
import { isLocked } from "./runs.ts";
import type { Snapshot } from "./snapshots.server.ts";
import { standingNow } from "./standing.server.ts";
import { takeStep } from "./step.server.ts";
import { reasonIfAny } from "./texts.ts";
import { actor, requireRuns } from "./who.server.ts";

/**
 * Approves a reviewed run: it is locked, with all that it was made of. By somebody else than who reviewed it, and only what was reviewed; while a
 * question is open, with a reason. No import comes in between. Throws BonusError.
 */
export async function approveRun(home: Home, periodText: string, why?: string, now = new Date()): Promise<void> {
  requireRuns();
  const period = readBonusPeriod(periodText);
  const reason = reasonIfAny(why);
  const { account, person } = actor();
  const { listBonusQuestions } = await import("#pipelines/index.ts");
  await home.exclusive(() =>
    untilFirst(async () => {
      const draft = await draftOf(home, period);
      const kept = JSON.stringify(await snapshot(home, draft));
      await takeStep(
        home,
        period.id,
        "approved",
        async (run, runs, session) => {
          if (!run) throw new BonusError("not_opened", { period: period.id });
          if (isLocked(run)) throw new BonusError("locked", { period: period.id });
          if (!run.reviewed) throw new BonusError("not_reviewed", { period: period.id });
          if (run.reviewed.account === account) throw new BonusError("same_person", { period: period.id, person });
          if (period.to >= today(now)) throw new BonusError("not_over", { period: period.id, to: period.to });
          if (basisOf(runs) !== draft.basis) throw new Overtaken();
          if (run.reviewed.hash !== draft.calculation.hash) throw new BonusError("changed_since_review", { period: period.id });
          const open = (await listBonusQuestions(session, period.id)).filter(({ closed_at }) => closed_at === null).length;
          if (open > 0 && reason === null) throw new BonusError("questions_open", { period: period.id, n: open });
          return { why: reason, hash: draft.calculation.hash, kept };
        },
        now,
      );
    }),
  );
}

async function snapshot(home: Home, { plan, inputs, calculation, loads, corrected }: Draft): Promise<Snapshot> {
  const standing = await standingNow(home, loads);
  return {
    plan,
    inputs,
    calculation: { ...calculation, lines: [...calculation.lines], totals: [...calculation.totals], branches: [...calculation.branches] },
    code: await codeVersion(),
    loads: [...standing.loads],
    row_loads: standing.rowLoads(),
    decisions: [...standing.decisions],
    corrected,
  };
}
