import type { Home } from "#pipelines/index.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { averageCheck, repeatSaleShare, saleToService, serviceToSale } from "#app/metrics/definitions/sales.ts";
import { loyalClientShare, regularConversion, serviceRetention } from "#app/metrics/definitions/clients.ts";
import { nps } from "#app/metrics/definitions/feedback.ts";
import type { Metric } from "#app/metrics/define.ts";
import { addMonths, monthEnd, monthOf } from "#app/metrics/period.ts";
import type { GoalPace } from "#app/metrics/views/overview.ts";
import type { Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";
import { goalsFor } from "../goals.server.ts";
import { monthFigures } from "../month-figures.server.ts";
import { aimsOf } from "../goal-months.ts";
import { sameOrigin, trendEnds } from "../trend-months.ts";
import { alongLine, atLevel, PACE_MONTHS, paceTo } from "./pace.ts";

const METRICS: readonly Metric[] = [loyalClientShare, repeatSaleShare, averageCheck, serviceRetention, regularConversion, saleToService, serviceToSale, nps];

/** Goals of the headline metrics with where their pace leads. Goals are set for branches and the group: a page narrowed by anything else has none. */
export async function goalPaces(home: Home, asked: Asked, metrics: readonly Metric[] = METRICS): Promise<GoalPace[]> {
  const { branch: _branch, ...others } = asked.filters;
  if (Object.values(others).some((values) => values?.length)) return [];
  return (await Promise.all(metrics.map((metric) => pacesOf(home, metric, asked)))).flat();
}

async function pacesOf(home: Home, metric: Metric, { asOf, period, filters }: Asked): Promise<GoalPace[]> {
  const month = monthOf(asOf);
  const goals = await goalsFor(home, metric, monthOf(addMonths(asOf, -23)), `${month.slice(0, 4)}-12`);
  if (goals.length === 0) return [];
  const ends = trendEnds(asOf, PACE_MONTHS + 1).filter((end) => end === monthEnd(monthOf(end)));
  const [branches, months] = await Promise.all([
    figures(home, metric, [spanAt(asOf, period)], ["branch"], { ...filters, branch: [] }, undefined, "sums"),
    monthFigures(home, metric, ends, [], filters),
  ]);
  const wholes = [...new Map(branches.map((figure) => [figure.by["origin"] ?? null, figure])).values()];
  return wholes.flatMap((whole): GoalPace[] => {
    const aims = aimsOf(goals, branches.filter((figure) => sameOrigin(figure, whole)), filters.branch ?? []);
    if (aims.length === 0) return [];
    const own = months.filter((figure) => sameOrigin(figure, whole));
    const trailing = metric.population.window === "trailing";
    const latest = own.at(-1);
    const behind = latest ? monthsBetween(monthOf(latest.as_of), month) : 0;
    const valueAt = (ahead: number) => (trailing ? alongLine(own.map(({ value }) => (value === null ? null : Number(value))), ahead + behind, metric.unit) : atLevel(own));
    const pace = paceTo(aims, month, metric.id, valueAt);
    return [{ metric: metric.id, origin: whole.by["origin"] ?? null, months: aims, now: aims.find((aim) => aim.month === month)?.value ?? null, unit: metric.unit, pace: pace && { ...pace, rule: trailing ? "line" : "level" } }];
  });
}

const monthsBetween = (from: string, to: string): number => (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
