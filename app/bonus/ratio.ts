/**
 * Exact fractions of integers: what a score and its edges are counted in, so that no edge is compared in floats.
 * Denominators are positive; nothing is reduced, numbers of people's results stay short.
 */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

export const zero: Ratio = { n: 0n, d: 1n };
export const one: Ratio = { n: 1n, d: 1n };

export const ratio = (n: bigint, d: bigint): Ratio => {
  if (d === 0n) throw new RangeError("ratio: division by zero");
  return d < 0n ? { n: -n, d: -d } : { n, d };
};
export const times = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.n, d: a.d * b.d });
export const over = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d, a.d * b.n);
export const minus = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });
/** Less than 0, 0 or more than 0, as a is less than, equal to or more than b. */
export const compare = (a: Ratio, b: Ratio): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const least = (a: Ratio, b: Ratio): Ratio => (compare(a, b) <= 0 ? a : b);
export const most = (a: Ratio, b: Ratio): Ratio => (compare(a, b) >= 0 ? a : b);

/** A decimal to twelve places, so that the noise of doubles falls away: .1 + .2 is 3/10. RangeError unless finite and below 1e21. */
export function decimal(value: number): Ratio {
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  if (!(Math.abs(value) < 1e21)) throw new RangeError(`decimal: ${value} is no number`);
  return { n: BigInt(value.toFixed(12).replace(".", "")), d: 1_000_000_000_000n };
}

const common = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : common(b, a % b));

/** The nearest double, for showing; of fractions that stay long even when reduced to within 1e-15. */
export function toNumber({ n, d }: Ratio): number {
  const by = common(n, d);
  const [top, bottom] = [Number(n / by), Number(d / by)];
  if (Number.isSafeInteger(top) && Number.isSafeInteger(bottom)) return top / bottom;
  return Number((n * 10n ** 15n) / d) / 1e15;
}

/** Whether a number has at most so many decimals. */
export const decimals = (places: number) => (value: number): boolean => Number(value.toFixed(places)) === value;
