import defaultPlanFile from "./default-plan.json" with { type: "json" };
import { planSchema, type Plan } from "./plan.ts";

/** The plan of a home that has none of its own. */
export const defaultPlan: Plan = planSchema.parse(defaultPlanFile);
