import { atOnce, type Steps } from "./steps.ts";

export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  readonly evaluations: number;
}

type Vertex = { readonly at: readonly number[]; readonly value: number };

/** One descent of the simplex, until its values and its corners agree or the evaluations are used up. */
function* descend(f: (x: readonly number[]) => number, start: readonly number[], step: number, limit: number): Steps<Minimum> {
  let evaluations = 0;
  const vertex = (at: readonly number[]): Vertex => {
    evaluations++;
    const value = f(at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  let simplex = [vertex(start), ...start.map((_, i) => vertex(start.map((x, j) => (i === j ? x + step : x))))];
  const blend = (a: readonly number[], b: readonly number[], t: number) => a.map((x, i) => x + t * ((b[i] as number) - x));

  for (let used = evaluations; used < limit; used = evaluations) {
    yield;
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0] as Vertex;
    const worst = simplex[simplex.length - 1] as Vertex;
    const next = simplex[simplex.length - 2] as Vertex;
    const width = Math.max(...simplex.flatMap((v) => v.at.map((x, i) => Math.abs(x - (best.at[i] as number)))));
    if (worst.value - best.value <= 1e-13 * (1 + Math.abs(best.value)) && width <= 1e-8) break;

    const others = simplex.slice(0, -1);
    const centre = start.map((_, i) => others.reduce((sum, v) => sum + (v.at[i] as number), 0) / others.length);
    const reflected = vertex(blend(centre, worst.at, -1));
    let replacement: Vertex | null = reflected;
    if (reflected.value < best.value) {
      const expanded = vertex(blend(centre, worst.at, -2));
      if (expanded.value < reflected.value) replacement = expanded;
    } else if (reflected.value >= next.value) {
      const contracted = vertex(blend(centre, (reflected.value < worst.value ? reflected : worst).at, 0.5));
      replacement = contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
    }
    if (replacement) simplex = [...others, replacement];
    else simplex = [best, ...simplex.slice(1).map((v) => vertex(blend(best.at, v.at, 0.5)))];
  }
  simplex.sort((a, b) => a.value - b.value);
  const { at, value } = simplex[0] as Vertex;
  return { at, value, evaluations };
}

/**
 * Minimum of a smooth function of a few variables without derivatives: Nelder and Mead (1965), from each of `starts`,
 * and twice again from the best point found with a fresh simplex, which frees a collapsed one.
 * A value that is not a number counts as +∞. RangeError without a start.
 */
export const minimise = (f: (x: readonly number[]) => number, starts: readonly (readonly number[])[], step?: number, limit?: number): Minimum => atOnce(minimising(f, starts, step, limit));

/** The same, step by step. */
export function* minimising(f: (x: readonly number[]) => number, starts: readonly (readonly number[])[], step = 0.5, limit = 1000): Steps<Minimum> {
  if (starts.length === 0) throw new RangeError("minimise: no point to start from");
  const found: Minimum[] = [];
  for (const start of starts) found.push(yield* descend(f, start, step, limit));
  let best = found.reduce((a, b) => (b.value < a.value ? b : a));
  for (const fresh of [step / 2, step / 10]) {
    const again = yield* descend(f, best.at, fresh, limit);
    found.push(again);
    if (again.value <= best.value) best = again;
  }
  return { ...best, evaluations: found.reduce((sum, m) => sum + m.evaluations, 0) };
}
