import { z } from "zod";
import { decimals } from "./ratio.ts";

/** Roles that a plan may pay. */
export const roleIds = ["advisor", "seller", "technician", "account_manager"] as const;
/** What a score can be made of: the components of design/metrics.md, "Staff". */
export const componentIds = ["first_visit_recommend", "returning_clients", "repeat_sales", "importer_csi", "corporate_retention", "complaints"] as const;
/** Sums of money that a commission is paid on: what an account manager's business clients paid in the period. */
export const commissionIds = ["business_revenue"] as const;
/** Who shares what one deal with a returning client earns. */
export const partnerIds = ["seller", "advisor", "technician"] as const;

export type RoleId = (typeof roleIds)[number];
export type ComponentId = (typeof componentIds)[number];
export type CommissionId = (typeof commissionIds)[number];
export type PartnerId = (typeof partnerIds)[number];

/** Components that are shares or means of answers and clients: the ones that can be shrunk. */
export const shrinkable: readonly ComponentId[] = ["first_visit_recommend", "importer_csi", "corporate_retention"];

const rate = z.number().min(0).refine(decimals(6), "at most six decimals");
const positive = z.number().positive().refine(decimals(6), "at most six decimals");
const edge = z.number().min(0).refine(decimals(4), "at most four decimals");
const minor = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const branch = z.string().min(1);
const rising = (steps: readonly { readonly from: number }[]): boolean => steps.every(({ from }, i) => i === 0 || from > (steps[i - 1]?.from ?? from));

const targetSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), value: positive }),
  /** `otherwise` holds for branches that are not named; null: nothing to attain there, the component is neutral. */
  z.strictObject({ kind: z.literal("by_branch"), values: z.record(branch, positive), otherwise: positive.nullable() }),
  /** The goal that was set for this metric: of the branch, else of the group. */
  z.strictObject({ kind: z.literal("goal") }),
  /** Median of the role's people in the same period a year before. */
  z.strictObject({ kind: z.literal("role_median_year_before"), at_least: positive }),
]);

/** From `from` (1 = 100 % of the target or quota; the edge itself belongs to the tier) on, `rate` pays for what lies in the tier (marginal) or for everything below too (whole). */
const tierSchema = z.strictObject({ from: edge, rate, pays: z.enum(["marginal", "whole"]) });
const tiersSchema = z.array(tierSchema).min(1).refine(rising, "tiers must rise");

const componentSchema = z
  .strictObject({
    id: z.enum(componentIds),
    weight: positive.max(1),
    target: targetSchema,
    better: z.enum(["higher", "lower"]),
    /** Attainment below it counts as nothing; on it, it counts. */
    threshold: edge,
    /** The most that counts, after the tiers. */
    cap: positive,
    /** Null: attainment itself counts, in proportion. */
    tiers: tiersSchema.nullable().default(null),
    /** Below n of it, the fallback counts instead of the result. Null: every result counts. */
    minimum: z.strictObject({ n: z.number().int().positive(), fallback: z.enum(["neutral", "role_mean", "carried_over"]) }).nullable().default(null),
    use: z.enum(["raw", "shrunk"]).default("raw"),
  })
  .refine(({ threshold, cap }) => threshold <= cap, "the threshold lies above the cap")
  .refine(({ id, use }) => use === "raw" || shrinkable.includes(id), "only shares and means can be shrunk");

const quotaSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), minor: minor.positive() }),
  z.strictObject({ kind: z.literal("by_branch"), minors: z.record(branch, minor.positive()), otherwise_minor: minor.positive() }),
]);

const gateSchema = z.strictObject({
  component: z.enum(componentIds),
  must_be: z.enum(["at_least", "at_most"]),
  /** In the unit of the component: a share 0–1, points, a count, complaints per 100 visits. */
  edge: rate,
  /** `interval`: closed only when the whole 95 % interval lies beyond the edge, so that chance closes no gate. */
  judged: z.enum(["value", "interval"]),
  /** With a smaller n the gate stays open. Null: any n closes it. */
  minimum_n: z.number().int().positive().nullable().default(null),
  effect: z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("nothing") }), z.strictObject({ kind: z.literal("times"), factor: rate.max(1) })]),
});

const distinct = (list: readonly { readonly id: string }[]): boolean => new Set(list.map(({ id }) => id)).size === list.length;
const PPM = 1_000_000;

const roleSchema = z.strictObject({
  /** What one person gets for a period at score 1. */
  base_minor: minor,
  components: z
    .array(componentSchema)
    .refine(distinct, "a component is listed twice")
    .refine((parts) => parts.length === 0 || parts.reduce((sum, { weight }) => sum + Math.round(weight * PPM), 0) === PPM, "the weights of a role must add up to 1"),
  commissions: z
    .array(z.strictObject({ id: z.enum(commissionIds), quota: quotaSchema, tiers: tiersSchema }))
    .refine(distinct, "a commission is listed twice")
    .default([]),
  gates: z.array(gateSchema).default([]),
  cap_minor: minor.nullable().default(null),
  floor_minor: minor.nullable().default(null),
}).refine(({ cap_minor: cap, floor_minor: floor }) => cap === null || floor === null || floor <= cap, "the floor lies above the cap");

/** A bonus for one deal with a returning client, shared by whoever brought them back. */
const splitSchema = z.strictObject({
  id: z.string().min(1),
  bonus: z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("per_deal"), minor }), z.strictObject({ kind: z.literal("rate"), rate })]),
  /** Any whole numbers: 70 and 30, or hours. */
  parts: z.partialRecord(z.enum(partnerIds), z.number().int().min(0)).refine((parts) => Object.values(parts).some((part) => part > 0), "somebody must have a part"),
  /** Whose the part of an unknown partner is: the others', in proportion, or nobody's. */
  missing: z.enum(["others", "nobody"]),
});

/**
 * A motivation plan as data, in a file a person can read (data/plans/README.md says each field). Decimals are read exactly, to
 * six places, and edges to four. Unknown keys are refused, so that a plan this code does not understand is never paid by.
 */
export const planSchema = z.strictObject({
  id: z.string().min(1),
  version: z.number().int().positive(),
  name: z.string().min(1),
  /** ISO 4217; null: whatever the home counts in. */
  currency: z.string().regex(/^[A-Z]{3}$/).nullable().default(null),
  period: z.enum(["month", "quarter"]),
  roles: z.partialRecord(z.enum(roleIds), roleSchema).refine((roles) => Object.keys(roles).length > 0, "a plan must have a role"),
  splits: z.array(splitSchema).refine(distinct, "a split is listed twice").default([]),
  /** The most that all people of a branch, and of the group, get together; null: no limit. */
  fund: z.strictObject({ group_minor: minor.nullable().default(null), branches: z.record(branch, minor).default({}) }).default({ group_minor: null, branches: {} }),
  /** What is taken back of paid periods: of those that ended at most so many months before (null: of all), and in one run at most such a share of what a person gets in it. The rest follows in later runs. */
  clawback: z.strictObject({ within_months: z.number().int().positive().nullable().default(null), at_most: rate.max(1).default(1) }).default({ within_months: null, at_most: 1 }),
});

export type Plan = z.infer<typeof planSchema>;
export type RolePlan = z.infer<typeof roleSchema>;
export type PlanComponent = z.infer<typeof componentSchema>;
export type PlanCommission = RolePlan["commissions"][number];
export type PlanTier = z.infer<typeof tierSchema>;
export type PlanSplit = z.infer<typeof splitSchema>;
export type Gate = z.infer<typeof gateSchema>;
export type Target = z.infer<typeof targetSchema>;
export type Quota = z.infer<typeof quotaSchema>;
