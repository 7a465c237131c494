import { z } from "zod";
import { asks, earnedTiers, type EarnedTier, type LadderRules, type TierRule } from "./tiers.ts";

const rule = z.strictObject({
  visits: z.number().int().min(1).max(365).nullable(),
  /** Minor units: up to a billion of the currency. */
  spend: z.number().int().min(1).max(100_000_000_000).nullable(),
  vehicles: z.number().int().min(1).max(99).nullable(),
});

/** The first pair of thresholds of which the higher level asks for less than the one below it; null where every step leads up. */
export function stepDown(rules: LadderRules): { readonly tier: EarnedTier; readonly below: EarnedTier; readonly ask: keyof TierRule } | null {
  for (const ask of asks) {
    const asking = earnedTiers.filter((tier) => rules[tier][ask] !== null);
    for (const [at, tier] of asking.entries()) {
      const below = asking[at - 1];
      if (below !== undefined && Number(rules[tier][ask]) <= Number(rules[below][ask])) return { tier, below, ask };
    }
  }
  return null;
}

/** Rules of the ladder as they are kept: thresholds are whole numbers, a higher level asks for more than the one below it. A level that asks for nothing is reached by nobody. */
export const ladderSchema = z.strictObject({ silver: rule, gold: rule, vip: rule }).refine((rules) => stepDown(rules) === null, { message: "a higher level asks for no more than the one below it" });
