import { expect, it } from "vitest";
import { catalog } from "#app/metrics/catalog.ts";
import { compileSpans, cubes, monthSpan } from "#app/metrics/cubes.ts";
import { appliedAs, defaultApplied, defaultPolicy } from "#app/metrics/policy.ts";
import { followed } from "#app/metrics/versions.ts";
import type { Metric, Span } from "#app/metrics/define.ts";
import type { Engine } from "#pipelines/warehouse/engine.ts";
import { isItsTurn } from "../turn.ts";
import { compare, statementsOf, type Compared } from "./figures.ts";
import type { ModelCompared } from "./sides.ts";

export interface Sides {
  readonly name: string;
  readonly duckdb: Engine;
  readonly clickhouse: Engine;
  readonly models: readonly ModelCompared[];
  readonly spans: readonly Span[];
  /** Metrics that these data have nothing for; null where chance decides. */
  readonly silent: readonly string[] | null;
}

/** Tests, one a metric of the catalogue, that ClickHouse says of these data what DuckDB says; with `drafts`, of another policy than the published one too. */
export function agree(sides: () => Sides, { drafts = false } = {}): void {
  const answered: Compared[] = [];

  it("builds the same rows of every model", () => {
    expect(sides().models.filter((model) => model.difference)).toEqual([]);
  });

  it.each(catalog.map((metric) => [metric.id, metric] as [string, Metric]))("%s", async (_, metric) => {
    const { duckdb, clickhouse, spans, silent } = sides();
    const all: Compared[] = [];
    for (const asked of statementsOf(metric, spans)) all.push(await compare(asked, duckdb, clickhouse));
    answered.push(...all);
    expect(all.filter((one) => one.difference).map((one) => `${one.name}: ${one.difference}`)).toEqual([]);
    if (silent) expect([metric.id, (all[0]?.rows ?? 0) > 0]).toEqual([metric.id, !silent.includes(metric.id)]);
  });

  // A draft is asked of tables that its statement makes of the orders.
  const draft = appliedAs(defaultApplied, { ...defaultPolicy, discount_threshold: 0.05, payers: ["customer", "internal"], kinds: ["maintenance", "repair", "parts"], window_months: 18, sold_cars: false });
  it.each(catalog.filter((metric) => drafts && followed(metric) !== "none").map((metric) => [metric.id, metric] as [string, Metric]))("%s by a draft", async (_, metric) => {
    const { duckdb, clickhouse, spans } = sides();
    const all: Compared[] = [];
    // Of one dimension each has its turn: they were asked of the published policy already.
    for (const asked of statementsOf(metric, spans, draft).filter(({ keys }, at) => keys.length !== 2 || isItsTurn(at))) all.push(await compare(asked, duckdb, clickhouse));
    answered.push(...all);
    expect(all.filter((one) => one.difference).map((one) => `${one.name}: ${one.difference}`)).toEqual([]);
  });

  it.each(cubes.map((cube) => [cube.name, cube] as const))("month of the cube %s", async (name, cube) => {
    const { duckdb, clickhouse, spans } = sides();
    const real = cube.name === "latest_answers" ? [] : ["squares"];
    for (const { asOf } of spans) {
      const one = await compare({ name, statement: compileSpans(cube, defaultApplied, [monthSpan(cube, asOf)], false), keys: ["as_of", ...cube.dimensions], real }, duckdb, clickhouse);
      answered.push(one);
      expect(one.difference).toBe(null);
    }
  });

  it("tells what was compared", () => {
    const { name, models } = sides();
    const rows = (of: readonly { readonly rows: number }[]): number => of.reduce((sum, { rows: n }) => sum + n, 0);
    process.stdout.write(`${name}: ${models.length} models (${rows(models)} rows) and ${catalog.length} metrics in ${answered.length} statements (${rows(answered)} rows of figures) compared between DuckDB and ClickHouse\n`);
    expect(answered.length).toBeGreaterThan(catalog.length * 3);
  });
}
