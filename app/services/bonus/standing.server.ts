import type { Home } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import type { RowLoads } from "./inputs.server.ts";
import { rowsOfPerson, type Standing } from "./reasons.ts";
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

/** What stood when an approved run was corrected last by one of `later` (oldest first), or else approved. */
export function standingThen(approved: Snapshot, of_period: string, later: readonly Snapshot[]): Standing {
  const own = later.filter(({ corrected }) => corrected.some((one) => one.of_period === of_period));
  const { loads, decisions } = own.at(-1) ?? approved;
  const came = Object.assign({}, ...own.flatMap(({ corrected }) => corrected.filter((one) => one.of_period === of_period).map(({ came_loads }) => came_loads))) as Record<string, string>;
  return { loads: new Set(loads), decisions, loadOf: (row) => came[row] ?? approved.row_loads[row] };
}

/** The rows behind somebody's part of an approved run, with what later runs have corrected of it. */
export function rowsThen({ inputs }: Snapshot, of_period: string, staff_code: string, later: readonly Snapshot[]): ReadonlySet<string> {
  const rows = new Set(rowsOfPerson(inputs, staff_code));
  for (const one of later.flatMap(({ corrected }) => corrected)) {
    if (one.of_period !== of_period || one.staff_code !== staff_code) continue;
    for (const row of one.gone) rows.delete(row);
    for (const row of one.came) rows.add(row);
  }
  return rows;
}
