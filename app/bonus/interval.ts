import { poissonInterval } from "#app/stats/poisson.ts";
import { wilson, type Interval } from "#app/stats/proportions.ts";
import type { Result } from "./inputs.ts";
import type { ComponentId } from "./plan.ts";

const counts: ReadonlySet<ComponentId> = new Set(["returning_clients", "repeat_sales"]);

/**
 * The 95 % interval of a result in its own unit: the figure's; of a count without one that of Wilson for its share of the n it was counted
 * among, else of a Poisson count. Null where nothing was measured.
 */
export function intervalOf(id: ComponentId, { actual, n, low, high }: Result): Interval | null {
  if (actual === null) return null;
  if (low !== null && high !== null) return { low, high };
  if (!counts.has(id)) return null;
  const share = n >= actual ? wilson(actual, n) : null;
  return share ? { low: share.low * n, high: share.high * n } : poissonInterval(Math.round(actual));
}
