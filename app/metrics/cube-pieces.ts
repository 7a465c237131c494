import { spanAt } from "./compile.ts";
import { monthsOf, type PopulationCube } from "./cubes.ts";
import type { CubeRow } from "./cube-sums.ts";
import type { Span } from "./define.ts";
import { addDays, monthEnd, monthOf, monthsBetween, monthStart } from "./period.ts";
import type { Question } from "./compile.ts";

/** What a span is put together from: month ends that a cube may have, and spans that have to be summed for themselves. */
export interface Pieces {
  readonly ends: readonly string[];
  readonly days: readonly Span[];
}

/** Whole months wherever they do; of events the days before and after them, of all else the span as it is. */
export function piecesOf(cube: PopulationCube, span: Span): Pieces {
  const ends = monthsOf(cube, span);
  if (ends) return { ends, days: [] };
  if (cube.month === "snapshot") return { ends: [], days: [spanAt(span.asOf)] };
  if (cube.month === "flow") return { ends: [], days: [span] };
  const [from, to] = [addDays(span.after, 1), span.until];
  const whole = monthsBetween(monthOf(from), monthOf(to)).filter((month) => monthStart(month) >= from && monthEnd(month) <= to);
  const [first, last] = [whole[0], whole.at(-1)];
  if (first === undefined || last === undefined) return { ends: [], days: [span] };
  const rest = [{ from, to: addDays(monthStart(first), -1) }, { from: addDays(monthEnd(last), 1), to }].filter((days) => days.from <= days.to);
  return { ends: whole.map(monthEnd), days: rest.map((days) => spanAt(span.asOf, days)) };
}

/** The rows of all dimensions that a question is about. */
export function chosenRows(cube: PopulationCube, { filters, without = [] }: Question, rows: readonly CubeRow[]): CubeRow[] {
  const chosen = cube.dimensions.flatMap((name) => {
    const values = filters[name as keyof typeof filters];
    return values?.length ? [{ name, values: new Set<unknown>(values) }] : [];
  });
  const blank = without.filter((name) => cube.dimensions.includes(name));
  return rows.filter((row) => chosen.every(({ name, values }) => values.has(row[name])) && blank.every((name) => row[name] === null));
}
