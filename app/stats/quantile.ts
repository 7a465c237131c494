/**
 * Sample quantile of a small array by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996),
 * the default of R and the rule of `quantile_cont` in the warehouse.
 * `values` in any order, left as they are; p within 0–1. Null for an empty array; RangeError for p outside 0–1.
 */
export function quantile(values: readonly number[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: p must lie within 0–1, not ${p}`);
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const h = (sorted.length - 1) * p;
  const below = Math.floor(h);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (h - below) * (high - low);
}

/** The middle value, of two middle ones their mean. Null for an empty array. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}
