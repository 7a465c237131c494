import type { Unit } from "#app/metrics/types.ts";
import { everyMonth } from "../months.ts";
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
