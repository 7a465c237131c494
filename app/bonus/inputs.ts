import { z } from "zod";
import { commissionIds, componentIds, partnerIds, roleIds } from "./plan.ts";
import { lineSchema, markSchema } from "./types.ts";

const finite = z.number();
const minor = z.number().int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
/** Ids of what is behind a number (orders, answers, clients): surrogates, never names. */
const rows = z.array(z.string());
const branch = z.string().min(1).nullable();
const role = z.enum(roleIds);
const component = z.enum(componentIds);
const count = z.number().int().min(0);

/** What a person did in the period. A blank actual is null, never left out. */
export const resultSchema = z.strictObject({
  /** In the unit of the target: a share 0–1, points, a count, complaints per 100 visits. */
  actual: z.number().min(0).nullable(),
  /** What was counted over: answers, clients, visits, sales. */
  n: count,
  /** Of a share or a count: how many of how many. With both the actual is read as their exact ratio, not as a decimal. */
  numerator: z.number().min(0).nullable(),
  denominator: z.number().min(0).nullable(),
  /** The 95 % interval in the unit of the actual; null where there is none. */
  low: finite.nullable(),
  high: finite.nullable(),
  marks: z.array(markSchema),
  rows,
});

const personSchema = z.strictObject({
  staff_code: z.string().min(1),
  name: z.string(),
  branch,
  role,
  results: z.partialRecord(component, resultSchema),
  amounts: z.partialRecord(z.enum(commissionIds), z.strictObject({ amount_minor: minor, rows })),
});

/** Of a share Beta(alpha, beta); of a mean its own mean and the variance between people. */
export const priorSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("beta"), alpha: z.number().positive(), beta: z.number().positive() }),
  z.strictObject({ kind: z.literal("normal"), mean: finite, variance: z.number().min(0) }),
]);

/**
 * What is fixed when a period is opened, so that neither data that come later nor other people's results move it.
 * A target or quota of branch null holds where the person's branch has none of its own.
 */
export const frozenSchema = z.strictObject({
  /** Value null: nothing to attain, the component is neutral. */
  targets: z.array(z.strictObject({ role, component, branch, value: z.number().positive().nullable() })),
  quotas: z.array(z.strictObject({ role, commission: z.enum(commissionIds), branch, quota_minor: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) })),
  /** Fitted to the role before the period; null: could not be fitted, raw results count. */
  priors: z.array(z.strictObject({ role, component, prior: priorSchema.nullable() })),
  /** The role's mean result before the period: what the fallback `role_mean` reads. */
  means: z.array(z.strictObject({ role, component, actual: z.number().min(0).nullable() })),
});

/** One deal with a returning client that a split of the plan shares. */
const dealSchema = z.strictObject({
  split: z.string().min(1),
  /** The deal's own id; with `split` unique. */
  deal: z.string().min(1),
  amount_minor: minor,
  /** Staff codes, each among the people; null or absent: not known. */
  staff: z.partialRecord(z.enum(partnerIds), z.string().min(1).nullable()),
  rows,
});

/** Everything a calculation reads beside the plan: plain JSON, kept whole with an approved run. */
export const inputsSchema = z.strictObject({
  /** "2026-05" or "2026-Q2". */
  period: z.string().regex(/^\d{4}-(?:Q[1-4]|0[1-9]|1[0-2])$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  frozen: frozenSchema,
  people: z.array(personSchema).refine((people) => new Set(people.map(({ staff_code: code }) => code)).size === people.length, "a person is listed twice"),
  deals: z.array(dealSchema).refine((deals) => new Set(deals.map(({ split, deal }) => JSON.stringify([split, deal]))).size === deals.length, "a deal is listed twice"),
  /** The latest result of a person that met the plan's minimum: what the fallback `carried_over` reads. */
  carried: z.array(z.strictObject({ staff_code: z.string().min(1), component, of_period: z.string(), result: resultSchema })),
  /** Lines of `adjustments` for earlier periods. */
  adjustments: z.array(lineSchema),
});

export type Inputs = z.infer<typeof inputsSchema>;
export type InputPerson = z.infer<typeof personSchema>;
export type Result = z.infer<typeof resultSchema>;
export type Prior = z.infer<typeof priorSchema>;
export type Frozen = z.infer<typeof frozenSchema>;
export type Deal = z.infer<typeof dealSchema>;
