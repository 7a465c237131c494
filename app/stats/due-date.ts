/** An odometer reading; `day` is an ISO date. */
export interface Reading {
  readonly day: string;
  readonly km: number;
}

const DAY = 86_400_000;
/** Nobody drives more in a day: beyond it one of two readings is a slip of the pen or of the unit. */
export const MOST_PER_DAY = 1000;
/** Days of driving that the segment's mean is worth beside a car's own. */
export const PRIOR_DAYS = 180;
/** Kilometres a day where no two readings of any car tell. */
export const USUAL_PER_DAY = 40;
/** Between two services, where nothing is said of the car. */
export const usualInterval: { readonly months: number; readonly km: number } = { months: 12, km: 15_000 };

function dayNumber(day: string): number {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(time)) throw new RangeError(`due date: ${day} is no day`);
  return time / DAY;
}

const isoDay = (number: number) => new Date(number * DAY).toISOString().slice(0, 10);

/** The day so many whole months later; where the month is too short its last day. RangeError for what is no ISO day. */
export function addMonths(day: string, months: number): string {
  const from = new Date(dayNumber(day) * DAY);
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  return isoDay(first / DAY + Math.min(from.getUTCDate(), last) - 1);
}

/**
 * The longest run of readings in order of time that a car can have had: never falling, at most 1,000 km a day; of equally long
 * ones the latest. The others are slips (a drop, miles for kilometres, a digit too many) and are left out.
 */
export function plausibleReadings(readings: readonly Reading[]): readonly Reading[] {
  const sorted = readings.map((reading) => ({ reading, at: dayNumber(reading.day) })).sort((a, b) => a.at - b.at || a.reading.km - b.reading.km);
  const chains: { length: number; before: number }[] = [];
  sorted.forEach(({ reading, at }, i) => {
    const chain = { length: 1, before: -1 };
    for (let j = 0; j < i; j++) {
      const earlier = sorted[j] as (typeof sorted)[number];
      const km = reading.km - earlier.reading.km;
      const length = (chains[j]?.length ?? 0) + 1;
      if (km >= 0 && km <= MOST_PER_DAY * Math.max(1, at - earlier.at) && length >= chain.length) Object.assign(chain, { length, before: j });
    }
    chains.push(chain);
  });
  const longest = Math.max(0, ...chains.map(({ length }) => length));
  const kept: Reading[] = [];
  for (let i = chains.findLastIndex(({ length }) => length === longest); i >= 0; i = chains[i]?.before ?? -1) kept.unshift((sorted[i] as (typeof sorted)[number]).reading);
  return kept;
}

/**
 * Kilometres a day of a car, drawn to the mean of its segment as by `prior` days of it: (Δkm + κ μ) ÷ (Δdays + κ). With fewer
 * than two plausible readings it is the mean. RangeError for a mean < 0 or a prior ≤ 0.
 */
export function kmPerDay(readings: readonly Reading[], segmentMean: number, prior = PRIOR_DAYS): number {
  if (!(segmentMean >= 0 && prior > 0)) throw new RangeError(`kmPerDay: mean ${segmentMean} with a prior of ${prior} days`);
  const kept = plausibleReadings(readings);
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last) return segmentMean;
  return (last.km - first.km + prior * segmentMean) / (dayNumber(last.day) - dayNumber(first.day) + prior);
}

export interface ServiceInterval {
  readonly months: number;
  /** Null where the maker sets none. */
  readonly km: number | null;
}

export interface DueDate {
  /** The earlier of the two, ISO. */
  readonly day: string;
  readonly by: "months" | "km";
  readonly byMonths: string;
  /** Null without an interval in km, an odometer at service, or any driving. A day begun counts as the due one. */
  readonly byKm: string | null;
}

/**
 * When the next service falls due: the last scheduled maintenance plus the months, or the day by which its kilometres will have been
 * driven, counted on from the last plausible reading at or after the service. `service.km` null: not read.
 */
export function dueDate(service: { readonly day: string; readonly km: number | null }, interval: ServiceInterval, readings: readonly Reading[], segmentMean: number, prior = PRIOR_DAYS): DueDate {
  const byMonths = addMonths(service.day, interval.months);
  if (service.km === null || interval.km === null) return { day: byMonths, by: "months", byMonths, byKm: null };
  const own = [{ day: service.day, km: service.km }, ...readings];
  const rate = kmPerDay(own, segmentMean, prior);
  const last = plausibleReadings(own).at(-1) as Reading;
  const from = last.km >= service.km && last.day >= service.day ? last : (own[0] as Reading);
  const byKm = rate > 0 ? isoDay(Math.floor(dayNumber(from.day) + (interval.km - (from.km - service.km)) / rate)) : null;
  return byKm !== null && byKm < byMonths ? { day: byKm, by: "km", byMonths, byKm } : { day: byMonths, by: "months", byMonths, byKm };
}
