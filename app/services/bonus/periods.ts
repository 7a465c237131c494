import { addMonths, formatPeriod, monthEnd, monthOf, monthStart, parsePeriod, type Period } from "#app/metrics/period.ts";
import { BonusError } from "./bonus-error.ts";

/** What bonuses are paid for: a month "2026-05" or a quarter "2026-Q2". */
export interface BonusPeriod extends Period {
  readonly id: string;
  readonly kind: "month" | "quarter";
}

/** Reads a month or a quarter. Throws BonusError. */
export function readBonusPeriod(text: string): BonusPeriod {
  const kind = /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? "month" : /^\d{4}-Q[1-4]$/.test(text) ? "quarter" : null;
  const period = kind && parsePeriod(text);
  if (!period) throw new BonusError("bad_period", { value: text });
  return { ...period, id: text, kind };
}

/** The same for a text that was written down by us. */
export const periodNamed = (id: string): BonusPeriod => readBonusPeriod(id);

export const overlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

/** Whole periods of a kind, oldest first, the last of them the one that ends at or before `asOf`. */
export function closedPeriods(kind: BonusPeriod["kind"], asOf: string, count: number): BonusPeriod[] {
  const months = kind === "month" ? 1 : 3;
  let start = monthStart(monthOf(asOf));
  if (kind === "quarter") start = addMonths(start, -((Number(start.slice(5, 7)) - 1) % 3));
  const endOf = (from: string): string => monthEnd(monthOf(addMonths(from, months - 1)));
  if (endOf(start) > asOf) start = addMonths(start, -months);
  return Array.from({ length: count }, (_, i) => addMonths(start, -months * (count - 1 - i))).map((from) => periodNamed(formatPeriod({ from, to: endOf(from) })));
}

/** Whole periods of a kind after every one of `taken`, oldest first, the first of them at the earliest the one of `day`. */
export function periodsFrom(kind: BonusPeriod["kind"], day: string, taken: readonly string[], count: number): BonusPeriod["id"][] {
  const months = kind === "month" ? 1 : 3;
  const latest = taken.map((id) => periodNamed(id).to).sort().at(-1) ?? "";
  let start = monthStart(monthOf(day));
  if (kind === "quarter") start = addMonths(start, -((Number(start.slice(5, 7)) - 1) % 3));
  while (start <= latest) start = addMonths(start, months);
  return Array.from({ length: count }, (_, i) => addMonths(start, months * i)).map((from) => formatPeriod({ from, to: monthEnd(monthOf(addMonths(from, months - 1))) }));
}
