import { majorOf } from "#app/i18n/format.ts";
import type { Change, Figure } from "#app/metrics/types.ts";
import { newcombe10 } from "#app/stats/proportions.ts";
import { npsDifference } from "#app/stats/nps.ts";
import { npsCounts } from "./to-figure.ts";

/** The change from one figure to another, with the interval of the difference where the figures allow one; null when either is blank. */
export function changeBetween(from: Figure | undefined, to: Figure): Change | null {
  if (!from || from.value === null || to.value === null) return null;
  if (to.unit === "share") {
    const difference = newcombe10(Number(to.numerator), Number(to.denominator ?? 0), Number(from.numerator), Number(from.denominator ?? 0));
    return { from, value: Number(to.value) - Number(from.value), low: difference?.low ?? null, high: difference?.high ?? null };
  }
  if (to.unit === "points") {
    const counts = ({ parts = {} }: Figure) => npsCounts({ part_promoter: parts["promoter"] ?? 0, part_passive: parts["passive"] ?? 0, part_detractor: parts["detractor"] ?? 0 });
    const difference = npsDifference(counts(to), counts(from));
    return { from, value: Number(to.value) - Number(from.value), low: difference?.low ?? null, high: difference?.high ?? null };
  }
  if (to.unit === "money") return { from, value: majorOf(minorOf(String(to.value)) - minorOf(String(from.value))), low: null, high: null };
  return { from, value: Number(to.value) - Number(from.value), low: null, high: null };
}

/** The difference to a goal, which is a number without chance: the figure's own interval, moved by it. */
export function changeFromGoal(goal: Figure, to: Figure): Change | null {
  if (goal.value === null || to.value === null) return null;
  const aim = Number(goal.value);
  const moved = (end: Figure["low"]) => (end === null ? null : Number(end) - aim);
  const value = to.unit === "money" ? majorOf(minorOf(String(to.value)) - minorOf(String(goal.value))) : Number(to.value) - aim;
  return { from: goal, value, low: moved(to.low), high: moved(to.high) };
}

const minorOf = (decimal: string): bigint => BigInt(decimal.replace(".", ""));
