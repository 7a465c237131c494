import { roundHalfAway } from "#app/bonus/money.ts";
import { majorOf } from "#app/i18n/format.ts";
import type { Metric, Span } from "#app/metrics/define.ts";
import { addDays, addMonths, monthOf, monthStart } from "#app/metrics/period.ts";
import type { AppliedPolicy } from "#app/metrics/policy.ts";
import { definitionOf } from "#app/metrics/versions.ts";
import type { Figure, Mark } from "#app/metrics/types.ts";
import { meanInterval } from "#app/stats/means.ts";
import { npsAdjustedWald } from "#app/stats/nps.ts";
import { poissonInterval } from "#app/stats/poisson.ts";
import { happened } from "#app/stats/happened.ts";
import { wilson } from "#app/stats/proportions.ts";

/** The sums of one figure, as `compileFigures` returns them. */
export interface Sums {
  readonly numerator: number | bigint | null;
  readonly denominator: number | bigint | null;
  readonly units: number;
  readonly squares: number | null;
  readonly median?: number | null;
  readonly p90?: number | null;
  readonly margin?: number | bigint | null;
  readonly costed?: number | null;
  /** Of a life table: Σ ln (1 − d ÷ n), Σ d ÷ (n (n − d)), and whether S reached 0. */
  readonly log_survival?: number | null;
  readonly greenwood?: number | null;
  readonly ended?: number | null;
  readonly [part: `part_${string}`]: number | null;
}

/** What the data allow to say: where they begin, and what no file told. */
export interface Limits {
  readonly from: string | null;
  readonly discountsKnown: boolean;
  /** Day of the first complaint that any file told of; null without one. */
  readonly complaintsFrom?: string | null;
  /** What the figure was computed by; left out, version 1. */
  readonly applied?: AppliedPolicy;
  /** Whether somebody said what a point of the programme is worth. */
  readonly pointValueKnown?: boolean;
}

const SMALL_N = 10;
/** Shapes that count or add up what there is, and conclude nothing from it. */
const unsampled: ReadonlySet<Metric["shape"]> = new Set(["count", "sum", "ratio", "cross_ratio"]);
const nothing: Sums = { numerator: null, denominator: null, units: 0, squares: null };

/** A figure with value and interval from its sums; `sums` undefined means that no unit was found. */
export function toFigure(metric: Metric, span: Span, by: Figure["by"], sums: Sums = nothing, limits: Limits): Figure {
  const amounts = metric.shape === "amount_share";
  const lookBack = metric.lookBack !== null && metric.population.byPolicy ? (limits.applied?.policy.window_months ?? metric.lookBack) : metric.lookBack;
  const short = lookBack !== null && !reaches(limits.from, metric.population.looksBackFromStart ? span.after : span.asOf, lookBack);
  const money = metric.unit === "money";
  const numerator = money || amounts || metric.shape === "cross_ratio" ? majorOf(BigInt(sums.numerator ?? 0)) : Number(sums.numerator ?? 0);
  const over = metric.denominator ? Number(sums.denominator ?? 0) : null;
  const denominator = metric.shape === "sum" ? null : amounts || metric.shape === "cross_ratio" ? majorOf(BigInt(sums.denominator ?? 0)) : over;
  const estimate = short ? blank : estimators[metric.shape](sums, over ?? 0, money);
  const n = metric.shape === "count" ? Number(numerator) : metric.shape === "cross_ratio" ? Number(sums.part_new_client ?? 0) + Number(sums.part_retained_client ?? 0) : amounts ? Number((metric.over ? sums[`part_${metric.over}`] : sums.units) ?? 0) : (over ?? sums.units);
  const marks: Mark[] = [...metric.marks];
  if (short) marks.push("history_too_short");
  else if (metric.needsFirstContact !== null && !reaches(limits.from, span.asOf, metric.needsFirstContact + 12)) marks.push("first_year_of_data");
  if (!unsampled.has(metric.shape) && n > 0 && n < SMALL_N) marks.push("small_n");
  if (metric.id === "complaints" && (limits.complaintsFrom == null || limits.complaintsFrom > span.asOf)) marks.push("complaints_unknown");
  if (metric.id === "points_liability" && limits.pointValueKnown === false) marks.push("point_value_assumed");
  if (metric.definition === "loyal_client" && metric.numerator !== "repeat" && !limits.discountsKnown) marks.push("discounts_unknown");
  return {
    metric: metric.id,
    as_of: span.asOf,
    definition: definitionOf(metric, limits.applied),
    by,
    value: estimate.value,
    numerator,
    denominator,
    n,
    // A time that has passed is not negative, whatever the normal curve says of its mean.
    low: metric.unit === "days" && estimate.low !== null ? Math.max(0, Number(estimate.low)) : estimate.low,
    high: estimate.high,
    unit: metric.unit,
    ...(metric.margin ? spreadOf(sums) : {}),
    ...(metric.median ? { median: sums.median ?? null } : {}),
    ...(metric.parts.length ? { parts: Object.fromEntries(metric.parts.map((part) => [part, Number(sums[`part_${part}`] ?? 0)])) } : {}),
    ...(marks.length ? { marks } : {}),
  };
}

/** What the average of money hides: all blank over nothing. */
function spreadOf({ median, p90, margin, costed }: Sums): Pick<Figure, "median" | "p90" | "margin"> {
  const major = (minor: number | null | undefined): string | null => (minor === null || minor === undefined ? null : wholeMinor(minor));
  return { median: major(median), p90: major(p90), margin: costed ? majorOf(roundHalfAway(BigInt(margin ?? 0), BigInt(costed))) : null };
}

/** Minor units to the nearest whole, halves away from zero, in major units. */
const wholeMinor = (minor: number): string => majorOf(BigInt(Math.sign(minor) * Math.round(Math.abs(minor))));

/** Whether the `months` up to a day lie inside data that begin on `from`, counted in whole calendar months. */
function reaches(from: string | null, asOf: string, months: number): boolean {
  return from !== null && addDays(addMonths(asOf, -months), 1) >= monthStart(monthOf(from));
}

interface Estimate {
  readonly value: number | string | null;
  readonly low: number | string | null;
  readonly high: number | string | null;
}
const blank: Estimate = { value: null, low: null, high: null };

/** The three kinds of answer, as the statistics want them. */
export const npsCounts = (sums: Pick<Sums, `part_${string}`>) => ({ promoters: Number(sums.part_promoter ?? 0), passives: Number(sums.part_passive ?? 0), detractors: Number(sums.part_detractor ?? 0) });

const estimators: Readonly<Record<Metric["shape"], (sums: Sums, n: number, money: boolean) => Estimate>> = {
  share(sums, n) {
    const x = Number(sums.numerator);
    const interval = wilson(x, n);
    return interval ? { value: x / n, ...interval } : blank;
  },
  amount_share: (sums, total) => (total === 0 ? blank : { value: Number(sums.numerator) / total, low: null, high: null }),
  mean(sums, n, money) {
    if (n === 0) return blank;
    const mean = Number(sums.numerator) / n;
    const variance = n > 1 ? Math.max(0, (Number(sums.squares) - n * mean * mean) / (n - 1)) : 0;
    const interval = meanInterval(n, mean, Math.sqrt(variance));
    if (!money) return { value: mean, low: interval?.low ?? null, high: interval?.high ?? null };
    return {
      value: majorOf(roundHalfAway(BigInt(sums.numerator ?? 0), BigInt(n))),
      low: interval && wholeMinor(interval.low),
      high: interval && wholeMinor(interval.high),
    };
  },
  nps(sums, n) {
    const interval = npsAdjustedWald(npsCounts(sums));
    return interval && n > 0 ? { value: interval.value, low: interval.low, high: interval.high } : blank;
  },
  count: (sums) => ({ value: Number(sums.numerator ?? 0), low: null, high: null }),
  sum: (sums, _n, money) => (sums.units === 0 ? blank : { value: money ? majorOf(BigInt(sums.numerator ?? 0)) : Number(sums.numerator ?? 0), low: null, high: null }),
  per_1000(sums, n) {
    if (n === 0) return blank;
    const { low, high } = poissonInterval(Number(sums.numerator));
    return { value: (1000 * Number(sums.numerator)) / n, low: (1000 * low) / n, high: (1000 * high) / n };
  },
  ratio(sums, n, money) {
    if (n === 0) return blank;
    return { value: money ? majorOf(roundHalfAway(BigInt(sums.numerator ?? 0), BigInt(n))) : Number(sums.numerator ?? 0) / n, low: null, high: null };
  },
  cross_ratio(sums, retaining) {
    const [gained, kept] = [Number(sums.part_new_client ?? 0), Number(sums.part_retained_client ?? 0)];
    return gained && kept && retaining ? { value: Number(sums.numerator ?? 0) / gained / (retaining / kept), low: null, high: null } : blank;
  },
  survival(sums, n) {
    const reached = Number(sums.part_observed ?? sums.part_at_risk ?? 0);
    if (n === 0 || (reached === 0 && !sums.ended)) return blank;
    const { value, low, high } = happened(Number(sums.log_survival ?? 0), Number(sums.greenwood ?? 0), Boolean(sums.ended));
    return value === 0 ? { value, low: 0, high: wilson(0, reached)?.high ?? null } : { value, low, high };
  },
  per_100: (sums, n) => (n > 0 ? { value: (100 * Number(sums.numerator)) / n, low: null, high: null } : blank),
  score: () => blank,
};
