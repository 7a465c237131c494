import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { spanAt } from "#app/metrics/compile.ts";
import { openHome, type Home } from "#pipelines/index.ts";
import { modelSettings } from "#pipelines/stage/model-settings.ts";
import type { Engine } from "#pipelines/warehouse/engine.ts";
import { demoInto } from "../ingest/demo/once.ts";
import { agree, type Sides } from "./agree.ts";
import { clickHouse } from "./chdb.ts";
import { buildBoth } from "./sides.ts";

/** A month of winter with a period of its own, and the day of the demo. */
const spans = [spanAt("2026-02-28", { from: "2026-02-01", to: "2026-02-28" }), spanAt("2026-06-15")];

let dir: string;
let home: Home;
let clickhouse: Engine;
let sides: Sides;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "clickhouse-demo-"));
  await demoInto(join(dir, "home"));
  home = await openHome(join(dir, "home"));
  clickhouse = clickHouse();
  const models = await buildBoth(home.engine, clickhouse, await modelSettings(home));
  sides = { name: "The demo", duckdb: home.engine, clickhouse, models, spans, silent: [] };
});
afterAll(async () => {
  await home.close();
  await clickhouse.close();
  await rm(dir, { recursive: true });
});

describe("the demo", () => {
  agree(() => sides);
});
