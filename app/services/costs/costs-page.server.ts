import type { Home } from "#pipelines/index.ts";
import { day, sql } from "#pipelines/warehouse/sql.ts";
import { inOwnBranches } from "#app/auth/scope.server.ts";
import type { Question } from "#app/filters/question.ts";
import { spanAt } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import { acquireCost, acquireVsRetainCost, retainCost } from "#app/metrics/definitions/balances.ts";
import { acquireSpend, retainSpend } from "#app/metrics/definitions/costs.ts";
import { addDays, monthOf, monthsBetween, monthStart, type Period } from "#app/metrics/period.ts";
import type { Figure, Filters } from "#app/metrics/types.ts";
import type { ValueRow } from "#app/metrics/views/clients.ts";
import type { CostsBy, CostsData, CostStep } from "#app/metrics/views/costs.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { valueByStatus } from "../clients/groups.server.ts";
import type { Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";
import { tilesOf } from "../tiles.server.ts";
import { UsageError } from "../usage-error.ts";
import { stepsTo } from "./steps.ts";

const TILES = [acquireCost, retainCost, acquireVsRetainCost, acquireSpend, retainSpend] as const;

export const readCostsBy = (params: URLSearchParams): CostsBy => (params.get("steps") === "month" ? "month" : "quarter");

/** Everything on the page "Acquire against retain": of a period, the trailing year unless asked, and of the quarters or months up to its end. */
export async function costsPage(home: Home, question: Question, by: CostsBy): Promise<CostsData> {
  const known = await facts(home);
  const asOf = question.asOf ?? question.period?.to ?? known.asOf;
  if (!asOf) throw new UsageError("no_data");
  const { filters } = question;
  const asked: Asked = { asOf, period: question.period, compare: question.compare, filters };
  const { after, until } = spanAt(asOf, question.period);
  const period: Period = { from: addDays(after, 1), to: until };
  const [told, tiles, steps, channels, value] = await Promise.all([
    monthsTold(home, period),
    Promise.all(TILES.map((metric) => tilesOf(home, metric, asked))),
    Promise.all(stepsTo(until, by, known.from).map((step) => costStep(home, step, filters))),
    spentBy(home, asked),
    valueByStatus(home, asOf, filters),
  ]);
  const inData = known.from && known.to ? monthsBetween(monthOf(period.from > known.from ? period.from : known.from), monthOf(period.to)).filter((month) => monthStart(month) >= period.from) : [];
  return {
    asOf, ...period, by, channels, value,
    known: told.any,
    missing: inData.filter((month) => !told.months.has(month)),
    tiles: tiles.flat(),
    steps,
    loyalOverNew: quotient(value),
  };
}

async function costStep(home: Home, { id, period }: { readonly id: string; readonly period: Period }, filters: Filters): Promise<CostStep> {
  const year: Period = { from: addDays(spanAt(period.to).after, 1), to: period.to };
  const one = async (metric: Metric, over = period): Promise<Figure> => (await figures(home, metric, [spanAt(period.to, over)], [], filters))[0] as Figure;
  const [acquire, retain, acquired, retained, ratio] = await Promise.all([one(acquireCost), one(retainCost), one(acquireSpend), one(retainSpend), one(acquireVsRetainCost, year)]);
  return { id, period, year, acquire, retain, ratio, acquireSpend: acquired, retainSpend: retained };
}

/** What each channel took of the money, of both aims. */
async function spentBy(home: Home, { asOf, period, filters }: Asked): Promise<CostsData["channels"]> {
  const at = [spanAt(asOf, period)];
  const [won, kept] = await Promise.all([acquireSpend, retainSpend].map((metric) => figures(home, metric, at, ["channel"], filters)));
  const names = [...new Set([...(won ?? []), ...(kept ?? [])].map(({ by }) => by["channel"] ?? ""))];
  const of = (found: readonly Figure[] | undefined, name: string): Figure | null => found?.find((figure) => (figure.by["channel"] ?? "") === name && figure.n > 0) ?? null;
  const rows = names.map((channel) => ({ channel, acquire: of(won, channel), retain: of(kept, channel) })).map((row) => ({ ...row, sum: Number(row.acquire?.value ?? 0) + Number(row.retain?.value ?? 0) }));
  const total = rows.reduce((sum, row) => sum + row.sum, 0);
  return rows.toSorted((a, b) => b.sum - a.sum).map(({ sum, ...row }) => ({ ...row, share: total === 0 ? null : sum / total }));
}

function quotient(rows: readonly ValueRow[]): number | null {
  const [loyal, fresh] = (["loyal", "too_new"] as const).map((status) => rows.find((row) => row.status === status)?.revenue?.value ?? null);
  return loyal == null || fresh == null || Number(fresh) <= 0 ? null : Number(loyal) / Number(fresh);
}

async function monthsTold(home: Home, { from, to }: Period): Promise<{ readonly any: boolean; readonly months: ReadonlySet<string> }> {
  const rows = await runQuery<{ month: string | null }>(
    home,
    "months of marketing costs",
    sql`select distinct case when month >= ${day(from)} and month <= ${day(to)} then substr(cast(month as varchar), 1, 7) end as month from core.marketing_costs where ${inOwnBranches("figures", sql`branch`)}`,
  );
  return { any: rows.length > 0, months: new Set(rows.flatMap(({ month }) => month ?? [])) };
}
