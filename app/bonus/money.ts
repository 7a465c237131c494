/**
 * Money of bonuses: integers of minor units (tiyn, kopecks, cents) from end to end, rounded once per line.
 * Rates are whole parts per million of an amount, edges of tiers basis points of a quota, so that nothing is compared in floats.
 */

/** n ÷ d to the nearest integer, halves away from zero: 5 ÷ 2 → 3, −5 ÷ 2 → −3. RangeError for d = 0. */
export function roundHalfAway(n: bigint, d: bigint): bigint {
  if (d === 0n) throw new RangeError("roundHalfAway: division by zero");
  const negative = n < 0n !== d < 0n;
  const top = n < 0n ? -n : n;
  const bottom = d < 0n ? -d : d;
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

const SCORE_SCALE = 1_000_000_000_000;

/**
 * base fund × score in minor units, rounded once, half away from zero. The score is read to twelve decimals, so that the
 * noise of doubles cannot move a half: 100 × 1.005 is 100.5 and pays 101. RangeError unless the score is finite and
 * within ±9000.
 */
export function payout(baseFundMinor: bigint, score: number): bigint {
  const scaled = Math.round(score * SCORE_SCALE);
  if (!Number.isSafeInteger(scaled)) throw new RangeError(`payout: ${score} is no score`);
  return roundHalfAway(baseFundMinor * BigInt(scaled), BigInt(SCORE_SCALE));
}

export interface Share {
  /** Decides ties: the smaller id first, in code-unit order. Must be unique. */
  readonly id: string;
  /** Any non-negative integers: percent, basis points, hours. */
  readonly weight: bigint;
}

/**
 * Splits an amount in minor units so that the parts add up to it: whole parts first, what remains to the largest
 * remainders, ties by id. Parts are in the order given; which part gets the odd unit does not depend on that order. A negative amount (a clawback)
 * splits as its positive twin. RangeError for no share, a negative or repeated one, or weights that add up to 0.
 */
export function splitLargestRemainder(amountMinor: bigint, shares: readonly Share[]): readonly { readonly id: string; readonly amountMinor: bigint }[] {
  const total = shares.reduce((sum, { weight }) => sum + weight, 0n);
  if (total <= 0n || shares.some(({ weight }) => weight < 0n)) throw new RangeError("splitLargestRemainder: weights must be non-negative and add up to more than 0");
  if (new Set(shares.map(({ id }) => id)).size !== shares.length) throw new RangeError("splitLargestRemainder: an id is repeated");
  const sign = amountMinor < 0n ? -1n : 1n;
  const amount = sign * amountMinor;
  const parts = shares.map(({ id, weight }) => ({ id, whole: (amount * weight) / total, remainder: (amount * weight) % total }));
  const left = amount - parts.reduce((sum, { whole }) => sum + whole, 0n);
  const byRemainder = [...parts].sort((a, b) => (a.remainder === b.remainder ? (a.id < b.id ? -1 : 1) : a.remainder > b.remainder ? -1 : 1));
  const luckier = new Set(byRemainder.slice(0, Number(left)).map(({ id }) => id));
  return parts.map(({ id, whole }) => ({ id, amountMinor: sign * (luckier.has(id) ? whole + 1n : whole) }));
}
