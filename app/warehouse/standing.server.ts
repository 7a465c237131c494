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
export const standingMonths = (home: Home, generation = cubeGeneration()): Promise<Standing[]> =>
  runQuery<Standing>(home, "standing months of cubes", sql`select cube, version, cast(since as varchar) as since, cast(as_of as varchar) as as_of from cubes.month where ${ofGeneration(generation)}`);

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
