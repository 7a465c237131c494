import { bigint, day, ident, join, list, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { splitBy, type Question } from "./compile.ts";
import { levelOf, measuresOf, squaresOf, type PopulationCube } from "./cubes.ts";
import type { CubeRow } from "./cube-sums.ts";

/** What is asked of a cube: its rows by month and split (or finer), with `units` and all its sums. */
export interface CubeQuestion {
  readonly cube: PopulationCube;
  readonly split: readonly string[];
  readonly level: number;
  readonly conditions: readonly Sql[];
  /** Whether rows are to be added up: the conditions choose several values of a dimension, or the cube has only its finest. */
  readonly several: boolean;
  /** The same for the same conditions on the same cube. */
  readonly narrowed: string;
  /** Null: of every month there is. */
  readonly ends: ReadonlySet<string> | null;
  /** The same for the same question. */
  readonly key: string;
}

/** A question about a metric as one about its cube. */
export function cubeQuestion(cube: PopulationCube, { metric, by, filters, without = [] }: Question, ends: readonly string[] | null): CubeQuestion {
  const split = splitBy(metric, by);
  const chosen = (Object.keys(filters) as (keyof typeof filters)[]).filter((name) => filters[name]?.length && cube.dimensions.includes(name)).sort();
  const blank = without.filter((name) => cube.dimensions.includes(name));
  const narrowed = JSON.stringify([cube.name, chosen.map((name) => [name, filters[name]]), blank]);
  return {
    cube,
    split,
    level: levelOf(cube, [...split, ...chosen, ...blank]),
    conditions: [...chosen.map((name) => sql`${ident(name)} in (${list(filters[name] ?? [])})`), ...blank.map((name) => sql`${ident(name)} is null`)],
    several: cube.finest === true || chosen.some((name) => (filters[name]?.length ?? 0) > 1),
    narrowed,
    ends: ends && new Set(ends),
    key: JSON.stringify([narrowed, split, ends]),
  };
}

/** Questions about one cube under one set of conditions, which go over its rows together. */
interface Arm {
  readonly cube: PopulationCube;
  readonly questions: CubeQuestion[];
}

/** One statement for several questions, and how a row of it is read: to which of them it belongs (by their places), and its cells. */
export function inCommonColumns(questions: readonly CubeQuestion[]): { readonly statement: Sql; read(row: Readonly<Record<string, unknown>>): { readonly at: readonly number[]; readonly cells: CubeRow } } {
  const arms = [...groupsOf(questions, ({ narrowed }) => narrowed).values()].map((all): Arm => ({ cube: (all[0] as CubeQuestion).cube, questions: all }));
  const widest = (of: (cube: PopulationCube) => readonly string[]): number => Math.max(...arms.map(({ cube }) => of(cube).length));
  const widths = { d: widest(({ dimensions }) => dimensions), s: widest(measuresOf), x: widest(squaresOf) };
  const padded = (names: readonly Sql[], letter: keyof typeof widths, blank: Sql): Sql[] => Array.from({ length: widths[letter] }, (_, i) => sql`${names[i] ?? blank} as ${ident(`${letter}${i}`)}`);
  const statements = arms.map((arm, at) => {
    const { cube } = arm;
    const several = arm.questions.some((question) => question.several);
    const summed = (column: Sql): Sql => (several ? sql`sum(${column})` : column);
    const whole = (column: Sql): Sql => (several ? bigint(summed(column)) : column);
    const names = cube.dimensions.map((name) => (several ? splitOnly(arm, name) : ident(name)));
    const columns = [
      sql`${raw(String(at))} as arm`,
      raw("level"),
      raw("as_of"),
      sql`${whole(raw("units"))} as units`,
      ...padded(names, "d", raw("cast(null as varchar)")),
      ...padded(measuresOf(cube).map((name) => whole(ident(`sum_${name}`))), "s", raw("cast(null as bigint)")),
      ...padded(squaresOf(cube).map((name) => summed(ident(`squares_${name}`))), "x", raw("cast(null as double)")),
    ];
    const grouped = several ? sql` group by level, as_of, ${join(names)}` : raw("");
    return sql`select ${join(columns)} from ${ident(`cubes.${cube.name}`)} where ${wanted(arm)}${grouped}`;
  });
  const places = new Map(questions.map((question, at) => [question, at]));
  return {
    statement: sql`${join(statements, " union all ")}`,
    read(row) {
      const { cube, questions: all } = arms[Number(row["arm"])] as Arm;
      const end = row["as_of"] as string;
      const cells: Record<string, unknown> & { as_of: string; units: number | bigint } = { as_of: end, units: row["units"] as number };
      cube.dimensions.forEach((name, i) => (cells[name] = row[`d${i}`]));
      measuresOf(cube).forEach((name, i) => (cells[`sum_${name}`] = row[`s${i}`]));
      squaresOf(cube).forEach((name, i) => (cells[`squares_${name}`] = row[`x${i}`]));
      const whose = all.filter(({ level, ends }) => level === row["level"] && (ends === null || ends.has(end)));
      return { at: whose.map((question) => places.get(question) as number), cells };
    },
  };
}

/** Of several chosen values one sum is wanted, unless a question on the level is split by the dimension. */
function splitOnly({ questions }: Arm, name: string): Sql {
  const levels = [...new Set(questions.filter(({ split }) => split.includes(name)).map(({ level }) => level))];
  return levels.length ? sql`case when level in (${join(levels.map((level) => raw(String(level))))}) then ${ident(name)} end` : raw("cast(null as varchar)");
}

/** The levels and months that the questions are about, within their conditions. */
function wanted({ questions }: Arm): Sql {
  const [first] = questions;
  const levels = [...groupsOf(questions, ({ level }) => level)];
  const months = levels.map(([level, all]) => {
    const ends = all.some((question) => question.ends === null) ? null : [...new Set(all.flatMap((question) => [...(question.ends ?? [])]))].sort();
    const these = raw(`level = ${level}`);
    return ends ? sql`(${these} and as_of in (${join(ends.map(day))}))` : these;
  });
  // The engine does not see through the alternatives: the levels by themselves keep it from reading all others.
  const known = sql`level in (${join(levels.map(([level]) => raw(String(level))))})`;
  return join([known, sql`(${join(months, " or ")})`, ...(first?.conditions ?? [])], " and ");
}

function groupsOf<K>(questions: readonly CubeQuestion[], keyOf: (question: CubeQuestion) => K): Map<K, CubeQuestion[]> {
  const groups = new Map<K, CubeQuestion[]>();
  for (const question of questions) groups.set(keyOf(question), [...(groups.get(keyOf(question)) ?? []), question]);
  return groups;
}
