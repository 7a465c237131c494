import { z } from "zod";
import { defaultPolicy, payers, visitKinds } from "./policy-default.ts";
import type { LadderVersion } from "./tiers.ts";

export { defaultPolicy, payers, visitKinds, type Payer, type VisitKind } from "./policy-default.ts";

const choice = <T extends string>(words: readonly [T, ...T[]]) =>
  z.array(z.enum(words)).min(1).transform((chosen) => words.filter((word) => chosen.includes(word)));

/**
 * What a loyal client is, and which orders are visits, as data. Months are calendar months, thresholds are 0–1. Every field that is
 * missing takes its value of version 1. Source: metrics.md, "Words".
 */
export const policySchema = z.object({
  /** The trailing window: (A − window_months, A]. */
  window_months: z.number().int().min(1).max(60).default(defaultPolicy.window_months),
  /** A first contact later than A − too_new_months is too new to tell. 0 = nobody is. */
  too_new_months: z.number().int().min(0).max(36).default(defaultPolicy.too_new_months),
  /** Visit days in the window from which a client is repeat by count. */
  min_visits: z.number().int().min(1).max(24).default(defaultPolicy.min_visits),
  /** From this share of the price before discount an order counts as discounted. */
  discount_threshold: z.number().min(0.01).max(1).default(defaultPolicy.discount_threshold),
  /** A latest score up to this one makes a detractor. */
  detractor_max: z.number().int().min(0).max(9).default(defaultPolicy.detractor_max),
  /** Orders by these payers count as visits. */
  payers: choice(payers).default(defaultPolicy.payers),
  /** Orders of these kinds count as visits. */
  kinds: choice(visitKinds).default(defaultPolicy.kinds),
  /** Whether visits with (and purchases of) cars that the client no longer owns at A count. */
  sold_cars: z.boolean().default(defaultPolicy.sold_cars),
  /** What is counted: clients, or cars (VINs). */
  counting: z.enum(["client", "vin"]).default(defaultPolicy.counting),
});
export type Policy = z.infer<typeof policySchema>;

/** Which orders are visits, and which of those are discounted: what core and marts are built with. */
export type VisitRules = Pick<Policy, "payers" | "kinds" | "discount_threshold">;
export const visitRules = ({ payers, kinds, discount_threshold }: Policy): VisitRules => ({ payers, kinds, discount_threshold });
export const sameRules = (a: VisitRules, b: VisitRules): boolean => JSON.stringify(visitRules(a as Policy)) === JSON.stringify(visitRules(b as Policy));
export const samePolicy = (a: Policy, b: Policy): boolean => JSON.stringify(policySchema.parse(a)) === JSON.stringify(policySchema.parse(b));

/** A policy as it is asked with: its version, and the rules that the marts at hand were built with. */
export interface AppliedPolicy {
  readonly policy: Policy;
  /** Of the published definition; null for a draft. */
  readonly version: number | null;
  /** The version that last changed which orders are visits: what figures of visits carry. */
  readonly visitsVersion: number | null;
  readonly built: VisitRules;
  /** The rules of the programme's levels, in the order of writing; left out, the project's own. */
  readonly ladder?: readonly LadderVersion[];
}

/** Version 1 over marts built with it. */
export const defaultApplied: AppliedPolicy = { policy: defaultPolicy, version: 1, visitsVersion: 1, built: visitRules(defaultPolicy) };

/** Whether the visit days in the marts are those of the policy; else they are made from the orders in the statement itself. */
export const readsMarts = ({ policy, built }: AppliedPolicy): boolean => sameRules(policy, built);

/** The same marts asked with another policy: a draft, or an older version. */
export const appliedAs = (applied: AppliedPolicy, policy: Policy, version: number | null = null): AppliedPolicy => ({ ...applied, policy, version, visitsVersion: version });
