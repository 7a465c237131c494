import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { openClickHouse, type ChdbSession } from "#pipelines/warehouse/clickhouse.ts";
import type { Engine } from "#pipelines/warehouse/engine.ts";

const installed = fileURLToPath(new URL("../../node_modules/.cache/clickhouse/", import.meta.url));

/** ClickHouse in this process, empty; one at a time. `run.cjs` has installed it beside the project. */
export function clickHouse(): Engine {
  const { Session } = createRequire(installed)("chdb") as { Session: new () => ChdbSession };
  return openClickHouse(new Session());
}
