import type { Figure } from "#app/metrics/types.ts";

/** A figure that is a mark of a chart: which one it is and what it says, without what it was made from. */
export const brushable = ({ metric, as_of, definition, by, value, unit, n }: Figure): Figure => ({ metric, as_of, definition, by, value, unit, n, numerator: null, denominator: null, low: null, high: null });
