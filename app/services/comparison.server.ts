import type { Home } from "#pipelines/index.ts";
import { spanAt } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import { addMonths, monthEnd, monthOf, monthsBetween, monthsEarlier, periodBefore, weekdaysBefore, type Period } from "#app/metrics/period.ts";
import type { Change, Comparison, Figure, Filters, NoComparison } from "#app/metrics/types.ts";
import { branchToCompare } from "./branch-to-compare.ts";
import { changeBetween, changeFromGoal } from "./change.ts";
import { figures, type Detail } from "./figures.server.ts";
import { aimsOf } from "./goal-months.ts";
import { goalsFor } from "./goals.server.ts";
import { figuresAt, monthFigures } from "./month-figures.server.ts";
import { sameOrigin } from "./trend-months.ts";

/** What a page asks its figures. */
export interface Asked {
  readonly asOf: string;
  readonly period: Period | undefined;
  readonly compare?: Comparison | undefined;
  readonly filters: Filters;
  /** The last day of the data: the trend goes on to it as `context`. */
  readonly through?: string | null;
  /** Left out, the figures of now come with median and 90th percentile; what they are held against never does. */
  readonly detail?: Detail;
}
/** A figure's part of a tile that the comparison decides. */
export interface Compared {
  readonly change: Change | null;
  readonly against: readonly (Figure | null)[];
  readonly cannot?: NoComparison;
}

/** Figures that are known already, or are being asked for in the same turn. */
type Current = readonly Figure[] | Promise<readonly Figure[]>;

/** Figures of one question held against what the page compares with, in their order; `ends` are the months of the trend. Waits for the figures last: what they are held against is asked with them. */
export function compared(home: Home, metric: Metric, asked: Asked, current: Current, ends: readonly string[]): Promise<Compared[]> {
  const kind = asked.compare ?? "year";
  if (kind === "goal") return withGoal(home, metric, asked, current, ends);
  if (kind === "median" || kind === "best") return withBranch(home, metric, asked, current, ends, kind);
  return withTime(home, metric, asked, current, ends, kind);
}

/** Where the page's question stood before. A snapshot moves by months; what lives in a period moves by it. */
export function timeBefore({ asOf, period }: Pick<Asked, "asOf" | "period">, kind: "year" | "previous", trailing: boolean): { readonly asOf: string; readonly period?: Period } {
  if (!period) return { asOf: kind === "year" ? addMonths(asOf, -12) : monthsEarlier(asOf, 1) };
  if (kind === "previous") {
    const before = periodBefore(period);
    return { asOf: before.to, ...(!trailing && { period: before }) };
  }
  const before = weekdaysBefore(period);
  return trailing ? { asOf: addMonths(asOf, -12) } : { asOf: before.to, period: before };
}

async function withTime(home: Home, metric: Metric, asked: Asked, current: Current, ends: readonly string[], kind: "year" | "previous"): Promise<Compared[]> {
  const then = timeBefore(asked, kind, metric.population.window === "trailing");
  const back = kind === "year" ? 12 : monthsLong(asked.period);
  const [before, earlier, now] = await Promise.all([
    figuresAt(home, metric, then, asked.filters, "sums"),
    back === null ? [] : monthFigures(home, metric, ends.map((end) => monthsEarlier(end, back)), [], asked.filters),
    current,
  ]);
  return now.map((figure) => {
    const change = changeBetween(before.find((other) => sameOrigin(other, figure)), figure);
    const own = earlier.filter((other) => sameOrigin(other, figure));
    return { change: change && { ...change, kind, ...(then.period && { period: then.period }) }, against: own };
  });
}

/** Whole months of a period; null where it is none. Without a period the month before is meant. */
function monthsLong(period: Period | undefined): number | null {
  if (!period) return 1;
  const whole = period.from.endsWith("-01") && period.to === monthEnd(monthOf(period.to));
  return whole ? monthsBetween(monthOf(period.from), monthOf(period.to)).length : null;
}

async function withBranch(home: Home, metric: Metric, { asOf, period, filters }: Asked, current: Current, ends: readonly string[], kind: "median" | "best"): Promise<Compared[]> {
  const nothing = (cannot: NoComparison): Compared => ({ change: null, against: [], cannot });
  if (!metric.population.dimensions.includes("branch")) return (await current).map(() => nothing("not_by_branch"));
  const [branches, now] = await Promise.all([figures(home, metric, [spanAt(asOf, period)], ["branch"], { ...filters, branch: [] }, undefined, "sums"), current]);
  return Promise.all(
    now.map(async (figure) => {
      const chosen = branchToCompare(branches.filter((other) => sameOrigin(other, figure)), kind);
      if (!chosen) return nothing("one_branch");
      const branch = chosen.by["branch"] as string;
      if (filters.branch?.length === 1 && filters.branch[0] === branch) return nothing(kind === "best" ? "is_best" : "is_median");
      const trend = await monthFigures(home, metric, ends, ["branch"], { ...filters, branch: [branch] });
      const own = trend.filter((other) => sameOrigin(other, figure));
      const change = changeBetween(chosen, figure);
      return { change: change && { ...change, kind }, against: ends.map((end) => own.find((other) => other.as_of === end) ?? null) };
    }),
  );
}

async function withGoal(home: Home, metric: Metric, { asOf, period, filters }: Asked, current: Current, ends: readonly string[]): Promise<Compared[]> {
  const { branch: branches = [], ...others } = filters;
  const narrowed = Object.values(others).some((values) => values?.length);
  const goals = narrowed ? [] : await goalsFor(home, metric, monthOf(ends[0] ?? asOf), monthOf(asOf));
  // A goal of several branches is made of theirs, each at its weight; people and months that only add up have none but their own.
  const own = metric.shape !== "count" && metric.population.dimensions.includes("branch") && goals.length > 0;
  const weights = own ? await figures(home, metric, [spanAt(asOf, period)], ["branch"], { ...filters, branch: [] }, undefined, "sums") : [];
  const months = metric.shape === "count" && period ? monthsBetween(monthOf(period.from), monthOf(period.to)) : [monthOf(asOf)];
  return (await current).map((figure) => {
    const aims = own ? aimsOf(goals, weights.filter((other) => sameOrigin(other, figure)), branches) : goals.filter(({ branch }) => branches.length < 2 && branch === (branches[0] ?? null));
    const valueOf = (month: string) => aims.findLast((aim) => aim.month === month)?.value ?? null;
    const parts = months.map(valueOf);
    const goal = parts.every((part) => part !== null) ? parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) : null;
    const aimAt = (value: number, as_of: string): Figure => ({
      metric: figure.metric, as_of, definition: figure.definition, by: figure.by, unit: figure.unit, n: 0, numerator: null, denominator: null, low: null, high: null,
      value: figure.unit === "money" ? value.toFixed(2) : value,
    });
    const against = ends.map((end) => { const value = valueOf(monthOf(end)); return value === null ? null : aimAt(value, end); });
    if (goal === null) return { change: null, against, cannot: narrowed ? "goal_is_whole" : "no_goal" };
    const change = changeFromGoal(aimAt(goal, asOf), figure);
    return { change: change && { ...change, kind: "goal" }, against };
  });
}
