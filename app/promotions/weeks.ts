import { meanInterval } from "#app/stats/means.ts";
import type { Difference } from "#app/stats/proportions.ts";
import { welch } from "#app/stats/uplift.ts";
import { sampleOf, type Arm } from "./arms.ts";

/** What an arm left in one week from the start (0 the first). Weeks in which nobody came may be missing. */
export interface WeekSums {
  readonly arm: Arm;
  readonly week: number;
  readonly sum: number;
  readonly squares: number;
  /** By how much the week raised the sum of squares of what each client has left since the start. */
  readonly raised: number;
}

export interface WeekPoint {
  readonly week: number;
  /** What the treated left in the week, all of them together. */
  readonly actual: number;
  /** What as many of the holdout would have, with the interval of its mean. */
  readonly expected: Difference;
  /** Treated − holdout in the week, per assigned client. */
  readonly effect: Difference;
  /** Treated − holdout since the start, for all treated. */
  readonly cumulative: Difference;
}

/**
 * A promotion week by week: the arms stay as they were assigned, so that who came in no week counts in every one with 0. Empty where an
 * arm has fewer than two clients.
 */
export function weekByWeek(clients: Readonly<Record<Arm, number>>, sums: readonly WeekSums[], weeks: number): WeekPoint[] {
  const at = new Map(sums.map((one) => [`${one.arm} ${one.week}`, one]));
  const since = { treated: { sum: 0, squares: 0 }, holdout: { sum: 0, squares: 0 } };
  const points: WeekPoint[] = [];
  for (let week = 0; week < weeks; week++) {
    const arm = (name: Arm) => {
      const own = at.get(`${name} ${week}`) ?? { sum: 0, squares: 0, raised: 0 };
      since[name] = { sum: since[name].sum + own.sum, squares: since[name].squares + own.raised };
      return { now: sampleOf({ n: clients[name], ...own }), upTo: sampleOf({ n: clients[name], ...since[name] }) };
    };
    const [treated, holdout] = [arm("treated"), arm("holdout")];
    const [effect, all, usual] = [welch(treated.now, holdout.now), welch(treated.upTo, holdout.upTo), meanInterval(holdout.now.n, holdout.now.mean, holdout.now.sd)];
    if (!effect || !all || !usual) return [];
    points.push({
      week,
      actual: clients.treated * treated.now.mean,
      expected: times({ value: holdout.now.mean, ...usual }, clients.treated),
      effect: { value: effect.value, low: effect.low, high: effect.high },
      cumulative: times(all, clients.treated),
    });
  }
  return points;
}

const times = ({ value, low, high }: Difference, n: number): Difference => ({ value: n * value, low: n * low, high: n * high });
