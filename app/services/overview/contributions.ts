import type { Figure } from "#app/metrics/types.ts";
import { ratioChange, type RatioPart } from "#app/stats/contribution.ts";
import { newcombe10, type Difference } from "#app/stats/proportions.ts";

/** A group of a split at two times; undefined where it has no figure then. */
export interface GroupFigures {
  readonly key: string | null;
  readonly from: Figure | undefined;
  readonly to: Figure | undefined;
}
/** What a group did to the change of the whole, in the metric's unit, with a 95 % interval of all of it. */
export interface Contributed extends Difference {
  readonly key: string | null;
  readonly mix: number;
  readonly rate: number;
  /** Beyond what a group of its size would bring if all had changed alike. */
  readonly excess: number;
  /** The interval leaves out zero. */
  readonly clear: boolean;
  /** Mean part of the whole in both periods, 0–1. */
  readonly weight: number;
  /** Whether the group's own figure moved clearly, and which way; 0 where chance explains it. */
  readonly own: -1 | 0 | 1;
  /** Whether it has an interval: only then chance was asked. */
  readonly told: boolean;
}

/** The interval of a difference from those of its ends (MOVER; on Wilson limits it is Newcombe's method 10). Null where an end has none. */
export function differenceOf(from: Figure, to: Figure): Difference | null {
  const [a, b] = [to, from].map(({ value, low, high }) => (value === null || low === null || high === null ? null : { value: Number(value), low: Number(low), high: Number(high) }));
  if (!a || !b) return null;
  const value = a.value - b.value;
  return { value, low: value - Math.hypot(a.value - a.low, b.high - b.value), high: value + Math.hypot(a.high - a.value, b.value - b.low) };
}

const clear = ({ low, high }: Difference): boolean => low > 0 || high < 0;
const POINTS = 100;
const ratio = (figure: Figure | undefined): RatioPart => (figure && Number(figure.denominator) > 0 ? { x: Number(figure.numerator) * (figure.unit === "points" ? POINTS : 1), n: Number(figure.denominator) } : { x: 0, n: 0 });

/**
 * Who moved a ratio between two times: each group's part (Kitagawa, see `ratioChange`) with what chance leaves of it. The groups must
 * partition numerator and denominator. The interval joins that of the group's own change, taken at its weight, and that of its weight
 * (Newcombe on n of N), taken at its distance from the whole. Empty when a time has nobody.
 */
export function contributions(groups: readonly GroupFigures[]): Contributed[] {
  const pairs = groups.map(({ key, from, to }) => ({ key: JSON.stringify(key), before: ratio(from), after: ratio(to) }));
  const change = ratioChange(pairs);
  if (!change) return [];
  const [n0, n1] = [pairs.reduce((sum, { before }) => sum + before.n, 0), pairs.reduce((sum, { after }) => sum + after.n, 0)];
  return change.parts.map(({ mix, rate, total, before, after }, at): Contributed => {
    const { key, from, to } = groups[at] as GroupFigures;
    const weight = (before.n / n0 + after.n / n1) / 2;
    const own = from && to ? differenceOf(from, to) : null;
    const [below, above] = own ? [weight * (own.value - own.low), weight * (own.high - own.value)] : [0, 0];
    const moved = newcombe10(after.n, n1, before.n, n0);
    const away = moved && moved.value !== 0 ? Math.abs(mix / moved.value) : 0;
    const spread = moved ? away * Math.max(moved.value - moved.low, moved.high - moved.value) : 0;
    const interval = { value: total, low: total - Math.hypot(below, spread), high: total + Math.hypot(above, spread) };
    return { key, mix, rate, ...interval, excess: total - weight * change.change, clear: own !== null && clear(interval), told: own !== null, weight, own: own && clear(own) ? (own.value > 0 ? 1 : -1) : 0 };
  });
}

/**
 * The groups that clearly pull beyond their size, one for each way, the hardest of each: the one that pulls hardest of all first, but where
 * both ways are pulled the unwelcome one, which somebody has to do something about. `better` is 1 where a rise is good, else −1.
 */
export function foremost(parts: readonly Contributed[], better: 1 | -1): Contributed[] {
  const pulling = parts.filter((part) => part.clear && part.value * part.excess > 0).toSorted((a, b) => Math.abs(b.excess) - Math.abs(a.excess));
  const both = [pulling.find(({ value }) => value * better < 0), pulling.find(({ value }) => value * better > 0)];
  return both.filter((part) => part !== undefined);
}

const SMALL_GROUP = 0.03;
/** Whether every group worth counting clearly moved the same way; of one group it says nothing. */
export function movedAlike(parts: readonly Contributed[]): boolean {
  const counted = parts.filter(({ weight }) => weight >= SMALL_GROUP);
  const [first] = counted;
  return counted.length > 1 && first !== undefined && first.own !== 0 && counted.every(({ own }) => own === first.own);
}

/** "rate" where the group's own figure did at least twice what its weight did, "mix" the other way round. */
export function causeOf({ mix, rate }: Pick<Contributed, "mix" | "rate">): "rate" | "mix" | "both" {
  if (Math.abs(rate) >= 2 * Math.abs(mix)) return "rate";
  return Math.abs(mix) >= 2 * Math.abs(rate) ? "mix" : "both";
}
