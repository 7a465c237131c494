import { compileFigures, compileLeftOut, compileRows, splitBy, type Question } from "#app/metrics/compile.ts";
import type { Metric, Span } from "#app/metrics/define.ts";
import { defaultApplied, type AppliedPolicy } from "#app/metrics/policy.ts";
import type { Dimension } from "#app/metrics/types.ts";
import type { Row, Session } from "#pipelines/warehouse/engine.ts";
import { sql } from "#pipelines/warehouse/sql.ts";

/** One statement and how its answer is told apart: by the columns of `keys`, and by which of the others are no whole numbers. */
interface Asked {
  readonly name: string;
  readonly statement: ReturnType<typeof compileFigures>;
  readonly keys: readonly string[];
  readonly real: readonly string[];
}

/** A metric as every question asks it: over everything, by each dimension, by all at once; its rows; what it leaves out. */
export function statementsOf(metric: Metric, spans: readonly Span[], applied: AppliedPolicy = defaultApplied): readonly Asked[] {
  const { dimensions } = metric.population;
  const splits: (readonly Dimension[])[] = [[], ...dimensions.map((name) => [name]), ...(dimensions.length > 1 ? [dimensions] : [])];
  const question = (by: readonly Dimension[]): Question => ({ metric, spans, by, filters: {}, satisfactionMax: 10, lostAfterDays: 200, applied });
  const real = ["squares", "median", "p90", "log_survival", "greenwood", ...(metric.unit === "score" && metric.shape === "mean" ? ["numerator"] : [])];
  const leftOut = compileLeftOut(question([]));
  return [
    ...splits.map((by) => ({ name: `${metric.id} by ${by.join(", ") || "nothing"}`, statement: compileFigures(question(by)), keys: ["as_of", ...splitBy(metric, by)], real })),
    {
      name: `${metric.id}, rows`,
      statement: sql`select count(*) as n, count(distinct unit_id) as units, min(unit_id) as first_unit, max(unit_id) as last_unit, min(day) as first_day, max(day) as last_day, sum(measure) as measure,
        sum(case when in_numerator then 1 else 0 end) as in_numerator, sum(case when in_denominator then 1 else 0 end) as in_denominator from (${compileRows(question([]), null)}) as r`,
      keys: [],
      real: ["measure"],
    },
    ...(leftOut ? [{ name: `${metric.id}, left out`, statement: leftOut, keys: ["reason"], real: [] }] : []),
  ];
}

export interface Compared {
  readonly name: string;
  readonly rows: number;
  /** What differs, as a sentence; null where nothing does. */
  readonly difference: string | null;
}

/** The answers of two engines to one statement. */
export async function compare({ name, statement, keys, real }: Asked, expected: Session, tried: Session): Promise<Compared> {
  const wanted = sorted(await expected.query<Row>(statement), keys);
  let found: Row[];
  try {
    found = sorted(await tried.query<Row>(statement), keys);
  } catch (error) {
    return { name, rows: wanted.length, difference: error instanceof Error ? error.message : String(error) };
  }
  if (found.length !== wanted.length) return { name, rows: wanted.length, difference: `${found.length} rows for ${wanted.length}` };
  for (const [i, row] of wanted.entries()) {
    const other = found[i] as Row;
    const column = Object.keys(row).find((key) => !same(row[key], other[key], real.includes(key)));
    if (column) return { name, rows: wanted.length, difference: `${column} is ${String(other[column])} for ${String(row[column])} where ${keys.map((key) => `${key} = ${String(row[key])}`).join(", ") || "all"}` };
  }
  return { name, rows: wanted.length, difference: null };
}

const keyOf = (row: Row, keys: readonly string[]): string => JSON.stringify(keys.map((key) => row[key] ?? null));
const sorted = (rows: readonly Row[], keys: readonly string[]): Row[] => [...rows].sort((a, b) => (keyOf(a, keys) < keyOf(b, keys) ? -1 : 1));

/** Whole numbers, days and words to the letter; others to 1e-9 of their size. */
function same(a: unknown, b: unknown, real: boolean): boolean {
  if (real && typeof a === "number" && typeof b === "number") return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  return String(a ?? "–") === String(b ?? "–");
}
