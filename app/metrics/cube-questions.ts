import { bigint, day, ident, join, list, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { splitBy, type Question } from "./compile.ts";
import { measuresOf, squaresOf, type PopulationCube } from "./cubes.ts";
import type { CubeRow } from "./cube-sums.ts";

/** What is asked of a cube: its rows by month and split, with `units` and all its sums. */
export interface CubeQuestion {
  readonly cube: PopulationCube;
  readonly split: readonly string[];
  readonly conditions: readonly Sql[];
  /** The same for the same question. */
  readonly key: string;
}

/** A question about a metric as one about its cube. `ends` null: of every month there is. */
export function cubeQuestion(cube: PopulationCube, { metric, by, filters, without = [] }: Question, ends: readonly string[] | null): CubeQuestion {
  const split = splitBy(metric, by);
  const chosen = (Object.keys(filters) as (keyof typeof filters)[]).filter((name) => filters[name]?.length && cube.dimensions.includes(name)).sort();
  const blank = without.filter((name) => cube.dimensions.includes(name));
  return {
    cube,
    split,
    conditions: [
      ...chosen.map((name) => sql`${ident(name)} in (${list(filters[name] ?? [])})`),
      ...blank.map((name) => sql`${ident(name)} is null`),
      ...(ends ? [sql`as_of in (${join(ends.map(day))})`] : []),
    ],
    key: JSON.stringify([cube.population.id, split, chosen.map((name) => [name, filters[name]]), blank, ends]),
  };
}

/** Statements of several questions with the same columns, and how a row of any of them is read: `at` is the question's place. */
export function inCommonColumns(questions: readonly CubeQuestion[]): { readonly statements: readonly Sql[]; read(row: Readonly<Record<string, unknown>>): { readonly at: number; readonly cells: CubeRow } } {
  const widest = (of: (question: CubeQuestion) => readonly string[]): number => Math.max(...questions.map((question) => of(question).length));
  const widths = { d: widest(({ split }) => split), s: widest(({ cube }) => measuresOf(cube)), x: widest(({ cube }) => squaresOf(cube)) };
  const padded = (names: readonly Sql[], letter: keyof typeof widths, blank: Sql): Sql[] => Array.from({ length: widths[letter] }, (_, i) => sql`${names[i] ?? blank} as ${ident(`${letter}${i}`)}`);
  const statements = questions.map(({ cube, split, conditions }, at) => {
    const columns = [
      sql`${raw(String(at))} as at`,
      raw("as_of"),
      sql`${bigint(raw("sum(units)"))} as units`,
      ...padded(split.map(ident), "d", raw("cast(null as varchar)")),
      ...padded(measuresOf(cube).map((name) => bigint(sql`sum(${ident(`sum_${name}`)})`)), "s", raw("cast(null as bigint)")),
      ...padded(squaresOf(cube).map((name) => sql`sum(${ident(`squares_${name}`)})`), "x", raw("cast(null as double)")),
    ];
    const where = conditions.length ? join(conditions, " and ") : raw("true");
    return sql`select ${join(columns)} from ${ident(`cubes.${cube.population.id}`)} where ${where} group by ${join([raw("as_of"), ...split.map(ident)])}`;
  });
  return {
    statements,
    read(row) {
      const at = Number(row["at"]);
      const { cube, split } = questions[at] as CubeQuestion;
      const cells: Record<string, unknown> & { as_of: string; units: number | bigint } = { as_of: row["as_of"] as string, units: row["units"] as number };
      split.forEach((name, i) => (cells[name] = row[`d${i}`]));
      measuresOf(cube).forEach((name, i) => (cells[`sum_${name}`] = row[`s${i}`]));
      squaresOf(cube).forEach((name, i) => (cells[`squares_${name}`] = row[`x${i}`]));
      return { at, cells };
    },
  };
}
