import type { z } from "zod";
import { planSchema, type Plan } from "./plan.ts";

/** What the contract finds wrong with a plan that has the right shape. */
export interface PlanProblem {
  /** Where: "roles.advisor.components.0.weight". */
  readonly at: string;
  /** By a code of `bonusPlan.wrong_<code>`. */
  readonly code: "weights" | "tiers" | "threshold" | "floor" | "decimals" | "parts" | "number" | "small" | "large" | "other";
  /** The bound that was crossed, in the plan's own unit. */
  readonly bound: number | null;
  /** The contract's own words. */
  readonly detail: string;
}

const refined: readonly (readonly [words: RegExp, code: PlanProblem["code"]])[] = [
  [/weights of a role/, "weights"],
  [/tiers must rise/, "tiers"],
  [/threshold lies above/, "threshold"],
  [/floor lies above/, "floor"],
  [/decimals/, "decimals"],
  [/somebody must have/, "parts"],
];
type Issue = z.core.$ZodIssue;

const codeOf = (issue: Issue): PlanProblem["code"] => {
  if (issue.code === "too_small") return "small";
  if (issue.code === "too_big") return "large";
  if (issue.code === "invalid_type") return "number";
  return refined.find(([words]) => words.test(issue.message))?.[1] ?? "other";
};
const boundOf = (issue: Issue): number | null => (issue.code === "too_small" ? Number(issue.minimum) : issue.code === "too_big" ? Number(issue.maximum) : null);

/** The first thing that is wrong with a plan; null where nothing is. */
export function problemOf(given: unknown): PlanProblem | null {
  const issue = planSchema.safeParse(given).error?.issues[0];
  return issue ? { at: issue.path.join("."), code: codeOf(issue), bound: boundOf(issue), detail: issue.message } : null;
}

const values: ReadonlySet<string> = new Set(["custom", "too_small", "too_big"]);

/** A plan to go on with: one whose values may be wrong, but each is where it belongs, with all that has a default said. Null for anything else. */
export function drafted(given: unknown): Plan | null {
  const { data, error } = planSchema.safeParse(given);
  if (data) return data;
  return error.issues.every(({ code }) => values.has(code)) ? (given as Plan) : null;
}
