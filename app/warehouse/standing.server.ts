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
export const ofGeneration = (generation: number): Sql => sql`${generation} >= 0`;
