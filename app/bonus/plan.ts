import { z } from "zod";
import type { ComponentRow, RoleBoard } from "#app/metrics/types.ts";
import { median } from "#app/stats/quantile.ts";
import defaultPlanFile from "./default-plan.json" with { type: "json" };

export type ComponentId = ComponentRow["id"];
export type Role = RoleBoard["role"];

const componentIds = ["first_visit_recommend", "returning_clients", "repeat_sales", "importer_csi", "complaints"] as const satisfies readonly ComponentId[];

const targetSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), value: z.number().positive() }),
  /** Median of the role's people in the same period a year before. */
  z.strictObject({ kind: z.literal("role_median_year_before"), at_least: z.number().positive() }),
]);

const componentSchema = z.strictObject({
  id: z.enum(componentIds),
  weight: z.number().positive().max(1),
  target: targetSchema,
  better: z.enum(["higher", "lower"]),
  /** The fewest answers that count; below it the component is 1.0. Null: not a survey. */
  minimum_answers: z.number().int().positive().nullable(),
});

const roleSchema = z
  .array(componentSchema)
  .min(1)
  .refine((parts) => new Set(parts.map(({ id }) => id)).size === parts.length, "a component is listed twice")
  .refine((parts) => Math.abs(parts.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9, "the weights of a role must add up to 1");

/**
 * A motivation plan as data: which components make up the score of a role, with weight and target, and how attainment
 * (actual ÷ target) counts: 0 below `threshold`, linear from there, at most `cap`. Unknown keys are refused, so that a
 * plan this code does not understand is never paid by.
 */
export const planSchema = z.strictObject({
  id: z.string().min(1),
  version: z.number().int().positive(),
  attainment: z
    .strictObject({ shape: z.literal("linear"), threshold: z.number().min(0), cap: z.number().positive() })
    .refine(({ threshold, cap }) => threshold <= cap, "the threshold lies above the cap"),
  roles: z.strictObject({ advisor: roleSchema, seller: roleSchema }),
});

export type Plan = z.infer<typeof planSchema>;
export type PlanComponent = z.infer<typeof componentSchema>;
export type Target = z.infer<typeof targetSchema>;

/** The plan of a home that has none of its own. */
export const defaultPlan: Plan = planSchema.parse(defaultPlanFile);

/**
 * The number to attain. `yearBefore`: values of everybody in the role in the same period a year before (for a median; nobody
 * there leaves `at_least`), or null when the data do not reach back so far: then there is no target, and the component is neutral.
 */
export function resolveTarget(target: Target, yearBefore: readonly number[] | null): number | null {
  if (target.kind === "fixed") return target.value;
  if (yearBefore === null) return null;
  return Math.max(target.at_least, median(yearBefore) ?? target.at_least);
}
