import type { AdjustedPart, ComponentId, NoTwin, Strata, TurnedPair } from "#app/metrics/views/staff.ts";
import { Z95 } from "#app/stats/normal.ts";

/** Units of one person of one kind: how many, Σ and Σ² of what is measured. */
export interface Cell {
  readonly staff: string;
  readonly branch: string | null;
  readonly work: string | null;
  readonly who: string | null;
  readonly n: number;
  readonly total: number;
  readonly squares: number;
}

/** Fewer own units than this have no twin; fewer of colleagues are nothing to be held against. */
export const FEWEST = 10;
/** A twin of less than half of what a person did would be of another person. */
const LEAST_COVERED = 0.5;

interface Sum {
  n: number;
  total: number;
  squares: number;
}
const fine = ({ branch, work, who }: Cell): string => `${branch ?? ""}|${work ?? ""}|${who ?? ""}`;
const coarse = ({ work, who }: Cell): string => `|${work ?? ""}|${who ?? ""}`;

/** All cells added up by a key, once: what others have is the whole less one's own. */
function sums(cells: readonly Cell[], keysOf: (cell: Cell) => readonly string[]): Map<string, Sum> {
  const found = new Map<string, Sum>();
  for (const cell of cells) for (const key of keysOf(cell)) {
    const sum = found.get(key) ?? { n: 0, total: 0, squares: 0 };
    found.set(key, { n: sum.n + cell.n, total: sum.total + cell.total, squares: sum.squares + cell.squares });
  }
  return found;
}
const less = (all: Sum | undefined, own: Sum | undefined): Sum => ({ n: (all?.n ?? 0) - (own?.n ?? 0), total: (all?.total ?? 0) - (own?.total ?? 0), squares: (all?.squares ?? 0) - (own?.squares ?? 0) });
/** Variance of one unit; half a unit away from 0 and 1 for shares, so that ten of ten is not taken for certainty. */
const variance = ({ n, total, squares }: Sum, share: boolean): number => {
  if (share) { const p = (total + 0.5) / (n + 1); return p * (1 - p); }
  return n > 1 ? Math.max(0, (squares - (total * total) / n) / (n - 1)) : 0;
};

export interface Twins {
  readonly parts: ReadonlyMap<string, AdjustedPart | NoTwin>;
  /** The role's own value. */
  readonly group: number;
  readonly strata: Strata;
}

/**
 * Each person against the others of the role at the same work (indirect standardisation): what the others have in the person's own branch,
 * with this work and such clients, weighted by how many of each the person has; where under ten units of others are of that branch, in
 * all branches; where there are under ten there too, the person's units are left out. `top`: the most that the metric can be (1 of a share).
 */
export function sameWork(id: ComponentId, cells: readonly Cell[], top: number): Twins {
  const share = top === 1;
  const all = sums(cells, (cell) => [fine(cell), coarse(cell)]);
  const whole = sums(cells, () => ["all"]).get("all") ?? { n: 0, total: 0, squares: 0 };
  const group = whole.n > 0 ? whole.total / whole.n : 0;
  const strata = { fine: 0, coarse: 0, none: 0 };
  const parts = new Map<string, AdjustedPart | NoTwin>();
  for (const staff of new Set(cells.map((cell) => cell.staff))) {
    const own = cells.filter((cell) => cell.staff === staff);
    const ownBy = sums(own, (cell) => [fine(cell), coarse(cell)]);
    const mine = sums(own, () => ["all"]).get("all") as Sum;
    const used = new Map<string, { readonly others: Sum; weight: number }>();
    const covered: Cell[] = [];
    for (const cell of own) {
      const key = [fine(cell), coarse(cell)].find((name) => less(all.get(name), ownBy.get(name)).n >= FEWEST);
      strata[key === undefined ? "none" : key === fine(cell) ? "fine" : "coarse"] += cell.n;
      if (key === undefined) continue;
      covered.push(cell);
      const known = used.get(key) ?? { others: less(all.get(key), ownBy.get(key)), weight: 0 };
      used.set(key, { ...known, weight: known.weight + cell.n });
    }
    const rest = less(whole, mine);
    const kept = sums(covered, () => ["all"]).get("all");
    parts.set(staff, mine.n < FEWEST ? "few" : !kept || kept.n < LEAST_COVERED * mine.n || kept.n < FEWEST || rest.n < FEWEST ? "thin" : partOf(id, mine, kept, [...used.values()], rest.total / rest.n, group, top, share));
  }
  return { parts, group, strata };
}

function partOf(id: ComponentId, mine: Sum, kept: Sum, used: readonly { readonly others: Sum; readonly weight: number }[], rest: number, group: number, top: number, share: boolean): AdjustedPart {
  const [raw, own] = [mine.total / mine.n, kept.total / kept.n];
  const expected = used.reduce((sum, { others, weight }) => sum + (weight / kept.n) * (others.total / others.n), 0);
  const errorSquared = used.reduce((sum, { others, weight }) => sum + ((weight / kept.n) ** 2 * variance(others, share)) / others.n, 0);
  const difference = own - expected;
  const half = Z95 * Math.sqrt(variance(kept, share) / kept.n + errorSquared);
  const [low, high] = [difference - half, difference + half];
  const turns = (raw - rest) * difference < 0;
  return {
    id, own, raw, expected, difference, low, high, n: mine.n, covered: kept.n / mine.n, error: Math.sqrt(errorSquared),
    adjusted: Math.min(top, Math.max(0, group + difference)),
    turned: !turns ? "no" : low > 0 || high < 0 ? "sure" : "chance",
  };
}

/** Pairs whose order is another one after than before, the widest apart after first. `error`: standard error of `after`. */
export function turnedPairs(people: readonly { readonly name: string; readonly before: number; readonly after: number; readonly error: number }[]): TurnedPair[] {
  const pairs = people.flatMap((one) => people.filter((other) => one.before > other.before && one.after < other.after).map((other) => ({ upper: one, lower: other, apart: other.after - one.after })));
  return pairs.sort((a, b) => b.apart - a.apart).map(({ upper, lower, apart }) => ({ upper: upper.name, lower: lower.name, sure: apart > Z95 * Math.hypot(upper.error, lower.error) }));
}
