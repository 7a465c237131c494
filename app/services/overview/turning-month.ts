interface Point {
  /** "YYYY-MM" */
  readonly month: string;
  readonly value: number | null;
}
interface Fit {
  readonly slope: number;
  /** Σ of squared residuals. */
  readonly error: number;
}

/** Months that must stand on each side of a turn. */
const FEWEST = 3;

/** Least squares of values on max(0, t − turn): level up to `turn`, a straight line after it. */
function brokenStick(values: readonly number[], turn: number): Fit {
  const xs = values.map((_, t) => Math.max(0, t - turn));
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const [x0, y0] = [mean(xs), mean(values)];
  const spread = xs.reduce((sum, x) => sum + (x - x0) ** 2, 0);
  const slope = xs.reduce((sum, x, t) => sum + (x - x0) * ((values[t] as number) - y0), 0) / spread;
  return { slope, error: values.reduce((sum, y, t) => sum + (y - y0 - slope * ((xs[t] as number) - x0)) ** 2, 0) };
}

/**
 * Since when a figure of a trailing window goes its way: the first month after the turn of the broken stick (level, then a line) that fits
 * best. What changes from one month on enters such a window bit by bit, so its figure bends there. `direction` −1 for a fall, 1 for a rise.
 * Null with blank months, too few months, when no turn fits better than a line all along, or when it goes the other way.
 */
export function turningMonth(points: readonly Point[], direction: number): string | null {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length !== points.length || values.length < 2 * FEWEST) return null;
  const turns = Array.from({ length: values.length - 2 * FEWEST + 1 }, (_, at) => at + FEWEST - 1);
  const best = turns.map((turn) => ({ turn, ...brokenStick(values, turn) })).toSorted((a, b) => a.error - b.error)[0];
  if (!best || best.slope * direction <= 0 || best.error >= brokenStick(values, 0).error) return null;
  return points[best.turn + 1]?.month ?? null;
}
