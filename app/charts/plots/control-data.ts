import type { Unit } from "#app/metrics/types.ts";
import { everyMonth } from "../months.ts";
import { valueDomain } from "../trend-points.ts";
import type { ChartEvent } from "./events-over.ts";

export interface ControlPoint {
  readonly month: string;
  /** Null is a gap, never 0. */
  readonly value: number | null;
  readonly n: number;
  /** The limits of chance for this month's n. */
  readonly low: number;
  readonly high: number;
  /** Chance does not explain it. */
  readonly signal: boolean;
  readonly incomplete?: boolean;
}
export interface ControlData {
  readonly name: string;
  readonly unit: Unit;
  readonly centre: number;
  readonly points: readonly ControlPoint[];
  readonly events?: readonly ChartEvent[];
  /** The charts that it stands beside, itself too or not: all have one scale, so that they can be compared. */
  readonly beside?: readonly Omit<ControlData, "beside">[];
}
export interface Slot {
  readonly month: string;
  readonly at: number;
  readonly value: number | null;
  readonly point: ControlPoint | null;
}
/** Every month from the first to the last; none at all where no month has a value. */
export const controlSlots = ({ points }: ControlData): Slot[] =>
  points.every((point) => point.value === null) ? [] : everyMonth(points).map(({ month, at, item }) => ({ month, at, value: item?.value ?? null, point: item }));

export type KnownSlot = Slot & { readonly value: number; readonly point: ControlPoint };

/** Months with a value. */
export const knownSlots = (slots: readonly Slot[]): KnownSlot[] => slots.filter((slot): slot is KnownSlot => slot.value !== null);

/** The part of the value axis to show, for a chart and those that it stands beside. */
export function controlDomain(data: ControlData): [number, number] {
  const all = [data, ...(data.beside ?? [])].map((one) => ({ ...one, known: knownSlots(controlSlots(one)) })).filter(({ known }) => known.length > 0);
  // The limits must be seen; those of months with very few would squash the rest and may leave the drawing.
  const must = all.flatMap(({ centre, known }) => {
    const most = Math.max(...known.map(({ point }) => point.n));
    return [centre, ...known.filter(({ point }) => point.n * 4 >= most).flatMap(({ point }) => [point.low, point.high])];
  });
  return valueDomain(all.flatMap(({ known }) => known.map(({ value, point }) => ({ value, low: point.low, high: point.high }))), data.unit, must);
}
