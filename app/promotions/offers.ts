import { z } from "zod";
import { readSpec } from "./segments.ts";

const words = z.strictObject({ ru: z.string().min(1).max(300), kk: z.string().min(1).max(300), en: z.string().min(1).max(300) });
const days = z.number().int().min(0).max(3660);
const months = z.number().int().min(0).max(240);
const calendar = z.array(z.number().int().min(1).max(12)).min(1).max(12);

/** What a client must be for a rule: all that it names. */
const conditionSchema = z.discriminatedUnion("is", [
  /** A service of one of the client's cars falls due within `ahead` days, or fell due up to `behind` days ago. */
  z.strictObject({ is: z.literal("service"), ahead: days, behind: days }),
  /** A set in store whose season begins: months (of the day after the as-of date) in which each season's tyres are fitted. */
  z.strictObject({ is: z.literal("tyres"), winter: calendar, summer: calendar }),
  /** Lost, and paid at least so much (minor units) in the year before. */
  z.strictObject({ is: z.literal("lost"), paid: z.number().int().min(0) }),
  z.strictObject({ is: z.literal("discount_only") }),
  /** The latest score is a detractor's, or a complaint is open. */
  z.strictObject({ is: z.literal("displeased") }),
  /** Bought a car here so many months ago, and none since. */
  z.strictObject({ is: z.literal("repurchase"), from: months, until: months }),
  z.strictObject({ is: z.literal("segment"), spec: z.string().refine((text) => readSpec(text) !== null, "no such segment") }),
]);
export type OfferCondition = z.infer<typeof conditionSchema>;

/** discount, gift: something is given; reminder: a word in time; call: somebody phones; none: nothing is offered, on purpose. */
export const offerKinds = ["discount", "gift", "reminder", "call", "none"] as const;
export type OfferKind = (typeof offerKinds)[number];

/** What a reason may name in braces: own numbers of the client, written out. */
export const reasonParams = ["service", "due", "season", "stored_on", "last_on", "silent", "paid", "displeased", "make", "sold_on", "sold"] as const;
export type ReasonParam = (typeof reasonParams)[number];

const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "small Latin letters, digits and underscores"),
  kind: z.enum(offerKinds),
  name: words,
  reason: words.refine((all) => Object.values(all).every((text) => [...text.matchAll(/\{(\w+)\}/g)].every(([, name]) => reasonParams.some((known) => known === name))), `a reason may name ${reasonParams.join(", ")}`),
  when: z.array(conditionSchema).min(1).max(8),
  /** Goes before whatever pays more: who is to be phoned, or left alone, gets no discount. */
  guard: z.boolean().default(false),
  /** Margin expected of a client who gets the offer, minor units. */
  margin: z.number().int().min(0),
});
export type OfferRule = z.infer<typeof ruleSchema>;

export const MOST_RULES = 40;

/** Rules of offers: the first that holds says what a client is offered. */
export const offerRulesSchema = z.strictObject({
  /** order: as they stand; margin: guards as they stand, then the others by the margin they are expected to bring. */
  by: z.enum(["order", "margin"]),
  rules: z.array(ruleSchema).min(1).max(MOST_RULES).refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, "two rules have one id"),
});
export type OfferRules = z.infer<typeof offerRulesSchema>;

/** The rules in the order in which they are asked. */
export function inOrder({ by, rules }: OfferRules): readonly OfferRule[] {
  if (by === "order") return rules;
  return [...rules.filter(({ guard }) => guard), ...rules.filter(({ guard }) => !guard).sort((a, b) => b.margin - a.margin)];
}

/** A reason with a client's own numbers in it. */
export const sayReason = (template: string, params: Readonly<Partial<Record<ReasonParam, string>>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => params[name as ReasonParam] ?? "—");
