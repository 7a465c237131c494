import { z } from "zod";
import type { Mark } from "#app/metrics/types.ts";
import { roleIds } from "./plan.ts";

const markOfFigures = {
  history_too_short: true,
  first_year_of_data: true,
  small_n: true,
  no_answers: true,
  complaints_unknown: true,
  discounts_unknown: true,
  neutral: true,
  partly_neutral: true,
  point_value_assumed: true,
  not_for_you: true,
} satisfies Record<Mark, true>;
const figureMarks = Object.keys(markOfFigures) as Mark[];

/**
 * Reasons to read a line with care: those of its figure, and what the calculation did. Counted as the role's mean, as an earlier
 * result, shrunk, raw for want of a prior; a gate left open by a small n; a clawback that the plan limits or that came too late; floors above the fund.
 */
export const bonusMarks = ["role_mean", "carried_over", "shrunk", "prior_missing", "gate_open", "clawback_limited", "clawback_expired", "floors_above_fund"] as const;
export const markSchema = z.enum([...figureMarks, ...bonusMarks]);
export type LineMark = z.infer<typeof markSchema>;

export const lineKinds = ["component", "commission", "split", "gate", "cap", "floor", "fund", "adjustment", "clawback"] as const;

/** One line of a statement. */
export const lineSchema = z.strictObject({
  staff_code: z.string().min(1),
  name: z.string(),
  branch: z.string().nullable(),
  role: z.enum(roleIds),
  kind: z.enum(lineKinds),
  /** Of a component, its gate, a commission and a split: their id; else the kind. */
  component: z.string().min(1),
  actual: z.number().nullable(),
  n: z.number().nullable(),
  target: z.number().nullable(),
  /** What counts of actual ÷ target, after threshold, tiers and cap; 1 where the component is neutral. Of a commission amount ÷ quota. */
  attainment: z.number().nullable(),
  amount_minor: z.number().int(),
  marks: z.array(markSchema),
  /** The numbers its formula shows, by name (app/bonus/explain.ts). */
  why: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  /** Of an adjustment or clawback: the period it corrects, and why. */
  of_period: z.string().optional(),
  reason: z.string().optional(),
});
export type Line = z.infer<typeof lineSchema>;

/** What a plan pays for a period. The total of a person, of a branch and of the fund is the sum of their lines, always. */
export interface Calculation {
  readonly period: string;
  readonly plan: { readonly id: string; readonly version: number };
  readonly fund_minor: number;
  /** By staff code, each person's in the order of their formula. */
  readonly lines: readonly Line[];
  readonly totals: readonly Total[];
  readonly branches: readonly { readonly branch: string | null; readonly amount_minor: number }[];
  /** SHA-256 over canonical JSON of plan, inputs and lines: the order of people and rows does not move it. */
  readonly hash: string;
}
export interface Total {
  readonly staff_code: string;
  readonly amount_minor: number;
}
