import { createHash } from "node:crypto";
import { canonicalInputs, canonicalJson } from "./canonical.ts";
import type { Inputs } from "./inputs.ts";
import { linesOf } from "./lines.ts";
import type { Plan } from "./plan.ts";
import { totalled } from "./totals.ts";
import type { Calculation, Line } from "./types.ts";

/** What a plan pays for a period, sealed by a hash. Lines as `linesOf`, which is also for browsers. */
export function calculate(plan: Plan, inputs: Inputs): Calculation {
  const lines = linesOf(plan, inputs);
  return { ...totalled(plan, inputs, lines), hash: hashOf(plan, inputs, lines) };
}

/** SHA-256 over canonical JSON of plan, inputs and lines, in hexadecimal digits. */
export function hashOf(plan: Plan, inputs: Inputs, lines: readonly Line[]): string {
  return createHash("sha256").update(canonicalJson({ plan, inputs: canonicalInputs(inputs), lines })).digest("hex");
}
