import { roundHalfAway } from "./money.ts";
import type { PlanTier } from "./plan.ts";
import { ratio, type Ratio } from "./ratio.ts";

export interface Tier {
  /** Attainment from which the tier counts, in basis points of the quota: 8000n is 80 %. The edge itself belongs to the tier. */
  readonly fromBps: bigint;
  /** Parts per million: 80_000n is 8 %. */
  readonly ratePpm: bigint;
  /** `marginal`: the rate pays for what lies in the tier. `whole` (slab): once reached it pays for everything below too. */
  readonly pays: PlanTier["pays"];
}

const BPS = 10_000n;
const PPM = 1_000_000n;
const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** Tiers of one kind from pairs [from, rate]. */
export function tiers(pays: Tier["pays"], steps: readonly (readonly [fromBps: bigint, ratePpm: bigint])[]): readonly Tier[] {
  return steps.map(([fromBps, ratePpm]) => ({ fromBps, ratePpm, pays }));
}

/** Tiers of a plan's file: .8 is 80 %, a rate of .08 is 8 %. */
export const readTiers = (steps: readonly PlanTier[]): readonly Tier[] =>
  steps.map(({ from, rate, pays }) => ({ fromBps: BigInt(Math.round(from * 1e4)), ratePpm: BigInt(Math.round(rate * 1e6)), pays }));

/** What one tier pays: `ratePpm` of `scaled` ÷ 10 000 minor units. */
export interface TierPart {
  readonly tier: Tier;
  readonly scaled: bigint;
}

/**
 * The parts that pay for an amount against a quota, lowest tier first. Marginal tiers have no cliffs: each pays for
 * min(amount, upper edge) − lower edge. A slab jumps at its edge; where kinds are mixed the last slab reached pays for
 * everything up to its upper edge and marginal tiers go on from there.
 * RangeError unless the quota is positive and tiers begin at 0 or more and rise.
 */
export function tierParts(amountMinor: bigint, quotaMinor: bigint, plan: readonly Tier[]): readonly TierPart[] {
  if (quotaMinor <= 0n) throw new RangeError(`tierParts: a quota of ${quotaMinor} cannot be attained`);
  plan.forEach(({ fromBps }, i) => {
    const before = plan[i - 1]?.fromBps ?? -1n;
    if (fromBps <= before || fromBps < 0n) throw new RangeError("tierParts: tiers must begin at 0 or more and rise");
  });
  const amount = amountMinor * BPS;
  const reached = plan.filter(({ fromBps }) => amountMinor > 0n && amount >= fromBps * quotaMinor);
  const first = Math.max(0, reached.findLastIndex(({ pays }) => pays === "whole"));
  return reached.slice(first).map((tier, i) => {
    const next = plan[first + i + 1];
    const upper = next ? least(amount, next.fromBps * quotaMinor) : amount;
    return { tier, scaled: upper - (tier.pays === "whole" ? 0n : tier.fromBps * quotaMinor) };
  });
}

const paid = (parts: readonly TierPart[]): bigint => parts.reduce((sum, { tier, scaled }) => sum + tier.ratePpm * scaled, 0n);

/** Commission on an amount against a quota, both in minor units, rounded once half away from zero; 0 for an amount ≤ 0 or below the first tier. */
export const tierPayout = (amountMinor: bigint, quotaMinor: bigint, plan: readonly Tier[]): bigint => roundHalfAway(paid(tierParts(amountMinor, quotaMinor, plan)), BPS * PPM);

/** The same for an attainment, not rounded: what counts of it. One tier from 0 at a rate of 1 changes nothing. */
export const tierFactor = (attained: Ratio, plan: readonly Tier[]): Ratio => ratio(paid(tierParts(attained.n, attained.d, plan)), attained.d * BPS * PPM);
