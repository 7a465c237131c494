import { z } from "zod";
import { addDays, isDay } from "#app/metrics/period.ts";

const day = z.string().refine(isDay, "a day as 2026-05-31");
const count = z.number().int().min(0);
/** Minor units. */
const minor = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What of a client is counted: the margin by own costs; revenue × a share that was assumed; revenue. */
export const outcomeBases = ["margin", "assumed_margin", "revenue"] as const;
export type OutcomeBasis = (typeof outcomeBases)[number];

/**
 * The analysis of a test as it was planned and written down before anybody knew how it would end. It is the one that is made: all who were
 * assigned in the arm they were drawn into (intention to treat), what each left from the first day to the last that is counted.
 */
export const trialPlanSchema = z
  .strictObject({
    version: z.literal(1),
    method: z.literal("intention_to_treat"),
    starts_on: day,
    ends_on: day,
    /** Days after the end that are counted too, as long as the median gap between visits. */
    tail_days: count,
    /** The last day that is counted: ends_on + tail_days. */
    counted_until: day,
    basis: z.enum(outcomeBases),
    /** Of `assumed_margin`: the share of revenue, 0–1. */
    margin_share: z.number().min(0).max(1).nullable(),
    contact_cost: minor,
    fixed_cost: minor,
    expected_effect: minor.nullable(),
    /** Of the clients that are held out. */
    share: z.number().gt(0).lt(1),
    seed: z.number().int(),
    /** The day that the group was chosen at, and its strata made. */
    as_of: day,
    /** What the group left over as long a time up to `as_of`, per client. */
    before: z.strictObject({ clients: count, mean: z.number(), sd: z.number().min(0) }),
    /** The smallest effect per client that could be seen. */
    seen: z.number().min(0).nullable(),
    group: z.strictObject({ kind: z.enum(["segment", "offer"]), id: z.string(), spec: z.unknown() }),
    left_out: z.strictObject({ refused: count, unreachable: count, displeased: count }),
    channel: z.string(),
  })
  .refine(({ starts_on, ends_on }) => starts_on <= ends_on, "it ends before it begins")
  .refine(({ ends_on, tail_days, counted_until }) => counted_until === addDays(ends_on, tail_days), "the last day counted is the end and the tail")
  .refine(({ basis, margin_share }) => (basis === "assumed_margin") === (margin_share !== null), "a margin is assumed where one is needed, and only there");

export type TrialPlan = z.infer<typeof trialPlanSchema>;
