import type { Unit } from "#app/metrics/types.ts";
import { cut, size, textWidth } from "../ink.ts";
import { dayPlace, monthIndex } from "../months.ts";
import { type TrendPoint, trendPoints, valueDomain } from "../trend-points.ts";
import type { Frame } from "../types.ts";
import type { TrendData } from "./trend-data.ts";

export interface Place {
  readonly at: number;
  /** NaN where the month is blank. */
  readonly value: number;
}
export interface Happened {
  readonly x: number;
  readonly at: number;
  readonly label: string;
}
/** What a trend is seen against: a goal, another time or group, and what happened. */
export interface Extras {
  readonly goals: readonly Place[];
  readonly compared: readonly Place[];
  readonly events: readonly Happened[];
}

/** All of it that falls into the months shown. */
export function extrasOf({ goal = [], compare = [], compareShift = 0, events = [] }: TrendData, points: readonly TrendPoint[]): Extras {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? -1];
  const shown = ({ at }: { readonly at: number }) => at >= first && at <= last;
  return {
    goals: goal.map(({ month, value }) => ({ at: monthIndex(month), value })).filter(shown).toSorted((a, b) => a.at - b.at),
    compared: trendPoints(compare).map((point) => ({ at: point.at + compareShift, value: point.value ?? NaN })).filter(shown),
    events: events.map(({ day, label }) => ({ x: dayPlace(day), at: monthIndex(day), label })).filter(shown).toSorted((a, b) => a.x - b.x),
  };
}

/** Values that the axis must reach. */
export const extraValues = ({ goals, compared }: Extras): number[] => [...goals, ...compared].map(({ value }) => value).filter((value) => !Number.isNaN(value));

/** The part of the value axis to show, for a chart and those that it stands beside. */
export function trendDomain(data: TrendData, unit: Unit): [number, number] {
  const all = [data, ...(data.beside ?? [])].map((one) => ({ ...one, points: trendPoints(one.figures, one.incomplete) }));
  return valueDomain(all.flatMap(({ points }) => points), unit, all.flatMap(({ points, corridor, ...one }) => [...extraValues(extrasOf(one, points)), ...(corridor ? [corridor.low, corridor.high] : [])]));
}

/** What stands at the right end of the goal and of the compared line. */
export interface EndName {
  readonly value: number;
  readonly text: string;
}
export function endNames(data: TrendData, { goals, compared }: Extras, { t, format, width }: Frame, unit: Unit): EndName[] {
  const [goal, pale] = [goals.at(-1), compared.findLast(({ value }) => !Number.isNaN(value))];
  const short = (text: string) => cut(text, width / 4, size.small);
  return [
    ...(goal === undefined ? [] : [{ value: goal.value, text: `${t("plots.goal")} ${format.value(goal.value, unit)}` }]),
    ...(pale === undefined ? [] : [{ value: pale.value, text: short(data.compareName ?? t("plots.compare")) }]),
  ];
}

const most = 3;
/** In which line over the drawing each event is named, so that none covers another; null where there is no room: the table names it. */
export function eventLines(events: readonly Happened[], pixel: (x: number) => number, right: number): (number | null)[] {
  const ends: number[] = [];
  return events.map((event) => {
    const width = textWidth(event.label, size.small);
    const start = Math.min(pixel(event.x) - 4, right - width);
    const line = Array.from({ length: most }, (_, index) => index).find((index) => (ends[index] ?? -Infinity) + 8 <= start);
    if (line === undefined) return null;
    ends[line] = start + width;
    return line;
  });
}
