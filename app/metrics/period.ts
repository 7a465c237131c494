/** Calendar arithmetic on ISO dates ("YYYY-MM-DD"), without a clock and without time zones. */

export interface Period {
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
}

/** A page asks for thousands of days: years of four digits are read where they stand. */
const parts = (iso: string): [number, number, number] => (iso.length === 10 ? [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8))] : (iso.split("-").map(Number) as [number, number, number]));
const pad = (n: number, width = 2): string => String(n).padStart(width, "0");
const isoOf = (year: number, month: number, date: number): string => `${pad(year, 4)}-${pad(month)}-${pad(date)}`;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const daysInMonth = (year: number, month: number): number => (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : (lengths[month - 1] ?? 31));

/** True for a day that exists, from the year 1000 on: what lies years before it still has four digits. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, date] = parts(text);
  return year >= 1000 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** Moved by n calendar months, clamped to the month's end: 31 May 2026 − 6 = 30 November 2025. */
export function addMonths(iso: string, n: number): string {
  const [year, month, date] = parts(iso);
  const index = year * 12 + month - 1 + n;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return isoOf(y, m, Math.min(date, daysInMonth(y, m)));
}

export function addDays(iso: string, n: number): string {
  const [year, month, date] = parts(iso);
  return new Date(Date.UTC(year, month - 1, date + n)).toISOString().slice(0, 10);
}

/** "2026-05-17" → "2026-05". */
export const monthOf = (iso: string): string => iso.slice(0, 7);
export const monthStart = (month: string): string => `${month}-01`;

/** Last day of a month "YYYY-MM". */
export function monthEnd(month: string): string {
  const [year, m] = parts(monthStart(month));
  return isoOf(year, m, daysInMonth(year, m));
}

/** Months "YYYY-MM" from the first to the last, both included; none after 9999-12, where months no longer sort as text. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month >= first && month <= last; month = monthOf(addMonths(monthStart(month), 1))) months.push(month);
  return months;
}

/** The same period a year before; a month's end stays a month's end: February 2025 → all 29 days of February 2024. */
export function yearBefore({ from, to }: Period): Period {
  const moved = addMonths(to, -12);
  return { from: addMonths(from, -12), to: to === monthEnd(monthOf(to)) ? monthEnd(monthOf(moved)) : moved };
}

/** The same weekdays a year before: 52 weeks back. A period of a year or longer has all weekdays alike and moves by the calendar. */
export function weekdaysBefore(period: Period): Period {
  if (period.to >= addDays(addMonths(period.from, 12), -1)) return yearBefore(period);
  return { from: addDays(period.from, -364), to: addDays(period.to, -364) };
}

/** The period of the same length that ends the day before: as many calendar months, or as many days. */
export function periodBefore(period: Period): Period {
  const to = addDays(period.from, -1);
  const whole = period.from.endsWith("-01") && period.to === monthEnd(monthOf(period.to));
  if (whole) return { from: addMonths(period.from, -monthsBetween(monthOf(period.from), monthOf(period.to)).length), to };
  const days = Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000);
  return { from: addDays(to, -days), to };
}

/** As many months earlier; a month's end stays a month's end. */
export function monthsEarlier(iso: string, months: number): string {
  const moved = addMonths(iso, -months);
  return iso === monthEnd(monthOf(iso)) ? monthEnd(monthOf(moved)) : moved;
}

/** The end of the last month that a visit postdates, or whose own last day has one. `latestVisit` is the day of the latest order. */
export function defaultAsOf(latestVisit: string): string {
  const end = monthEnd(monthOf(latestVisit));
  return latestVisit === end ? end : addDays(monthStart(monthOf(latestVisit)), -1);
}

/**
 * Reads "2026-05", "2026-Q2", "2026", "2025-06..2026-05" or "2025-06-01..2026-05-31".
 * Null when the text is none of these or ends before it starts.
 */
export function parsePeriod(text: string): Period | null {
  const [first, last, ...rest] = text.split("..");
  if (rest.length || !first) return null;
  const from = edge(first, "from");
  const to = edge(last ?? first, "to");
  return from && to && from <= to ? { from, to } : null;
}

function edge(text: string, side: keyof Period): string | null {
  if (isDay(text)) return text;
  const span = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text);
  if (!span) return null;
  const [, year, quarter, month] = span;
  const first = quarter ? Number(quarter) * 3 - 2 : Number(month ?? 1);
  const last = quarter ? Number(quarter) * 3 : Number(month ?? 12);
  return side === "from" ? `${year}-${pad(first)}-01` : monthEnd(`${year}-${pad(last)}`);
}

/** The shortest text that `parsePeriod` reads back: a year, a quarter, a month, a span of months or of days. */
export function formatPeriod({ from, to }: Period): string {
  const whole = from.endsWith("-01") && to === monthEnd(monthOf(to));
  if (!whole) return `${from}..${to}`;
  const [year, month] = parts(from);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return String(year);
  if (month % 3 === 1 && to === monthEnd(`${year}-${pad(month + 2)}`)) return `${year}-Q${(month + 2) / 3}`;
  return monthOf(from) === monthOf(to) ? monthOf(from) : `${monthOf(from)}..${monthOf(to)}`;
}
