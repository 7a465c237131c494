import type { Frame } from "./types.ts";

/** "2026-05" or "2026-05-31" → 24316: months count on a line without holes. */
export const monthIndex = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
/** 24316 → "2026-05" */
export const monthId = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;

/** "май 2025 – май 2026", or the one month. */
export const monthsSaid = (format: Frame["format"], first: string, last: string): string => format.period(first === last ? first : `${first}..${last}`);

/** Months worth a label between two, at least `gap` pixels apart, on whole quarters and years where they are many. */
export function monthTicks(first: number, last: number, pixels: number, gap = 46): number[] {
  const most = Math.max(1, Math.floor(pixels / gap));
  const step = [1, 2, 3, 6, 12, 24, 36].find((months) => (last - first) / months <= most) ?? 60;
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((month) => month % step === 0 || first === last);
}

/** "янв" over its year at the first label and each January, "май" elsewhere. */
export function monthLabel(month: number, ticks: readonly number[], frame: Frame): string {
  const id = monthId(month);
  const name = frame.format.monthShort(id).replace(/\s+\d{4}$/, "");
  const year = month % 12 === 0 || (month === ticks[0] && !ticks.slice(1, 2).some((next) => next % 12 === 0));
  return year ? `${name}\n${id.slice(0, 4)}` : name;
}

/** A month of a line: what is known of it, or null for one that nobody figured. */
export interface MonthSlot<Item> {
  readonly month: string;
  readonly at: number;
  readonly item: Item | null;
}
/** Items of months in any order → every month from the first to the last, so that a missing one is a gap. */
export function everyMonth<Item extends { readonly month: string }>(items: readonly Item[]): MonthSlot<Item>[] {
  const known = new Map(items.map((item) => [monthIndex(item.month), item]));
  if (known.size === 0) return [];
  const first = Math.min(...known.keys());
  return Array.from({ length: Math.max(...known.keys()) - first + 1 }, (_, offset) => ({ month: monthId(first + offset), at: first + offset, item: known.get(first + offset) ?? null }));
}

/** 2026-05-14 → the place of the day on a line where a month stands in the middle of its days. */
export function dayPlace(iso: string): number {
  const [year, month, day] = [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10))];
  return monthIndex(iso) - 0.5 + (day - 0.5) / new Date(Date.UTC(year, month, 0)).getUTCDate();
}
