import type { BonusStep, Home } from "#pipelines/index.ts";
import { stateNoting } from "../audit/note.server.ts";
import { runAt, runsOf, type Run } from "./runs.ts";
import { actor } from "./who.server.ts";

/** What a step says beside who takes it. */
export interface Step {
  readonly why?: string | null;
  readonly hash?: string | null;
  /** JSON. */
  readonly kept?: string;
}

type Session = Parameters<Parameters<Home["state"]["transaction"]>[0]>[0];

/**
 * Takes a step of a period's run in one transaction with its audit note. `decide` sees the run as it is within that transaction, and throws
 * where the step cannot be taken.
 */
export async function takeStep(home: Pick<Home, "state">, period: string, kind: BonusStep, decide: (run: Run | null, runs: readonly Run[], session: Session) => Promise<Step> | Step, now: Date): Promise<void> {
  const { takeBonusStep } = await import("#pipelines/index.ts");
  const who = actor();
  const state = await stateNoting(home, () => ({ action: `bonus_${kind}`, object: `bonus:${period}` }));
  await takeBonusStep(
    state,
    async (events, session) => {
      const { why = null, hash = null, kept = null } = await decide(runAt(events, period), runsOf(events), session);
      return { period, kind, ...who, why, hash, kept };
    },
    now,
  );
}

/** Every run of the home, the earliest period first. */
export async function allRuns(home: Pick<Home, "state">): Promise<Run[]> {
  const { listBonusEvents } = await import("#pipelines/index.ts");
  return runsOf(await listBonusEvents(home.state));
}
