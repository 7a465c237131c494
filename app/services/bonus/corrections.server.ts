import type { Home } from "#pipelines/index.ts";
import { adjustments } from "#app/bonus/adjustments.ts";
import { linesOf } from "#app/bonus/lines.ts";
import type { Line } from "#app/bonus/types.ts";
import { gather, type RowLoads } from "./inputs.server.ts";
import { periodNamed } from "./periods.ts";
import { movedRows, reasonsFor, reasonText, rowsOfPerson } from "./reasons.ts";
import { correctedBy, isLocked, type Run } from "./runs.ts";
import { snapshotOf, type Snapshot } from "./snapshots.server.ts";
import { rowsThen, standingNow, standingThen } from "./standing.server.ts";

export interface Corrections {
  readonly lines: readonly Line[];
  /** The rows behind each of them. */
  readonly corrected: Snapshot["corrected"];
}

/** What earlier approved runs would pay by today's data, less what was approved and corrected since: lines for the run of a period. */
export async function correctionsFor(home: Home, runs: readonly Run[], period: string): Promise<Corrections> {
  const earlier = correctedBy(runs, period);
  if (earlier.length === 0) return { lines: [], corrected: [] };
  const approvals = runs.flatMap((run) => (isLocked(run) && run.period !== period && run.approved ? [run.approved] : [])).sort((a, b) => a.event_id - b.event_id);
  const later = await Promise.all(approvals.map((approval) => snapshotOf(home, approval)));
  const found = await Promise.all(earlier.map(async (run) => correctionsOf(home, await snapshotOf(home, run.approved as NonNullable<Run["approved"]>), later)));
  return { lines: found.flatMap(({ lines }) => lines), corrected: found.flatMap(({ corrected }) => corrected) };
}

async function correctionsOf(home: Home, snapshot: Snapshot, later: readonly Snapshot[]): Promise<Corrections> {
  const { plan, inputs, calculation } = snapshot;
  const of_period = inputs.period;
  const loads: RowLoads = new Map();
  const today = await gather(home, plan, periodNamed(of_period), { frozen: inputs.frozen, carried: inputs.carried, loads });
  const [then, now] = [standingThen(snapshot, of_period, later), await standingNow(home, loads)];
  const looked = (code: string) => {
    const [was, is] = [rowsThen(snapshot, of_period, code, later), rowsOfPerson(today, code)];
    return { moved: movedRows(was, is), kept: new Set([...was].filter((row) => is.has(row))) };
  };
  const since = later.flatMap((one) => one.calculation.lines);
  const reason = (code: string): string => {
    const { moved, kept } = looked(code);
    // What a plan's limit left of a clawback comes back for the reason that it had.
    const before = since.findLast((line) => line.staff_code === code && line.of_period === of_period)?.reason;
    if (before !== undefined && moved.came.length + moved.gone.length === 0) return before;
    return reasonText(reasonsFor(moved, kept, then, now));
  };
  const lines = adjustments(calculation.lines, since, linesOf(plan, today), { of_period, reason });
  const corrected = lines.map(({ staff_code }) => {
    const { came, gone } = looked(staff_code).moved;
    return { of_period, staff_code, came: [...came], gone: [...gone], came_loads: Object.fromEntries(came.flatMap((row) => (now.loadOf(row) === undefined ? [] : [[row, now.loadOf(row) as string]]))) };
  });
  return { lines, corrected };
}
