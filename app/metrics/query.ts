import { catalog, findMetric, headline } from "./catalog.ts";
import { spanAt } from "./compile.ts";
import type { Metric, Span } from "./define.ts";
import { isDay, monthEnd, monthOf, monthsBetween, monthStart, parsePeriod, addDays, addMonths, type Period } from "./period.ts";
import type { Dimension, Filters } from "./types.ts";

export const dimensions = ["branch", "brand", "client_kind", "visit_kind", "staff", "origin", "touchpoint", "condition", "status", "tier", "segment", "recency", "frequency", "cohort", "quarters_since", "topic", "channel", "horizon", "car_age", "discount_band", "line_kind", "item", "month"] as const satisfies readonly Dimension[];

/** A question as it comes in, names and dates still as typed; `resolveRequest` checks them all. */
export interface MetricRequest {
  readonly asOf?: string | undefined;
  readonly period?: string | undefined;
  readonly metrics?: readonly string[] | undefined;
  readonly by?: readonly string[] | undefined;
  readonly where?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** A request that names what does not exist, or asks a metric for what it cannot tell. */
export class RequestError extends Error {
  constructor(
    readonly code: "bad_date" | "bad_period" | "long_period" | "unknown_metric" | "unknown_dimension" | "metric_not_by",
    readonly params: Readonly<Record<string, string>>,
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "RequestError";
  }
}

export interface Resolved {
  readonly asOf: string;
  readonly period: Period | null;
  readonly metrics: readonly Metric[];
  readonly by: readonly Dimension[];
  readonly filters: Filters;
}

/** Asked by month, a snapshot is taken for each: thousands of years would be tens of thousands of questions. */
const mostYears = 50;
const yearOf = (iso: string): number => Number(iso.slice(0, 4));

const known = (names: readonly string[]): string => names.join(", ");
const canFilter = (m: Metric, name: Dimension): boolean => m.population.dimensions.includes(name);
/** A snapshot can be taken at every month's end, and has no month of its own to be selected by. */
const splits = (m: Metric): readonly Dimension[] => (m.population.monthly === "snapshot" ? [...m.population.dimensions, "month"] : m.population.dimensions);

/**
 * The request with names resolved and defaults filled in. Without `metrics`: the headline metrics that can answer. A named metric
 * that cannot be split or filtered as asked is an error, never a silently wider figure.
 */
export function resolveRequest(request: MetricRequest, defaultDay: string): Resolved {
  const { asOf, period: periodText, metrics: ids, by: byNames = [], where = {} } = request;
  if (asOf !== undefined && !isDay(asOf)) throw new RequestError("bad_date", { value: asOf });
  const period = periodText === undefined ? null : parsePeriod(periodText);
  if (periodText !== undefined && !period) throw new RequestError("bad_period", { value: periodText });
  if (period && yearOf(period.to) - yearOf(period.from) > mostYears) throw new RequestError("long_period", { value: periodText ?? "", most: String(mostYears) });
  const by = byNames.map(dimension);
  const filtered = Object.keys(where).map(dimension);
  const named = ids?.map((id) => findMetric(id) ?? unknownMetric(id));
  const refuse = (m: Metric, name: Dimension, names: readonly string[]): never => {
    throw new RequestError("metric_not_by", { metric: m.id, dimension: name, known: known(names) });
  };
  for (const m of named ?? []) {
    for (const name of by) if (!splits(m).includes(name)) refuse(m, name, splits(m));
    for (const name of filtered) if (!canFilter(m, name)) refuse(m, name, m.population.dimensions);
  }
  return {
    asOf: asOf ?? period?.to ?? defaultDay,
    period,
    metrics: named ?? headline.filter((m) => by.every((name) => splits(m).includes(name)) && filtered.every((name) => canFilter(m, name))),
    by,
    filters: where as Filters,
  };
}

const dimension = (name: string): Dimension => {
  if ((dimensions as readonly string[]).includes(name)) return name as Dimension;
  throw new RequestError("unknown_dimension", { dimension: name, known: known(dimensions) });
};
const unknownMetric = (id: string): never => {
  throw new RequestError("unknown_metric", { metric: id, known: known(catalog.map((m) => m.id)) });
};

/** Metrics by staff live in a period; without one it is the calendar month of the as-of date. */
export const staffPeriod = (asOf: string, period: Period | null): Period => period ?? { from: `${monthOf(asOf)}-01`, to: monthEnd(monthOf(asOf)) };

/** The spans a metric is asked at: one, or a snapshot at the end of every month asked for; the month of the as-of date ends on it. */
export function spansFor(m: Metric, { asOf, period, by }: Resolved): Span[] {
  if (by.includes("month") && m.population.monthly === "snapshot") {
    const months = period ? monthsBetween(monthOf(period.from), monthOf(period.to)) : monthsBetween(monthOf(addDays(addMonths(asOf, -12), 1)), monthOf(asOf));
    const ends = months.map((month) => (month === monthOf(asOf) ? asOf : monthEnd(month)));
    return ends.map((end) => spanAt(end, { from: monthStart(monthOf(end)), to: end }));
  }
  return [spanAt(asOf, m.population.window === "month" ? staffPeriod(asOf, period) : (period ?? undefined))];
}
