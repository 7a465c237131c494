import type { Figure } from "./types.ts";

/** A month of a trend as the browser needs it, where months are picked on a drawn chart: what the months add up from, and no interval. */
const month = ({ metric, as_of, definition, by, value, numerator, denominator, n, unit }: Figure): Figure => ({ metric, as_of, definition, by, value, numerator, denominator, n, unit, low: null, high: null });

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * The data of a page without what only its drawings were made from: of every tile what its trend was compared with, and of each month of
 * a trend all but what is added up; where `parts` is false also the counts beside every figure. A page says less than half as much to
 * the browser then. All that is left out is optional or may be null in the types.
 */
export function lean<T>(data: T, parts = true): T {
  // What stands in two places is sent once, as long as it stays one thing.
  const known = new Map<unknown, unknown>();
  const months = (figures: readonly Figure[]) => {
    if (!known.has(figures)) known.set(figures, figures.map(month));
    return known.get(figures);
  };
  const thin = (value: unknown): unknown => {
    if (!Array.isArray(value) && !isPlain(value)) return value;
    if (!known.has(value)) known.set(value, thinned(value));
    return known.get(value);
  };
  const thinned = (value: readonly unknown[] | Readonly<Record<string, unknown>>): unknown => {
    if (!isPlain(value)) return value.map(thin);
    const isTile = "trend" in value && "current" in value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !(isTile && key === "against") && !(key === "parts" && !parts))
        .map(([key, inner]) => [key, isTile && (key === "trend" || key === "context") && Array.isArray(inner) ? months(inner as Figure[]) : thin(inner)]),
    );
  };
  return thin(data) as T;
}
