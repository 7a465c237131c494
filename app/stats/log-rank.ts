import { chiSquaredTail } from "./gamma.ts";
import { solve } from "./linear.ts";
import { byTime, type Observation } from "./survival.ts";

export interface LogRank {
  /** χ² with one degree of freedom less than there are groups with anybody in them. */
  readonly chi2: number;
  readonly degrees: number;
  readonly p: number;
  /** Events seen in each group, and those it would have had if all groups were alike; in the order given. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
}

/**
 * Log-rank test that the groups have one survival curve. Null when fewer than two groups have observations, or when
 * nothing that happened can tell them apart. Mantel 1966; as R's survdiff.
 */
export function logRank(groups: readonly (readonly Observation[])[]): LogRank | null {
  const tables = groups.map((group) => byTime("logRank", group));
  const size = groups.length;
  const left = tables.map((table) => table.reduce((sum, { all }) => sum + all, 0));
  const present = left.flatMap((n, i) => (n > 0 ? [i] : []));
  if (present.length < 2) return null;
  const at = tables.map((table) => new Map(table.map((row) => [row.t, row])));
  const times = [...new Set(tables.flatMap((table) => table.map(({ t }) => t)))].sort((a, b) => a - b);
  const observed = left.map(() => 0);
  const expected = left.map(() => 0);
  const covariance = left.map(() => left.map(() => 0));
  for (const t of times) {
    const rows = at.map((table) => table.get(t));
    const events = rows.reduce((sum, row) => sum + (row?.events ?? 0), 0);
    const n = left.reduce((a, b) => a + b, 0);
    const scale = n > 1 ? (events * (n - events)) / (n * n * (n - 1)) : 0;
    for (let i = 0; i < size; i++) {
      const ni = left[i] as number;
      observed[i] = (observed[i] as number) + (rows[i]?.events ?? 0);
      if (events > 0) expected[i] = (expected[i] as number) + (events * ni) / n;
      const line = covariance[i] as number[];
      for (let j = 0; j < size; j++) line[j] = (line[j] as number) + scale * ((i === j ? n * ni : 0) - ni * (left[j] as number));
    }
    rows.forEach((row, i) => (left[i] = (left[i] as number) - (row?.all ?? 0)));
  }
  const free = present.slice(1);
  const difference = free.map((i) => (observed[i] as number) - (expected[i] as number));
  const weights = solve(free.map((i) => free.map((j) => (covariance[i] as number[])[j] as number)), difference);
  if (!weights) return null;
  const chi2 = weights.reduce((sum, w, i) => sum + w * (difference[i] as number), 0);
  return { chi2, degrees: free.length, p: chiSquaredTail(Math.max(0, chi2), free.length), observed, expected };
}
