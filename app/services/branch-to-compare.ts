import { fallingIsBetter } from "#app/metrics/direction.ts";
import type { Figure } from "#app/metrics/types.ts";

const ENOUGH = 10;

/**
 * The branch that others are held against: the best one, or the one in the middle (of two in the middle the weaker). Branches with few
 * behind their figure are asked only where all are such. Undefined when fewer than two branches have a value.
 */
export function branchToCompare(figures: readonly Figure[], kind: "median" | "best"): Figure | undefined {
  const known = figures.filter(({ value, by }) => value !== null && by["branch"] != null);
  if (known.length < 2) return undefined;
  const large = known.filter(({ n }) => n >= ENOUGH);
  const asked = large.length > 0 ? large : known;
  const sign = fallingIsBetter.has(asked[0]?.metric ?? "") ? -1 : 1;
  const fromBest = asked.toSorted((a, b) => sign * (Number(b.value) - Number(a.value)) || b.n - a.n || String(a.by["branch"]).localeCompare(String(b.by["branch"]), "ru"));
  return fromBest[kind === "best" ? 0 : Math.floor(fromBest.length / 2)];
}
