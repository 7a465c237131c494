import { poissonInterval } from "#app/stats/poisson.ts";
import type { Result } from "./inputs.ts";
import type { ComponentId } from "./plan.ts";

export interface Ends {
  readonly low: number;
  readonly high: number;
}

const counts: readonly ComponentId[] = ["returning_clients", "repeat_sales"];

/** The 95 % interval of a result in its own unit: the figure's, of a count without one that of a Poisson count. Null where nothing was measured. */
export function intervalOf(id: ComponentId, { actual, low, high }: Result): Ends | null {
  if (actual === null) return null;
  if (low !== null && high !== null) return { low, high };
  return counts.includes(id) ? poissonInterval(Math.round(actual)) : null;
}
