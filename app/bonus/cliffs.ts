import type { PlanTier } from "./plan.ts";
import { ratio, toNumber } from "./ratio.ts";
import { readTiers, tierFactor } from "./tiers.ts";

/** An edge at which pay jumps: one client more moves it by all of the difference. Shares of what the target or quota pays. */
export interface Cliff {
  /** Attainment, 1 = 100 %. */
  readonly at: number;
  /** What counts just below, and on the edge. */
  readonly below: number;
  readonly on: number;
}

const FINE = 1_000_000_000n;
const near = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Where tiers that pay for the whole amount jump, or fall, in the order of the edges; none of marginal ones. Of a plan's tiers that rise. */
export function cliffsOf(tiers: readonly PlanTier[]): Cliff[] {
  const steps = readTiers(tiers);
  return steps.flatMap(({ fromBps }, i) => {
    if (fromBps === 0n) return [];
    const at = ratio(fromBps, 10_000n);
    const just = ratio(at.n * FINE - at.d, at.d * FINE);
    const [below, on] = [near(toNumber(tierFactor(just, steps))), near(toNumber(tierFactor(at, steps)))];
    return below === on ? [] : [{ at: tiers[i]?.from ?? 0, below, on }];
  });
}
