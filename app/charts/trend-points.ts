import { monthEnd } from "#app/metrics/period.ts";
import type { Figure, Unit } from "#app/metrics/types.ts";
import { monthId, monthIndex } from "./months.ts";
import { position } from "./position.ts";

/** A month of a trend; a month that nobody figured is there too, blank. */
export interface TrendPoint {
  readonly month: string;
  readonly at: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The data had only begun: read with care. */
  readonly early: boolean;
  /** The month is not over. */
  readonly open: boolean;
  readonly figure: Figure | null;
}

/** Whether the figure is of a month that was not over on its as-of day. */
const unfinished = (figure: Figure, at: number) => monthIndex(figure.as_of) === at && figure.as_of < monthEnd(monthId(at));

/** Figures of one metric, one a month, in any order → every month from the first to the last. `incomplete` names a month that is not over. */
export function trendPoints(figures: readonly Figure[], incomplete?: string): TrendPoint[] {
  const byMonth = new Map(figures.map((figure) => [monthIndex(figure.by["month"] ?? figure.as_of), figure]));
  if (byMonth.size === 0) return [];
  const first = Math.min(...byMonth.keys());
  const last = Math.max(...byMonth.keys());
  return Array.from({ length: last - first + 1 }, (_, offset) => {
    const at = first + offset;
    const figure = byMonth.get(at) ?? null;
    const value = position(figure?.value ?? null);
    return {
      month: monthId(at),
      at,
      value,
      low: value === null ? null : position(figure?.low ?? null),
      high: value === null ? null : position(figure?.high ?? null),
      early: figure?.marks?.includes("first_year_of_data") ?? false,
      open: monthId(at) === incomplete || (incomplete === undefined && figure !== null && unfinished(figure, at)),
      figure,
    };
  });
}

export const known = (points: readonly TrendPoint[]) => points.filter((point): point is TrendPoint & { value: number } => point.value !== null);

/** Months with a value and none beside them: a line cannot show them. */
export const lonely = (points: readonly TrendPoint[]) => points.filter((point, at) => point.value !== null && (points[at - 1]?.value ?? null) === null && (points[at + 1]?.value ?? null) === null);

/** The line of the first year of data, up to the month where it joins the rest. */
export const paleLine = (points: readonly TrendPoint[]) => (point: TrendPoint, at: number) => (!point.open && (point.early || points[at - 1]?.early) ? (point.value ?? NaN) : NaN);
/** The line of all other months. */
export const fullLine = (point: TrendPoint) => (point.early || point.open ? NaN : (point.value ?? NaN));

/** What a value axis must show. */
export type Spread = Pick<TrendPoint, "value" | "low" | "high">;

/** What a value of the unit can be at all. */
const bounds: Readonly<Record<Unit, readonly [number, number]>> = {
  share: [0, 1],
  points: [-100, 100],
  money: [0, Infinity],
  days: [0, Infinity],
  count: [0, Infinity],
  score: [0, Infinity],
};

/**
 * The part of the value axis to show: all values, what else must be seen, and intervals as long as they do not squash the line
 * (one month of three answers spans everything). From zero where zero is near.
 */
export function valueDomain(points: readonly Spread[], unit: Unit, also: readonly number[] = []): [number, number] {
  const values = [...points.map((point) => point.value).filter((value) => value !== null), ...also];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = Math.max(high - low, Math.abs(high) * 0.1, unit === "share" ? 0.04 : unit === "points" ? 10 : Number.MIN_VALUE);
  const ends = points.flatMap((point) => [point.low, point.high]).filter((end) => end !== null);
  const from = Math.max(Math.min(low - span * 0.1, ...ends), low - span * 1.2);
  const to = Math.min(Math.max(high + span * 0.1, ...ends), high + span * 1.2);
  const [least, most] = bounds[unit];
  const start = unit !== "points" && from < to * 0.35 ? 0 : Math.max(from, least);
  return [start, Math.max(Math.min(to, most), start + Number.EPSILON)];
}
