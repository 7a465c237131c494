import { checkSameLength } from "./counts.ts";

/** A ratio of one group in one period: x ÷ n. n ≥ 0; x any number, 0 when n is. */
export interface RatioPart {
  /** Clients that stayed, money, or 100 × (promoters − detractors). */
  readonly x: number;
  /** Clients, visits, answers. */
  readonly n: number;
}

export interface GroupChange {
  readonly key: string;
  readonly before: RatioPart;
  readonly after: RatioPart;
}

export interface Contribution {
  readonly key: string;
  /** From the group being a larger or smaller part of the whole. */
  readonly mix: number;
  /** From the group's own ratio having changed. */
  readonly rate: number;
  /** mix + rate. */
  readonly total: number;
  readonly before: RatioPart;
  readonly after: RatioPart;
}

export interface RatioChange {
  /** Ratio of all groups together, Σ x ÷ Σ n. */
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** Sums over the groups: mix + rate = change. */
  readonly mix: number;
  readonly rate: number;
  /** In the order given; the totals add up to the change. */
  readonly parts: readonly Contribution[];
}

function check({ x, n }: RatioPart, key: string): void {
  if (!(Number.isFinite(x) && Number.isFinite(n) && n >= 0 && (n > 0 || x === 0))) throw new RangeError(`ratioChange: ${x} of ${n} is no ratio (${key})`);
}

/**
 * Splits the change of a ratio between two periods into what each group brought, and that into mix and rate.
 * With w the group's part of Σ n, r = x ÷ n its ratio, R that of the whole, and a bar for the mean of both periods:
 * mix = Δw (r̄ − R̄), rate = w̄ Δr. Both are symmetric in time, leave no remainder and do not depend on any order of the groups;
 * taking R̄ off adds nothing, as Σ Δw = 0, and makes a group that grows count as good only if it is better than the whole.
 * A group that one period lacks has the ratio of the other, so that its coming or going is all mix.
 * For shares x = successes, for means x = sum, for NPS x = 100 (P − D). Null when either period has nothing (Σ n = 0).
 * RangeError for a repeated key, n < 0, or x without n. Kitagawa 1955, JASA 50:1168, centred on the whole.
 */
export function ratioChange(groups: readonly GroupChange[]): RatioChange | null {
  checkSameLength("ratioChange", groups, [...new Set(groups.map(({ key }) => key))]);
  for (const { key, before, after } of groups) [before, after].forEach((part) => check(part, key));
  const sum = (pick: (group: GroupChange) => number) => groups.reduce((total, group) => total + pick(group), 0);
  const [n0, n1] = [sum((g) => g.before.n), sum((g) => g.after.n)];
  if (n0 === 0 || n1 === 0) return null;
  const before = sum((g) => g.before.x) / n0;
  const after = sum((g) => g.after.x) / n1;
  const parts = groups.map(({ key, before: b, after: a }): Contribution => {
    const [w0, w1] = [b.n / n0, a.n / n1];
    const [own0, own1] = [b.n > 0 ? b.x / b.n : null, a.n > 0 ? a.x / a.n : null];
    const r0 = own0 ?? own1 ?? 0;
    const r1 = own1 ?? r0;
    const mix = w0 === w1 ? 0 : (w1 - w0) * ((r0 + r1) / 2 - (before + after) / 2);
    const rate = ((w0 + w1) / 2) * (r1 - r0);
    return { key, mix, rate, total: mix + rate, before: b, after: a };
  });
  const all = (pick: (part: Contribution) => number) => parts.reduce((total, part) => total + pick(part), 0);
  return { before, after, change: after - before, mix: all((p) => p.mix), rate: all((p) => p.rate), parts };
}
