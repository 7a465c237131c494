/** Levels of the loyalty programme, from the lowest; `none` has no card. */
export const tiers = ["none", "card", "silver", "gold", "vip"] as const;
export type Tier = (typeof tiers)[number];

/** Levels that are earned by what a client with a card did. */
export const earnedTiers = ["silver", "gold", "vip"] as const;
export type EarnedTier = (typeof earnedTiers)[number];

/** What lifts a client with a card; any one of them is enough. Null: not asked for. */
export interface TierRule {
  /** Visit days in the 12 months before. */
  readonly visits: number | null;
  /** Paid for orders in the 12 months before, in minor units of the home's currency. */
  readonly spend: number | null;
  /** Vehicles bought here so far. */
  readonly vehicles: number | null;
}
export const asks = ["visits", "spend", "vehicles"] as const satisfies readonly (keyof TierRule)[];
export type LadderRules = Readonly<Record<EarnedTier, TierRule>>;

/** Rules as they hold from a day on; version 1, from the beginning of time, is the project's own. */
export interface LadderVersion {
  readonly version: number;
  /** ISO date; null for version 1. */
  readonly from: string | null;
  readonly rules: LadderRules;
}

/** Version 1 of every home. Money is left out: one sum cannot fit dealers of different currencies. */
export const defaultRules: LadderRules = {
  silver: { visits: 3, spend: null, vehicles: 2 },
  gold: { visits: 5, spend: null, vehicles: 3 },
  vip: { visits: 8, spend: null, vehicles: 4 },
};
export const defaultLadder: readonly LadderVersion[] = [{ version: 1, from: null, rules: defaultRules }];

/** The rules in force on a day: of the versions that have begun, the one written last. `ladder` in the order of writing, version 1 first. */
export const ladderAt = (ladder: readonly LadderVersion[], day: string): LadderVersion =>
  ladder.findLast(({ from }) => from === null || from <= day) ?? { version: 1, from: null, rules: defaultRules };

const reaches = (rule: TierRule, has: Readonly<Record<keyof TierRule, number>>): boolean => asks.some((name) => rule[name] !== null && has[name] >= rule[name]);

/** The level of one client, by the rules that `populations/tier-levels.ts` counts by. */
export function tierOf(holdsCard: boolean, has: Readonly<Record<keyof TierRule, number>>, rules: LadderRules = defaultRules): Tier {
  if (!holdsCard) return "none";
  return earnedTiers.findLast((tier) => reaches(rules[tier], has)) ?? "card";
}
