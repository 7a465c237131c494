import type { Home } from "#pipelines/index.ts";
import { day, ident, list, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { admits, entryAt } from "#app/auth/access.ts";
import { namesFor } from "#app/auth/rights.ts";
import { areaOf, filtersWithin, inOwnBranches } from "#app/auth/scope.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { majorOf } from "#app/i18n/format.ts";
import { compileRows, partsOf, windowOf, type Question as MetricQuestion } from "#app/metrics/compile.ts";
import type { Population, Span } from "#app/metrics/define.ts";
import type { Period } from "#app/metrics/period.ts";
import { findMetric } from "#app/metrics/catalog.ts";
import { spansFor, type MetricRequest } from "#app/metrics/query.ts";
import type { Part, SourceRow } from "#app/metrics/types.ts";
import type { Steps } from "#app/stats/steps.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { lostGapFor } from "./clients/gaps.server.ts";
import { inSlices } from "./in-slices.ts";
import { resolve } from "./metrics.server.ts";
import { motivationComponents } from "./motivation.server.ts";
import { UsageError } from "./usage-error.ts";

interface UnitRow {
  readonly unit_id: string;
  readonly client_id: number | null;
  readonly day: string | null;
  readonly branch: string | null;
  readonly amount: number | bigint | null;
  readonly score: number | null;
  readonly days: number | bigint | null;
  readonly batch_id: number | null;
  readonly line: number | null;
  readonly in_numerator: boolean;
  readonly in_denominator: boolean;
  /** Where one population has units of several kinds. */
  readonly unit: SourceRow["unit"] | null;
}
type Source = SourceRow["sources"][number];

export interface RowsRequest extends Omit<MetricRequest, "metrics" | "by"> {
  readonly metric: string;
  readonly part?: string;
}

/** The rows behind a figure, for the shell: clients, orders, sales or answers, each with the lines of the files it was read from. */
export async function sourceRows(home: Home, { metric: id, part, ...request }: RowsRequest): Promise<SourceRow[]> {
  const resolved = await resolve(home, { ...request, metrics: [id], by: [] });
  const { satisfactionMax, pointValue, applied } = await facts(home);
  const asked = findMetric(id)?.shape === "score" ? motivationComponents : resolved.metrics;
  const known = [...new Set(asked.flatMap(partsOf))];
  if (part !== undefined && !known.includes(part)) throw new UsageError("unknown_part", { part, known: known.join(", ") });
  const answers = await Promise.all(
    asked.filter((metric) => part === undefined || partsOf(metric).includes(part)).map(async (metric) => unitsBehind(home, { metric, spans: spansFor(metric, resolved), by: [], filters: resolved.filters, satisfactionMax, pointValue, lostAfterDays: await lostGapFor(home, metric), applied }, part ?? null)),
  );
  return answers.flat();
}

/** Units whose names and lines one statement finds; it names each of them. */
const TOGETHER = 10_000;

interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** The units behind a question of a single span that the viewer may read, with their sources: a page of them, or all. */
export async function unitsBehind(home: Home, asked: MetricQuestion, part: Part | null, page?: Page): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const some of unitsInParts(home, asked, part, page)) for (const row of some) rows.push(row);
  return rows;
}

/** The same, some thousand at a time: all lines of all clients fill a memory. */
export async function* unitsInParts(home: Home, asked: MetricQuestion, part: Part | null, page?: Page): AsyncGenerator<readonly SourceRow[], void> {
  const filters = filtersWithin(asked.metric, asked.by, asked.filters);
  if (filters === null) return;
  const question = { ...asked, filters };
  const units = await runQuery<UnitRow>(home, `${question.metric.id} rows`, compileRows(question, part, page));
  for (let at = 0; at < units.length; at += TOGETHER) yield await named(home, question, units.slice(at, at + TOGETHER));
}

/** Units with the names of their clients and the lines that they were read from. */
async function named(home: Home, { metric, by, filters, spans, applied }: MetricQuestion, units: readonly UnitRow[]): Promise<SourceRow[]> {
  const { population } = metric;
  const own = inOwnBranches(areaOf(metric, by, filters), ident("branch"));
  const [names, sources] = await Promise.all([clientNames(home, units), sourcesOf(home, population, windowOf(metric, spans[0] as Span, applied), units, own)]);
  const opens = opensClients();
  return units.map((unit) => ({
    unit: unit.unit ?? population.unit,
    id: unit.unit_id,
    name: unit.client_id === null ? null : (names.get(unit.client_id) ?? null),
    ...(opens ? {} : { closed: true as const }),
    branch: unit.branch,
    day: unit.day,
    amount: unit.amount === null ? null : majorOf(BigInt(unit.amount)),
    score: unit.score,
    days: unit.days === null ? null : Number(unit.days),
    in_numerator: unit.in_numerator,
    in_denominator: unit.in_denominator,
    sources: sources(unit),
  }));
}

/** Whether the viewer has pages of clients to be led to. */
const opensClients = (): boolean => { const entry = entryAt("clients/:id"); return entry !== undefined && admits(entry, currentViewer()); };

async function clientNames(home: Home, units: readonly UnitRow[]): Promise<ReadonlyMap<number, string>> {
  if (namesFor(currentViewer()) === "hidden") return new Map();
  const ids = [...new Set(units.map((unit) => unit.client_id).filter((id) => id !== null))];
  const rows = await runQuery<{ client_id: number; name: string }>(home, "client_names", sql`select client_id, name from core.client where client_id in (${list(ids)})`);
  return new Map(rows.map((row) => [row.client_id, row.name]));
}

/** Sources by what they are of. */
function* grouping<K, R extends Source>(rows: readonly R[], keyOf: (row: R) => K): Steps<ReadonlyMap<K, readonly Source[]>> {
  const groups = new Map<K, Source[]>();
  for (const [at, row] of rows.entries()) {
    const { file, kind, batch, line } = row;
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push({ file, kind, batch, line });
    else groups.set(key, [{ file, kind, batch, line }]);
    if (at % 100 === 99) yield;
  }
  return groups;
}

const batchColumns = sql`b.file as file, b.kind as kind, b.batch as batch`;

/** For a car every order of the window. */
async function sourcesOfCars(home: Home, window: Period, units: readonly UnitRow[], own: Sql): Promise<(unit: UnitRow) => readonly Source[]> {
  const rows = await runQuery<Source & { vin: string }>(
    home,
    "car_sources",
    sql`select v.vin, v.line, ${batchColumns} from (select * from core.visit where ${own}) as v join staging.batch as b on b.batch_id = v.batch_id
        where v.vin in (${list(units.map((unit) => unit.unit_id))}) and v.closed_on >= ${day(window.from)} and v.closed_on <= ${day(window.to)}
        order by v.vin, v.closed_on desc, v.line`,
  );
  const byCar = await inSlices(grouping(rows, ({ vin }) => vin));
  return ({ unit_id }) => byCar.get(unit_id) ?? [];
}

/** Where each unit was read: its own line, or for a client every order, sale and answer of the window. */
async function sourcesOf(home: Home, population: Population, window: Period, units: readonly UnitRow[], own: Sql): Promise<(unit: UnitRow) => readonly Source[]> {
  if (population.unit === "car") return sourcesOfCars(home, window, units, own);
  if (population.unit !== "client") {
    const batches = await runQuery<{ batch_id: number } & Omit<Source, "line">>(home, "batch_names", sql`select batch_id, ${batchColumns} from staging.batch as b`);
    const byId = new Map(batches.map(({ batch_id, ...batch }) => [batch_id, batch]));
    return ({ batch_id, line }) => {
      const batch = batch_id === null ? undefined : byId.get(batch_id);
      return batch && line !== null ? [{ ...batch, line }] : [];
    };
  }
  const ids = [...new Set(units.map((unit) => unit.client_id).filter((id) => id !== null))];
  const rows = await runQuery<Source & { client_id: number; day: string }>(
    home,
    "client_sources",
    sql`select t.client_id, t.day, t.line, ${batchColumns} from (
          select client_id, closed_on as day, batch_id, line from core.visit where ${own}
          union all select client_id, sold_on, batch_id, line from core.sale where ${own}
          union all select client_id, responded_on, batch_id, line from core.survey where ${own}
        ) as t join staging.batch as b on b.batch_id = t.batch_id
        where t.client_id in (${list(ids)}) and t.day >= ${day(window.from)} and t.day <= ${day(window.to)}
        order by t.client_id, t.day desc, t.line`,
  );
  const byClient = await inSlices(grouping(rows, ({ client_id }) => client_id));
  return ({ client_id }) => (client_id === null ? [] : (byClient.get(client_id) ?? []));
}
