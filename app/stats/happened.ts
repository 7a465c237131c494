import { Z95 } from "./normal.ts";
import type { Interval } from "./proportions.ts";

/**
 * Share to whom it has happened, 1 − S, with limits on the log-log scale, from the sums of a life table: Σ ln (1 − d ÷ n) and
 * Σ d ÷ (n (n − d)) over the times with an event, without the step on which S reaches 0 (`ended`). With no event, or past that step, the
 * scale has no limits: there they are the value itself and, below the step, what was known before it. Kaplan and Meier 1958.
 */
export function happened(logSurvival: number, greenwood: number, ended: boolean, z: number = Z95): Interval & { readonly value: number } {
  const survival = Math.exp(logSurvival);
  if (logSurvival === 0) return { value: ended ? 1 : 0, low: 0, high: ended ? 1 : 0 };
  const spread = Math.exp((z * Math.sqrt(greenwood)) / -logSurvival);
  const low = 1 - survival ** (1 / spread);
  return ended ? { value: 1, low, high: 1 } : { value: 1 - survival, low, high: 1 - survival ** spread };
}
