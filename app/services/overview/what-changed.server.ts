import type { Home } from "#pipelines/index.ts";
import { ignored, spanAt } from "#app/metrics/compile.ts";
import { averageCheck, repeatSaleShare, saleToService, serviceToSale } from "#app/metrics/definitions/sales.ts";
import { loyalClientShare, regularConversion, serviceRetention } from "#app/metrics/definitions/clients.ts";
import { nps } from "#app/metrics/definitions/feedback.ts";
import type { Metric, Span } from "#app/metrics/define.ts";
import { fallingIsBetter } from "#app/metrics/direction.ts";
import { monthOf } from "#app/metrics/period.ts";
import type { Dimension, Figure } from "#app/metrics/types.ts";
import type { GroupPart, WhatChanged, WhatChangedData } from "#app/metrics/views/overview.ts";
import { changeBetween } from "../change.ts";
import { timeBefore, type Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";
import { monthFigures } from "../month-figures.server.ts";
import { sameOrigin, trendEnds } from "../trend-months.ts";
import { causeOf, contributions, differenceOf, foremost, movedAlike, type Contributed } from "./contributions.ts";
import { turningMonth } from "./turning-month.ts";

const METRICS: readonly Metric[] = [loyalClientShare, serviceRetention, repeatSaleShare, averageCheck, regularConversion, saleToService, serviceToSale, nps];
const DIMENSIONS = ["branch", "client_kind", "visit_kind", "brand"] as const satisfies readonly Dimension[];
const SENTENCES = 5;
const SINCE_MONTHS = 13;
/** Parts under this much of the whole scale are not worth a sentence: 0.3 points of a share, 0.6 of NPS, 0.3 % of a check. */
const WORTH = 0.003;

interface Told {
  readonly row: WhatChanged;
  /** Of the whole scale, 0–1: what sentences are ranked by. */
  readonly size: number;
}

/** What changed most between the page's two times: the page's own metric first, then the others by how much one group did beyond its size. */
export async function whatChanged(home: Home, asked: Asked): Promise<WhatChangedData> {
  const kind = asked.compare === "previous" ? "previous" : "year";
  const answers = await Promise.all(METRICS.map((metric) => changesOf(home, metric, asked, kind)));
  const found = answers.flatMap(({ told }) => told);
  const first = ({ row }: Told) => Number(row.to.metric === loyalClientShare.id);
  const ranked = found.toSorted((a, b) => first(b) - first(a) || b.size - a.size).slice(0, SENTENCES);
  const looked = answers.reduce((sum, one) => sum + one.looked, 0);
  return { kind, looked, rows: await Promise.all(ranked.map(({ row }) => dated(home, asked, row))) };
}

/** What is worth telling of a metric, and how many intervals were looked at for it: of the whole, and of each group. */
async function changesOf(home: Home, metric: Metric, asked: Asked, kind: "year" | "previous"): Promise<{ readonly told: Told[]; readonly looked: number }> {
  const { asOf, period, filters } = asked;
  if (ignored(metric, filters).length > 0) return { told: [], looked: 0 };
  let looked = 0;
  const then = timeBefore(asked, kind, metric.population.window === "trailing");
  const [now, before] = [spanAt(asOf, period), spanAt(then.asOf, then.period)];
  const ask = (spans: readonly Span[], by: readonly Dimension[]) => figures(home, metric, spans, by, filters, undefined, "sums");
  // The branches of now are on the page already: asked by themselves, they are not asked again.
  const at = (by: readonly Dimension[]) => (by[0] === "branch" ? Promise.all([ask([now], by), ask([before], by)]).then((lists) => lists.flat()) : ask([now, before], by));
  const dimensions = DIMENSIONS.filter((name) => metric.additive.includes(name) && metric.population.dimensions.includes(name) && filters[name]?.length !== 1);
  const [wholes = [], ...splits] = await Promise.all([at([]), ...dimensions.map((name) => at([name]))]);
  const told = wholes.filter((figure) => figure.as_of === asOf).flatMap((to): Told[] => {
    const from = wholes.find((other) => other.as_of === then.asOf && sameOrigin(other, to));
    const own = from && changeBetween(from, to);
    if (!from || !own || early(to) || early(from)) return [];
    const change = { ...own, kind, ...(then.period && { period: then.period }) };
    const whole = differenceOf(from, to);
    const groups = splits.map((found, i) => groupsOf(dimensions[i] as Dimension, found.filter((figure) => sameOrigin(figure, to)), to.as_of));
    const parts = groups.map(({ pairs }) => contributions(pairs));
    looked += Number(whole !== null) + parts.flat().filter(({ told: asked }) => asked).length;
    const better = fallingIsBetter.has(metric.id) ? -1 : 1;
    const pulls = parts.map((list, i) => ({ list: foremost(list, better), dimension: dimensions[i] as Dimension, pairs: groups[i]?.pairs ?? [] }));
    const best = pulls.filter(({ list }) => list.length > 0).toSorted((a, b) => strongest(b.list) - strongest(a.list))[0];
    const everywhere = dimensions.includes("branch") && movedAlike(parts[dimensions.indexOf("branch")] ?? []);
    const clear = whole !== null && (whole.low > 0 || whole.high < 0);
    const [part = null, counter = null] = best?.list.map((one) => partOf(one, best.dimension, best.pairs, { from, to })) ?? [];
    const size = scaled(best ? strongest(best.list) : (whole?.value ?? 0), from);
    return (part !== null || clear) && size >= WORTH ? [{ row: { change, to, clear, part, counter, everywhere, since: null }, size }] : [];
  });
  return { told, looked };
}

const strongest = (list: readonly Contributed[]): number => Math.max(...list.map(({ excess }) => Math.abs(excess)));
const early = ({ marks = [] }: Figure): boolean => marks.includes("first_year_of_data") || marks.includes("history_too_short") || marks.includes("small_n");
const full = { share: 1, points: 200 } as const;
const scaled = (value: number, from: Figure): number => Math.abs(value) / (from.unit === "share" || from.unit === "points" ? full[from.unit] : Math.abs(Number(from.value)));

function groupsOf(dimension: Dimension, found: readonly Figure[], now: string) {
  const keyOf = (figure: Figure) => figure.by[dimension] ?? null;
  const of = (key: string | null, current: boolean) => found.find((figure) => keyOf(figure) === key && (figure.as_of === now) === current);
  return { pairs: [...new Set(found.map(keyOf))].map((key) => ({ key, from: of(key, false), to: of(key, true) })) };
}

const weightIn = (group: Figure, whole: Figure): number => Number(group.denominator ?? 0) / Number(whole.denominator);

function partOf({ key, value, mix, rate, low, high }: Contributed, dimension: Dimension, pairs: ReturnType<typeof groupsOf>["pairs"], whole: { readonly from: Figure; readonly to: Figure }): GroupPart | null {
  const pair = pairs.find((one) => one.key === key);
  if (!pair?.from || !pair.to) return null;
  return { dimension, value: key, from: pair.from, to: pair.to, total: value, mix, rate, weights: { before: weightIn(pair.from, whole.from), after: weightIn(pair.to, whole.to) }, low, high, cause: causeOf({ mix, rate }) };
}

/**
 * With the month since when, where a trailing window shows a way that lasted: of the branch that is named, else of the whole where that changed
 * clearly. Events of single months jump about: theirs is not told.
 */
async function dated(home: Home, { asOf, filters }: Asked, row: WhatChanged): Promise<WhatChanged> {
  const metric = METRICS.find(({ id }) => id === row.to.metric);
  const branch = row.part?.dimension === "branch" ? row.part : null;
  if (!metric || metric.population.window !== "trailing" || row.change.kind !== "year" || (branch ? branch.cause === "mix" : !row.clear)) return row;
  const months = await monthFigures(home, metric, trendEnds(asOf, SINCE_MONTHS), branch ? ["branch"] : [], filters);
  const own = months.filter((figure) => sameOrigin(figure, row.to) && (!branch || (figure.by["branch"] ?? null) === branch.value));
  const direction = Math.sign(branch ? branch.rate : Number(row.change.value));
  return { ...row, since: turningMonth(own.map(({ as_of, value }) => ({ month: monthOf(as_of), value: value === null ? null : Number(value) })), direction) };
}
