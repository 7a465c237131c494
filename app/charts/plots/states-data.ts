import { everyMonth } from "../months.ts";
import type { ChartEvent } from "./events-over.ts";

export type Role = "good" | "bad" | "uncertain" | "quiet";
export interface StatesData {
  readonly name: string;
  /** Draw the parts of each month's whole instead of people. */
  readonly share: boolean;
  /** From the bottom of the column up. */
  readonly series: readonly { readonly id: string; readonly label: string; readonly role: Role }[];
  /** People in each state, in the order of `series`; null is no data, never 0. */
  readonly months: readonly { readonly month: string; readonly values: readonly (number | null)[]; readonly incomplete?: boolean }[];
  readonly events?: readonly ChartEvent[];
}
export interface Part {
  readonly at: number;
  readonly series: number;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
}
export interface Column {
  readonly month: string;
  readonly at: number;
  /** Null where nothing is known. */
  readonly total: number | null;
  readonly values: readonly (number | null)[];
  readonly open: boolean;
}

/** Every month from the first to the last; none at all where no month has people. */
export function stateColumns(data: StatesData): Column[] {
  const columns = everyMonth(data.months).map(({ month, at, item }) => {
    const values = data.series.map((_, index) => item?.values[index] ?? null);
    const known = values.filter((value) => value !== null);
    return { month, at, values, open: item?.incomplete ?? false, total: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) };
  });
  return columns.some((column) => column.total) ? columns : [];
}

/** The parts of each column from zero up; of a month without people there are none. */
export function stateParts(data: StatesData): Part[] {
  return stateColumns(data).flatMap(({ at, values, total, open }) => {
    let base = 0;
    return values.flatMap((value, series): Part[] => {
      if (value === null || total === null || total === 0) return [];
      const from = base;
      base += data.share ? value / total : value;
      return [{ at, series, value, from, to: base, open }];
    });
  });
}
