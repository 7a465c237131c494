import { measuresOf, squaresOf, type PopulationCube } from "./cubes.ts";
import type { Metric } from "./define.ts";

/** A row of a cube's answer. */
export interface CubeRow {
  readonly as_of: string;
  readonly units: number | bigint;
  readonly [column: string]: unknown;
}
type Count = number | bigint | null;

/**
 * The sums of months added up, a row for each combination of the split, in the columns of `compileFigures`. Whole numbers stay exact
 * beyond 2^53. Groups come in the order of `compileFigures`: by value, those without one last.
 */
export function addUp(cube: PopulationCube, metric: Metric, split: readonly string[], rows: readonly CubeRow[], asOf: string): (Record<string, unknown> & { readonly as_of: string })[] {
  const groups = new Map<string, CubeRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(split.map((name) => row[name] ?? null));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const measures = new Set(measuresOf(cube));
  const squares = new Set(squaresOf(cube));
  const ordered = [...groups.values()].sort((a, b) => compare(split, a[0] as CubeRow, b[0] as CubeRow));
  return ordered.map((group) => {
    const whole = (name: string | null | undefined): Count => (name != null && measures.has(name) ? total(group, `sum_${name}`) : null);
    const first = group[0] as CubeRow;
    return {
      as_of: asOf,
      ...Object.fromEntries(split.map((name) => [name, first[name] ?? null])),
      numerator: whole(metric.numerator),
      denominator: whole(metric.denominator),
      units: Number(total(group, "units")),
      squares: metric.shape === "mean" && squares.has(metric.numerator) ? group.reduce((sum, row) => sum + Number(row[`squares_${metric.numerator}`] ?? 0), 0) : null,
      ...(metric.margin && { median: null, p90: null, margin: whole(metric.margin.sum), costed: Number(whole(metric.margin.over) ?? 0) }),
      ...Object.fromEntries(metric.parts.map((part) => [`part_${part}`, whole(part)])),
    };
  });
}

/** By value, those without one last. */
function compare(split: readonly string[], a: CubeRow, b: CubeRow): number {
  for (const name of split) {
    const [x, y] = [a[name] as string | null, b[name] as string | null];
    if (x !== y) return x === null ? 1 : y === null ? -1 : x < y ? -1 : 1;
  }
  return 0;
}

/** Blank only where every one is. */
function total(rows: readonly CubeRow[], column: string): Count {
  if (rows.length === 1) return ((rows[0] as CubeRow)[column] as Count | undefined) ?? null;
  const known = rows.map((row) => row[column] as Count | undefined).filter((value) => value != null);
  if (known.length === 0) return null;
  // Whole numbers stay exact as long as even their sizes together do.
  if (known.reduce<number>((all, value) => all + Math.abs(Number(value)), 0) <= Number.MAX_SAFE_INTEGER) return known.reduce<number>((all, value) => all + Number(value), 0);
  const sum = known.reduce<bigint>((all, value) => all + BigInt(value), 0n);
  return sum >= Number.MIN_SAFE_INTEGER && sum <= Number.MAX_SAFE_INTEGER ? Number(sum) : sum;
}
