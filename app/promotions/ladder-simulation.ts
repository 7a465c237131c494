/** Clients that stand at one level and would stand at another (or the same). */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly clients: number;
}
/** What a level's clients cost now, minor units, all together. */
export interface Cost {
  readonly tier: string;
  readonly clients: number;
  readonly cost: number;
}
export interface SimulatedLevel {
  readonly tier: string;
  readonly before: number;
  readonly after: number;
  readonly costBefore: number;
  readonly costAfter: number;
  /** The level has nobody now: it is reckoned at what the nearest level below with anybody costs. */
  readonly borrowed: boolean;
}

/**
 * Levels (in their order, lowest first) before and after other rules, who would move, and what the levels would cost if each client cost what
 * the clients of the level cost now. Money in minor units, rounded once a level. Every client is in one step: what goes from a level comes to another.
 */
export function simulateLadder(order: readonly string[], steps: readonly Step[], costs: readonly Cost[]) {
  const count = (where: (step: Step) => boolean): number => steps.filter(where).reduce((sum, { clients }) => sum + clients, 0);
  const place = (tier: string): number => order.indexOf(tier);
  let rate = 0;
  const levels = order.map((tier): SimulatedLevel => {
    const own = costs.find((one) => one.tier === tier);
    const borrowed = !own || own.clients === 0;
    if (!borrowed) rate = own.cost / own.clients;
    const [before, after] = [count((step) => step.from === tier), count((step) => step.to === tier)];
    return { tier, before, after, costBefore: Math.round(before * rate), costAfter: Math.round(after * rate), borrowed: borrowed && after > 0 };
  });
  const total = (pick: (level: SimulatedLevel) => number): number => levels.reduce((sum, level) => sum + pick(level), 0);
  return {
    levels,
    moves: steps.filter(({ from, to, clients }) => from !== to && clients > 0).toSorted((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to)),
    up: count(({ from, to }) => place(to) > place(from)),
    down: count(({ from, to }) => place(to) < place(from)),
    same: count(({ from, to }) => to === from),
    costBefore: total(({ costBefore }) => costBefore),
    costAfter: total(({ costAfter }) => costAfter),
    costChange: total(({ costBefore, costAfter }) => costAfter - costBefore),
  };
}
