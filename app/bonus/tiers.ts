import { roundHalfAway } from "./money.ts";

export interface Tier {
  /** Attainment from which the tier counts, in basis points of the quota: 8000n is 80 %. The edge itself belongs to the tier. */
  readonly fromBps: bigint;
  /** Parts per million: 80_000n is 8 %. */
  readonly ratePpm: bigint;
  /** `part`: the rate pays for what lies in the tier (marginal). `all`: once reached it pays for everything below too (slab). */
  readonly on: "part" | "all";
}

const BPS = 10_000n;
const PPM = 1_000_000n;
const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** Tiers of one kind from pairs [from, rate]. */
export function tiers(on: Tier["on"], steps: readonly (readonly [fromBps: bigint, ratePpm: bigint])[]): readonly Tier[] {
  return steps.map(([fromBps, ratePpm]) => ({ fromBps, ratePpm, on }));
}

/**
 * Commission on an amount against a quota, both in minor units, rounded once half away from zero; 0 for an amount ≤ 0
 * or below the first tier. Marginal tiers have no cliffs: Σ rate · (min(amount, upper edge) − lower edge). A slab jumps at its
 * edge; where kinds are mixed the last slab reached pays for everything up to its upper edge and marginal tiers go on from there.
 * RangeError unless the quota is positive and tiers begin at 0 or more and rise.
 */
export function tierPayout(amountMinor: bigint, quotaMinor: bigint, plan: readonly Tier[]): bigint {
  if (quotaMinor <= 0n) throw new RangeError(`tierPayout: a quota of ${quotaMinor} cannot be attained`);
  plan.forEach(({ fromBps }, i) => {
    const before = plan[i - 1]?.fromBps ?? -1n;
    if (fromBps <= before || fromBps < 0n) throw new RangeError("tierPayout: tiers must begin at 0 or more and rise");
  });
  const amount = amountMinor * BPS;
  const reached = plan.filter(({ fromBps }) => amountMinor > 0n && amount >= fromBps * quotaMinor);
  const slab = reached.findLastIndex(({ on }) => on === "all");
  const paid = reached.slice(Math.max(0, slab)).reduce((sum, tier, i) => {
    const next = plan[Math.max(0, slab) + i + 1];
    const upper = next ? least(amount, next.fromBps * quotaMinor) : amount;
    const lower = tier.on === "all" ? 0n : tier.fromBps * quotaMinor;
    return sum + tier.ratePpm * (upper - lower);
  }, 0n);
  return roundHalfAway(paid, BPS * PPM);
}
