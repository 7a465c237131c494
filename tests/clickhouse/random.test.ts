import { afterAll, beforeAll, describe } from "vitest";
import { spanAt } from "#app/metrics/compile.ts";
import type { Engine } from "#pipelines/warehouse/engine.ts";
import { randomWorld } from "../metrics/catalogue/world.ts";
import { defaults, warehouse } from "../sql/factory.ts";
import { agree, type Sides } from "./agree.ts";
import { clickHouse } from "./chdb.ts";
import { buildBoth } from "./sides.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const spans = [spanAt("2024-12-31"), spanAt("2025-09-30", { from: "2025-08-01", to: "2025-09-30" }), spanAt("2026-02-28")];

let duckdb: Engine;
let clickhouse: Engine;
let sides: Sides;
beforeAll(async () => {
  // Keys that come again, of a lower rank and in a file that was taken back.
  const [rows, others, undone] = [randomWorld(seed), randomWorld(seed + 1), randomWorld(seed + 2)];
  duckdb = await warehouse([{ rows, rank: 2 }, { rows: others.filter((_, at) => at % 3 === 0), rank: 1 }, { rows: undone.slice(0, 60), status: "undone" }]);
  clickhouse = clickHouse();
  const models = await buildBoth(duckdb, clickhouse, defaults);
  sides = { name: `Random data of the seed ${seed}`, duckdb, clickhouse, models, spans, silent: null };
});
afterAll(async () => {
  await duckdb.close();
  await clickhouse.close();
});

describe(`random data of the seed ${seed} (SEED=${seed} gives them again)`, () => {
  agree(() => sides, { drafts: true });
});
