/** Levels of the loyalty programme, from the lowest; `none` has no card. */
export const tiers = ["none", "card", "silver", "gold"] as const;
export type Tier = (typeof tiers)[number];

/** What lifts a client with a card; any one of them is enough. Null: not asked for. */
export interface TierRule {
  /** Visit days in the 12 months before. */
  readonly visits: number | null;
  /** Paid for orders in the 12 months before, in minor units of the home's currency. */
  readonly spend: number | null;
  /** Vehicles bought here so far. */
  readonly vehicles: number | null;
}

/** The default policy, version 1. Money is left out: one sum cannot fit dealers of different currencies. */
export const tierPolicy: Readonly<Record<"silver" | "gold", TierRule>> = {
  silver: { visits: 3, spend: null, vehicles: 2 },
  gold: { visits: 5, spend: null, vehicles: 3 },
};

const reaches = (rule: TierRule, has: Readonly<Record<keyof TierRule, number>>): boolean =>
  (["visits", "spend", "vehicles"] as const).some((name) => rule[name] !== null && has[name] >= rule[name]);

/** The level of one client, by the rules that `populations/tier-ladder.ts` counts by. */
export function tierOf(holdsCard: boolean, has: Readonly<Record<keyof TierRule, number>>): Tier {
  if (!holdsCard) return "none";
  return reaches(tierPolicy.gold, has) ? "gold" : reaches(tierPolicy.silver, has) ? "silver" : "card";
}
