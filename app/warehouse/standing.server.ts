import type { Home } from "#pipelines/index.ts";
import { cubeGeneration } from "#pipelines/warehouse/cube-generation.ts";
import { type Sql, sql } from "#pipelines/warehouse/sql.ts";
import { runQuery } from "./run-query.server.ts";

export interface Standing {
  readonly cube: string;
  readonly version: string;
  readonly since: string | null;
  readonly as_of: string;
}

/** The months that stood at a generation of cubes, as rows `since … as_of`. What is read of cubes at the same generation, and after this, has all of them. */
export async function standingMonths(home: Home, generation = cubeGeneration()): Promise<readonly Standing[]> {
  const rows = await runQuery<Spell>(
    home,
    "standing months of cubes",
    sql`select cube, version, since = as_of as is_month, case when since < as_of then cast(since as varchar) end as since, string_agg(cast(as_of as varchar), ' ') as ends
        from cubes.month where ${ofGeneration(generation)} group by 1, 2, 3, 4`,
  );
  const known = told.get(rows) ?? rows.flatMap(({ cube, version, is_month, since, ends }) => ends.split(" ").map((as_of): Standing => ({ cube, version, since: is_month ? as_of : since, as_of })));
  told.set(rows, known);
  return known;
}

/** Months one by one, or all from `since` on, in one row for as many as have this in common: hundreds of them are read for every page. */
interface Spell {
  readonly cube: string;
  readonly version: string;
  readonly is_month: boolean | null;
  readonly since: string | null;
  readonly ends: string;
}
const told = new WeakMap<readonly Spell[], readonly Standing[]>();

/** True; it keeps answers of one generation from being taken for those of another. */
const ofGeneration = (generation: number): Sql => sql`${generation} >= 0`;

interface Stood {
  readonly ends: ReadonlySet<string>;
  readonly ranges: readonly Standing[];
}
const sorted = new WeakMap<readonly Standing[], Map<string, Stood>>();

/** Whether a month end of a cube, as one version made it, is among the months that stand. */
export function standsIn(standing: readonly Standing[], cube: string, version: string): (end: string) => boolean {
  const known = sorted.get(standing) ?? new Map<string, Stood>();
  sorted.set(standing, known);
  const key = `${cube} ${version}`;
  let stood = known.get(key);
  if (!stood) {
    const own = standing.filter((row) => row.cube === cube && row.version === version);
    stood = { ends: new Set(own.map((row) => row.as_of)), ranges: own.filter((row) => row.since !== row.as_of) };
    known.set(key, stood);
  }
  const { ends, ranges } = stood;
  return (end) => ends.has(end) || ranges.some((row) => row.as_of >= end && (row.since === null || row.since <= end));
}
