import { beforeAll, describe, expect, test } from "vitest";
import { askMetrics } from "#app/services/metrics.server.ts";
import { random } from "#app/stats/random.ts";
import { type Home, importFiles, undoBatch } from "#pipelines/index.ts";
import { otherKinds } from "#pipelines/models/core/other-kinds.sql.ts";
import { core, marts } from "#pipelines/models/tables.ts";
import { ident, raw, sql } from "#pipelines/warehouse/sql.ts";
import { isItsTurn } from "#tests/turn.ts";
import { exportsOfAllKinds } from "./all-kinds.ts";
import type { Ending } from "../stage/factory.ts";
import { desk, today } from "./factory.ts";

/** Cross-checks 4 and 5 of metrics.md over every kind that says who somebody is: neither a figure nor the client of a row moves. */
type Files = Readonly<Record<string, readonly string[]>>;
const text = (lines: readonly string[], rows: readonly string[] = lines.slice(1)): string => [lines[0], ...rows, ""].join("\n");

/** Figures, and every table they stand on, without lineage. */
async function everything(home: Home): Promise<Record<string, unknown>> {
  const tables = [...Object.keys(core).map((name) => `core.${name}`), ...otherKinds.map((kind) => `core.${kind}`), ...Object.keys(marts).map((name) => `marts.${name}`)].filter((name) => name !== "core.superseded");
  const held: Record<string, unknown> = { figures: await askMetrics(home, { asOf: "2026-05-31" }), by: await askMetrics(home, { asOf: "2026-05-31", by: ["branch"] }) };
  for (const table of tables) {
    const columns = (await home.engine.query<{ column_name: string }>(sql`select column_name from duckdb_columns() where schema_name || '.' || table_name = ${table}`)).map((c) => c.column_name);
    const shown = columns.filter((name) => name !== "batch_id" && name !== "line").map((name) => `cast("${name}" as varchar) as "${name}"`);
    held[table] = (await home.engine.query(sql`select ${raw(shown.join(", "))} from ${ident(table)}`)).map((row) => JSON.stringify(row)).sort();
  }
  return held;
}

/** A home with these files, each an import of its own or all at once. */
async function loaded(imports: readonly (readonly string[])[], ending?: Ending): Promise<{ home: Home; batches: string[][]; file: (name: string, text: string) => Promise<string> }> {
  const { home, file, load } = await desk(ending);
  const batches: string[][] = [];
  let count = 0;
  for (const texts of imports) {
    const paths = await Promise.all(texts.map((one) => file(`${++count}.csv`, one)));
    const report = await load(paths);
    for (const one of report.files) expect([one.error, one.rejected, one.rows_read]).toEqual([undefined, 0, one.loaded + one.unchanged + one.superseded]);
    batches.push(report.files.map((one) => one.batch as string));
  }
  return { home, batches, file };
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const source = random(seed);
  return items.map((item) => ({ item, at: source.uniform() })).sort((a, b) => a.at - b.at).map(({ item }) => item);
}

const seed = 20_260_601;
const files: Files = exportsOfAllKinds(seed);
const kinds = Object.keys(files);
/** All files loaded at once, into a home that the last test then changes, and what it held. */
let first: Awaited<ReturnType<typeof loaded>>;
let whole: Record<string, unknown>;
beforeAll(async () => {
  const endings: (() => Promise<void>)[] = [];
  first = await loaded([kinds.map((kind) => text(files[kind] as string[]))], (work) => endings.unshift(work));
  whole = await everything(first.home);
  return async () => {
    for (const end of endings) await end();
  };
});

describe(`exports of all kinds (seed ${seed})`, () => {
  test("join people across kinds, so that something could move", async () => {
    const records = (whole["core.client_record"] as string[]).map((row) => (JSON.parse(row) as { client_id: string | null }).client_id).filter((id) => id !== null);
    const clients = new Set(records).size;
    expect(clients).toBeGreaterThan(10);
    expect(records.length).toBeGreaterThan(3 * clients);
  });

  test("in another order, shuffled and split: the same tables", async () => {
    const parts = shuffled(
      kinds.flatMap((kind) => {
        const rows = shuffled((files[kind] as string[]).slice(1), seed);
        const at = Math.floor(rows.length / 2);
        return [rows.slice(0, at), rows.slice(at)].map((part) => text(files[kind] as string[], part));
      }),
      seed,
    );
    const third = Math.ceil(parts.length / 3);
    const { home } = await loaded([parts.slice(0, third), parts.slice(third, 2 * third), parts.slice(2 * third)]);
    expect(await everything(home)).toEqual(whole);
  }, 240_000);

  test("taking back a batch of any kind leaves what never loading it would have", async () => {
    const { home, batches, file } = first;
    for (const kind of ["clients", "promo_contacts"].filter((_, at) => isItsTurn(at))) {
      const { home: without } = await loaded([kinds.filter((other) => other !== kind).map((other) => text(files[other] as string[]))]);
      await undoBatch(home, batches[0]?.[kinds.indexOf(kind)] as string);
      expect(await everything(home), kind).toEqual(await everything(without));
      await importFiles(home, [await file(`${kind}-again.csv`, text(files[kind] as string[]))], { today });
      expect(await everything(home), `${kind} again`).toEqual(whole);
    }
  }, 240_000);
});
