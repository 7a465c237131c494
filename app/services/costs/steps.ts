import { addMonths, monthEnd, monthOf, monthStart, type Period } from "#app/metrics/period.ts";
import type { CostsBy } from "#app/metrics/views/costs.ts";

const MOST = { quarter: 8, month: 12 } as const;
const LENGTH = { quarter: 3, month: 1 } as const;

/** The last whole quarters or months up to a day, the latest first, none that begins before the data do. */
export function stepsTo(until: string, by: CostsBy, from: string | null): { readonly id: string; readonly period: Period }[] {
  const months = LENGTH[by];
  const quarterStart = (day: string): string => `${day.slice(0, 5)}${String(Math.floor((Number(day.slice(5, 7)) - 1) / months) * months + 1).padStart(2, "0")}-01`;
  const current = quarterStart(until);
  const whole = until === monthEnd(monthOf(addMonths(current, months - 1)));
  const first = whole ? current : addMonths(current, -months);
  return Array.from({ length: MOST[by] }, (_, back) => addMonths(first, -months * back))
    .filter((start) => from === null || start >= monthStart(monthOf(from)))
    .map((start) => ({ id: by === "month" ? monthOf(start) : `${start.slice(0, 4)}-Q${(Number(start.slice(5, 7)) + 2) / 3}`, period: { from: start, to: monthEnd(monthOf(addMonths(start, months - 1))) } }));
}
