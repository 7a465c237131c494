/** Days are whole numbers since 1970-01-01, so that the demo needs no clock and no time zone. */
export type Day = number;

export const dayOf = (iso: string): Day => Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10)) / 86_400_000;
const isoDays = new Map<Day, string>();
export function isoOf(day: Day): string {
  const known = isoDays.get(day);
  if (known !== undefined) return known;
  const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
  isoDays.set(day, iso);
  return iso;
}
export const monthOf = (day: Day): number => +isoOf(day).slice(5, 7);
export const yearOf = (day: Day): number => +isoOf(day).slice(0, 4);

/** The demo group lives from here … */
export const firstDay = dayOf("2023-06-01");
/** … to here, so that the last whole month is May 2026. */
export const lastDay = dayOf("2026-06-10");
/** The day on which the exports were saved: pass it as the day of import. */
export const demoToday = "2026-06-15";

/** Public holidays of Kazakhstan on which no workshop opens, month-day. */
const holidays = new Set(["01-01", "01-02", "01-07", "03-08", "03-21", "03-22", "03-23", "05-01", "05-07", "05-09", "07-06", "08-30", "10-25", "12-16"]);

export const isOpen = (day: Day): boolean => (day + 4) % 7 !== 0 && !holidays.has(isoOf(day).slice(5));

/** This day, or the next one on which the workshop opens. */
export function nextOpen(day: Day): Day {
  let open = Math.ceil(day);
  while (!isOpen(open)) open++;
  return open;
}

/** Demand for service by month, 1 at the peaks: tyres in April and October, quiet January and July. */
const season = [0.55, 0.65, 0.9, 1, 0.9, 0.85, 0.75, 0.8, 0.85, 1, 0.95, 0.75];
export const demand = (day: Day): number => season[monthOf(day) - 1] as number;

/** Prices relative to the first day: 9 % a year. */
export const priceLevel = (day: Day): number => 1.09 ** ((day - firstDay) / 365.25);
