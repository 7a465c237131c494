import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { withoutFilter, type Question } from "#app/filters/question.ts";
import { ignored, spanAt } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import { checkMarginShare, costKnownShare, discountDepth, discountedShare, paidOrderCount } from "#app/metrics/definitions/checks.ts";
import { averageCheck } from "#app/metrics/definitions/sales.ts";
import type { Dimension, Figure, Tile } from "#app/metrics/types.ts";
import { checkSplits, type CheckData, type CheckKinds } from "#app/metrics/views/check.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";
import { timeNotes } from "../overview/time-notes.server.ts";
import { tilesOf } from "../tiles.server.ts";
import { UsageError } from "../usage-error.ts";
import { splitChecks } from "./adjusted.server.ts";
import { checkBins } from "./distribution.server.ts";
import { bestItems } from "./items.server.ts";

const TILES = [checkMarginShare, costKnownShare, discountDepth, discountedShare] as const;
const bandOrder = ["0", "0-5", "5-10", "10-15", "15-30", "30+"];
const statusOrder = ["loyal", "repeat", "once", "too_new"];

/** Everything on the page "Average check", of one day and period. */
export async function checkPage(home: Home, question: Question, mix: string | null = null): Promise<CheckData> {
  const asOf = question.asOf ?? question.period?.to ?? (await facts(home)).asOf;
  if (!asOf) throw new UsageError("no_data");
  const asked: Asked = { asOf, period: question.period, compare: question.compare, filters: question.filters };
  const by = (metric: Metric, split: Dimension) => figures(home, metric, [spanAt(asOf, asked.period)], [split], asked.filters);
  const [check] = (await tilesOf(home, averageCheck, asked)) as [Tile];
  const [kinds, tiles, bins, splits, branches, bands, itemised, status, notes] = await Promise.all([
    kindsLoaded(home),
    Promise.all(TILES.map((metric) => tilesOf(home, metric, asked))),
    checkBins(home, asked, check.current),
    Promise.all(checkSplits.map((split) => splitChecks(home, asked, split, mix))),
    byBranch(by),
    figures(home, paidOrderCount, [spanAt(asOf, asked.period)], ["discount_band"], withoutFilter(asked.filters, "discount_band")),
    bestItems(home, asked),
    by(averageCheck, "status"),
    timeNotes(home, asked, [averageCheck]),
  ]);
  return {
    asOf, kinds, notes, check, bins, splits, branches, itemised,
    ignores: ignored(averageCheck, question.filters),
    tiles: tiles.flat(),
    bands: inOrder(bands, "discount_band", bandOrder),
    status: inOrder(status, "status", statusOrder),
  };
}

async function byBranch(by: (metric: Metric, split: Dimension) => Promise<Figure[]>): Promise<CheckData["branches"]> {
  const [margins, known, depths, discounted] = (await Promise.all([checkMarginShare, costKnownShare, discountDepth, discountedShare].map((metric) => by(metric, "branch")))) as [Figure[], Figure[], Figure[], Figure[]];
  const names = [...new Set(known.map((figure) => figure.by["branch"] ?? ""))].filter((name) => name !== "").sort((a, b) => a.localeCompare(b, "ru"));
  return names.map((branch) => {
    const own = (found: readonly Figure[]) => found.find((figure) => figure.by["branch"] === branch) ?? null;
    return { branch, margin: own(margins), known: own(known), depth: own(depths), discounted: own(discounted) };
  });
}

/** In the order of the list; those without a group come last. */
function inOrder(found: readonly Figure[], dimension: Dimension, order: readonly string[]): Figure[] {
  const place = ({ by }: Figure) => { const value = by[dimension]; return value == null ? order.length : order.indexOf(value); };
  return found.toSorted((a, b) => place(a) - place(b));
}

async function kindsLoaded(home: Home): Promise<CheckKinds> {
  const rows = await runQuery<{ kind: keyof CheckKinds; known: number }>(home, "check kinds", sql`select 'visits' as kind, count(*) as known from core.visit union all select 'visit_lines', count(*) from core.visit_lines`);
  const has = (kind: keyof CheckKinds): boolean => rows.some((row) => row.kind === kind && Number(row.known) > 0);
  return { visits: has("visits"), visit_lines: has("visit_lines") };
}
