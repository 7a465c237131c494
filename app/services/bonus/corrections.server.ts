import type { Home } from "#pipelines/index.ts";
import { adjustments } from "#app/bonus/adjustments.ts";
import { linesOf } from "#app/bonus/lines.ts";
import type { Line } from "#app/bonus/types.ts";
import { gather, type RowLoads } from "./inputs.server.ts";
import { periodNamed } from "./periods.ts";
import { movedRows, reasonsFor, reasonText, rowsOfPerson, type Moved } from "./reasons.ts";
import { correctedBy, isLocked, type Run } from "./runs.ts";
import { snapshotOf } from "./snapshots.server.ts";
import { standingNow, standingThen } from "./standing.server.ts";

export interface Corrections {
  readonly lines: readonly Line[];
  /** The rows behind each of them. */
  readonly moved: readonly (Moved & { readonly of_period: string; readonly staff_code: string })[];
}

/** What earlier approved runs would pay by today's data, less what was approved and corrected since: lines for the run of a period. */
export async function correctionsFor(home: Home, runs: readonly Run[], period: string): Promise<Corrections> {
  const earlier = correctedBy(runs, period);
  if (earlier.length === 0) return { lines: [], moved: [] };
  const snapshots = await Promise.all(runs.filter((run) => isLocked(run) && run.period !== period).map((run) => snapshotOf(home, run.approved as NonNullable<Run["approved"]>)));
  const paid = snapshots.flatMap(({ calculation }) => calculation.lines);
  const found = await Promise.all(
    earlier.map(async (run): Promise<Corrections> => {
      const snapshot = await snapshotOf(home, run.approved as NonNullable<Run["approved"]>);
      const { plan, inputs, calculation } = snapshot;
      const loads: RowLoads = new Map();
      const today = await gather(home, plan, periodNamed(run.period), { frozen: inputs.frozen, carried: inputs.carried, loads });
      const [then, now] = [standingThen(snapshot), await standingNow(home, loads)];
      const rowsOf = (code: string): { was: ReadonlySet<string>; is: ReadonlySet<string> } => ({ was: rowsOfPerson(inputs, code), is: rowsOfPerson(today, code) });
      const reason = (code: string): string => {
        const { was, is } = rowsOf(code);
        return reasonText(reasonsFor(movedRows(was, is), new Set([...was].filter((row) => is.has(row))), then, now));
      };
      const lines = adjustments(calculation.lines, paid, linesOf(plan, today), { of_period: run.period, reason });
      return { lines, moved: lines.map(({ staff_code }) => ({ of_period: run.period, staff_code, ...movedRows(rowsOf(staff_code).was, rowsOf(staff_code).is) })) };
    }),
  );
  return { lines: found.flatMap(({ lines }) => lines), moved: found.flatMap(({ moved }) => moved) };
}
