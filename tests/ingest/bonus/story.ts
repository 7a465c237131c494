import { approveRun } from "#app/services/bonus/approve.server.ts";
import { openRun } from "#app/services/bonus/open.server.ts";
import { payRun } from "#app/services/bonus/pay.server.ts";
import { reviewRun } from "#app/services/bonus/review.server.ts";
import { runAt } from "#app/services/bonus/runs.ts";
import { allRuns } from "#app/services/bonus/step.server.ts";
import { decide, listBatches, listDecisions, undoBatch, type Home } from "#pipelines/index.ts";
import { as, at, director, hr, phone } from "./people.ts";

export interface StoryStep {
  readonly name: string;
  done(home: Home): Promise<boolean>;
  take(home: Home): Promise<unknown>;
}

const is = async (home: Home, period: string, kinds: readonly string[]): Promise<boolean> => kinds.includes(runAt((await allRuns(home)).flatMap(({ events }) => events), period)?.events.at(-1)?.kind ?? "");
const key = (n: number) => ({ key_type: "phone", code_space: null, key_value: phone(n) }) as const;

/** May was approved and late data came; then June with its correction, two clients who are one, July with that, and the late load taken back. */
export const steps = (late: string): readonly StoryStep[] => [
  { name: "approve", done: (home) => is(home, "2026-06", ["approved", "paid"]), take: (home) => as(director, () => approveRun(home, "2026-06", undefined, at("2026-07-05"))) },
  { name: "pay", done: (home) => is(home, "2026-06", ["paid"]), take: (home) => as(hr, () => payRun(home, "2026-06", at("2026-07-06"))) },
  { name: "merge", done: async (home) => (await listDecisions(home.state)).length > 0, take: (home) => decide(home, { verdict: "same", left: key(3), right: key(6) }, "hr") },
  { name: "open", done: (home) => is(home, "2026-07", ["opened", "reviewed", "approved"]), take: (home) => as(hr, () => openRun(home, "2026-07", at("2026-08-01"))) },
  { name: "review", done: (home) => is(home, "2026-07", ["reviewed", "approved"]), take: (home) => as(hr, () => reviewRun(home, "2026-07", at("2026-08-02"))) },
  { name: "approve next", done: (home) => is(home, "2026-07", ["approved"]), take: (home) => as(director, () => approveRun(home, "2026-07", undefined, at("2026-08-05"))) },
  { name: "take back", done: async (home) => (await listBatches(home)).some(({ batch, status }) => batch === late && status === "undone"), take: (home) => undoBatch(home, late) },
];
