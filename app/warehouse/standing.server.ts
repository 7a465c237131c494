import type { Home } from "#pipelines/index.ts";
import { cubeGeneration } from "#pipelines/warehouse/cube-generation.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { runQuery } from "./run-query.server.ts";

export interface Standing {
  readonly cube: string;
  readonly version: string;
  readonly since: string | null;
  readonly as_of: string;
}

/** The months that stand, as rows `since … as_of`. */
export const standingMonths = (home: Home): Promise<Standing[]> =>
  runQuery<Standing>(home, "standing months of cubes", sql`select cube, version, cast(since as varchar) as since, cast(as_of as varchar) as as_of from cubes.month where ${cubeGeneration()} >= 0`);
