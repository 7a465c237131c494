import type { Sample } from "#app/stats/means.ts";

/**
 * Where a client was put before the promotion began. There is no arm of those who used it, nor of those who did not: who uses a promotion
 * differs from who does not before it starts, so nothing here takes that apart.
 */
export type Arm = "treated" | "holdout";

/** Clients with the sum of what they left and the sum of its squares; who did not come counts, with 0. In one unit of money. */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/** An arm: its clients, and how many of them came. */
export interface ArmSums extends Sums {
  readonly came: number;
}
export type Arms = Readonly<Record<Arm, ArmSums>>;

/** Mean and sample deviation (n − 1) from sums; 0 for nobody. */
export function sampleOf({ n, sum, squares }: Sums): Sample {
  const mean = n === 0 ? 0 : sum / n;
  return { n, mean, sd: n < 2 ? 0 : Math.sqrt(Math.max(0, squares - n * mean * mean) / (n - 1)) };
}

/** Sums of parts that have no client in common. */
export const together = (parts: readonly ArmSums[]): ArmSums =>
  parts.reduce((all, part) => ({ n: all.n + part.n, sum: all.sum + part.sum, squares: all.squares + part.squares, came: all.came + part.came }), { n: 0, sum: 0, squares: 0, came: 0 });
