import type { ClientHead } from "#app/dashboards/identity/views.ts";
import { addDays, addMonths } from "#app/metrics/period.ts";

/** Without a rhythm of its own a car is due once a year, as most makers have it. */
const USUAL_MONTHS = 12;
/** Two services nearer than that are one that took two days. */
const LEAST_DAYS = 30;

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/**
 * The day of the next maintenance of each car: its last one and the median time between its own, where it had two gaps or more, else a
 * year on. Cars without a maintenance are left out. `services` in order of the day.
 */
export function serviceDue(services: readonly { readonly vin: string; readonly day: string }[], vins: readonly string[], asOf: string): ClientHead["due"] {
  return vins.flatMap((vin) => {
    const days = services.filter((one) => one.vin === vin).map((one) => one.day);
    const last = days.at(-1);
    if (last === undefined) return [];
    const gaps = days.slice(1).map((next, at) => daysBetween(days[at] as string, next)).filter((gap) => gap >= LEAST_DAYS).sort((a, b) => a - b);
    const ownRhythm = gaps.length >= 2;
    const due = ownRhythm ? addDays(last, median(gaps)) : addMonths(last, USUAL_MONTHS);
    return [{ vin, day: due, ownRhythm, overdue: due < asOf }];
  });
}

/** Of sorted whole numbers, rounded. */
function median(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  return Math.round(((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2);
}
