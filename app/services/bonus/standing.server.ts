import type { Home } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import type { RowLoads } from "./inputs.server.ts";
import type { Standing } from "./reasons.ts";
import type { Snapshot } from "./snapshots.server.ts";

/** What stands now, with the loads that rows were gathered from. */
export async function standingNow(home: Pick<Home, "engine" | "state">, rows: RowLoads): Promise<Standing & { readonly rowLoads: () => Record<string, string> }> {
  const { listDecisions } = await import("#pipelines/index.ts");
  const [batches, decisions] = await Promise.all([
    home.engine.query<{ batch_id: number; batch: string }>(raw("select batch_id, batch from staging.batch where status = 'loaded' order by batch")),
    listDecisions(home.state),
  ]);
  const nameOf = new Map(batches.map(({ batch_id, batch }) => [batch_id, batch]));
  const loadOf = (row: string): string | undefined => nameOf.get(rows.get(row) ?? -1);
  return {
    loads: new Set(nameOf.values()),
    decisions: decisions.filter(({ state }) => state === "standing").map(({ decision_id }) => decision_id).sort((a, b) => a - b),
    loadOf,
    rowLoads: () => Object.fromEntries([...rows.keys()].sort().flatMap((row) => (loadOf(row) === undefined ? [] : [[row, loadOf(row) as string]]))),
  };
}

/** What stood when a run was approved. */
export const standingThen = ({ loads, decisions, row_loads }: Snapshot): Standing => ({ loads: new Set(loads), decisions, loadOf: (row) => row_loads[row] });
