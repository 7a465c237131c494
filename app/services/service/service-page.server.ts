import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import type { Question } from "#app/filters/question.ts";
import { ignored, spanAt } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import { repeatSaleAmountShare, repeatSaleShare, saleToService, serviceToSale, tradeInShare } from "#app/metrics/definitions/sales.ts";
import { addMonths } from "#app/metrics/period.ts";
import type { Dimension, Figure } from "#app/metrics/types.ts";
import type { FirstServiceBy, ServiceData, ServiceKinds, SplitRates } from "#app/metrics/views/service.ts";
import { ratioChange } from "#app/stats/contribution.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";
import { timeNotes } from "../overview/time-notes.server.ts";
import { tilesOf } from "../tiles.server.ts";
import { UsageError } from "../usage-error.ts";
import { firstServiceCurves, repurchaseOf } from "./curves.server.ts";
import { loopOf } from "./loop.server.ts";

const TILES = [saleToService, serviceToSale, repeatSaleShare, repeatSaleAmountShare, tradeInShare] as const;
/** Fewer cars than this say nothing of a person. */
const FEWEST = 10;
const SHOWN_PEOPLE = 12;

/** Everything on the page "Sales and service", as of one day. Its windows hang on that day: a period, or a kind of visit, they cannot follow. */
export async function servicePage(home: Home, question: Question, by: FirstServiceBy): Promise<ServiceData> {
  const asOf = question.asOf ?? question.period?.to ?? (await facts(home)).asOf;
  if (!asOf) throw new UsageError("no_data");
  const { filters } = question;
  const asked: Asked = { asOf, period: undefined, compare: question.compare, filters };
  const [kinds, tiles, loop, toService, toSale, firstService, repurchase, moved, notes] = await Promise.all([
    kindsLoaded(home),
    Promise.all(TILES.map((metric) => tilesOf(home, metric, asked))),
    loopOf(home, asOf, filters),
    splitRates(home, saleToService, asked),
    splitRates(home, serviceToSale, asked),
    firstServiceCurves(home, asked, by),
    repurchaseOf(home, asked),
    movedBy(home, asked),
    timeNotes(home, asked, [repeatSaleShare, repeatSaleAmountShare]),
  ]);
  const ignores = [...(question.period ? (["period"] as const) : []), ...ignored(saleToService, filters)];
  return { asOf, kinds, notes, ignores, tiles: tiles.flat(), loop, toService, toSale, firstService, repurchase, moved };
}

async function splitRates(home: Home, metric: Metric, { asOf, filters }: Asked): Promise<SplitRates> {
  const at = (by: readonly Dimension[], chosen = filters) => figures(home, metric, [spanAt(asOf)], by, chosen);
  const [[whole], branches, people] = await Promise.all([at([]), at(["branch"], { ...filters, branch: [] }), at(["staff"])]);
  return { whole: whole as Figure, branches: best(branches), people: best(people).filter(({ by, n }) => by["staff"] && n >= FEWEST).slice(0, SHOWN_PEOPLE) };
}

const best = (found: readonly Figure[]): Figure[] => found.filter(({ value }) => value !== null).sort((a, b) => Number(b.value) - Number(a.value));

/** What each branch brought to the change of the share in a year. */
async function movedBy(home: Home, { asOf, filters }: Asked): Promise<ServiceData["moved"]> {
  const [before, after] = await Promise.all([addMonths(asOf, -12), asOf].map((day) => figures(home, saleToService, [spanAt(day)], ["branch"], filters))) as [Figure[], Figure[]];
  const names = [...new Set([...before, ...after].map(({ by }) => by["branch"] ?? ""))];
  const part = (found: readonly Figure[], name: string) => {
    const own = found.find(({ by }) => (by["branch"] ?? "") === name);
    return { x: Number(own?.numerator ?? 0), n: Number(own?.denominator ?? 0) };
  };
  return ratioChange(names.map((key) => ({ key, before: part(before, key), after: part(after, key) })));
}

async function kindsLoaded(home: Home): Promise<ServiceKinds> {
  const rows = await runQuery<{ kind: keyof ServiceKinds; known: number }>(
    home,
    "service kinds",
    sql`select 'sales' as kind, count(*) as known from core.sale union all select 'visits', count(*) from core.visit union all select 'tyre_storage', count(*) from core.tyre_storage`,
  );
  const has = (kind: keyof ServiceKinds): boolean => rows.some((row) => row.kind === kind && Number(row.known) > 0);
  return { sales: has("sales"), visits: has("visits"), tyre_storage: has("tyre_storage") };
}
