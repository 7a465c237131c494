import type { Home } from "#pipelines/index.ts";
import { calculate } from "#app/bonus/calculate.server.ts";
import { canonicalJson } from "#app/bonus/canonical.ts";
import { BonusError } from "./bonus-error.ts";
import { codeVersion } from "./code-version.server.ts";
import { snapshotOf } from "./snapshots.server.ts";
import { allRuns } from "./step.server.ts";
import { requireRuns } from "./who.server.ts";

/** An approved run, computed once more from what it kept. */
export interface RunVerified {
  readonly period: string;
  readonly approved_at: string;
  /** Whether hash, lines and sums are what was approved, to the last minor unit. */
  readonly sound: boolean;
  readonly hash: string;
  readonly recomputed_hash: string;
  readonly fund_minor: number;
  readonly recomputed_fund_minor: number;
  /** Lines that differ. */
  readonly differs: number;
  /** The program that computed it then, and the one that did now. */
  readonly code: string;
  readonly code_now: string;
  /** Not the one that holds: it was reopened since. */
  readonly reopened: boolean;
}

/** Every approval of a period's run, recomputed from plan and inputs as they were kept; whatever was loaded, joined or taken back since. Throws BonusError. */
export async function verifyRun(home: Pick<Home, "state">, period: string): Promise<RunVerified[]> {
  requireRuns();
  const run = (await allRuns(home)).find((one) => one.period === period);
  const approvals = run?.events.filter(({ kind }) => kind === "approved") ?? [];
  if (!run || approvals.length === 0) throw new BonusError("no_such_run", { run: period });
  const code_now = await codeVersion();
  return Promise.all(
    approvals.map(async (event) => {
      const { plan, inputs, calculation, code } = await snapshotOf(home, event);
      const again = calculate(plan, inputs);
      const differs = Math.abs(again.lines.length - calculation.lines.length) + again.lines.filter((line, i) => !calculation.lines[i] || canonicalJson(line) !== canonicalJson(calculation.lines[i])).length;
      const same = canonicalJson([again.totals, again.fund_minor].flat().map((one) => (typeof one === "number" ? one : { ...one }))) === canonicalJson([calculation.totals, calculation.fund_minor].flat().map((one) => (typeof one === "number" ? one : { ...one })));
      return {
        period,
        approved_at: event.happened_at,
        sound: differs === 0 && same && again.hash === calculation.hash && again.hash === event.hash,
        hash: event.hash ?? "",
        recomputed_hash: again.hash,
        fund_minor: calculation.fund_minor,
        recomputed_fund_minor: again.fund_minor,
        differs,
        code,
        code_now,
        reopened: event.event_id !== run.approved?.event_id,
      };
    }),
  );
}
