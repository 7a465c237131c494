import { createHash } from "node:crypto";
import type { Cube, Home } from "#pipelines/index.ts";
import { cubeGeneration } from "#pipelines/warehouse/cube-generation.ts";
import { duckdb, render } from "#pipelines/warehouse/sql.ts";
import { splitBy, type Question } from "#app/metrics/compile.ts";
import { compileMonth, cubeFor, cubes, measuresOf, monthsOf, policyText, reachesBack, squaresOf, type PopulationCube } from "#app/metrics/cubes.ts";
import { cubeQuestion } from "#app/metrics/cube-questions.ts";
import { addUp } from "#app/metrics/cube-sums.ts";
import type { Span } from "#app/metrics/define.ts";
import { defaultApplied, type AppliedPolicy } from "#app/metrics/policy.ts";
import { stayColumns, stayParts, stays } from "#app/metrics/populations/stays.ts";
import { appliedPolicy } from "./applied.server.ts";
import { countCubes } from "./counts.server.ts";
import { cubeAnswer } from "./cube-answers.server.ts";
import { standingMonths, standsIn } from "./standing.server.ts";

const versions = new WeakMap<AppliedPolicy, Map<PopulationCube, string>>();

/** Names what a cube's sums were made by: its query, and the policy. */
function versionOf(cube: PopulationCube, applied: AppliedPolicy): string {
  const known = versions.get(applied) ?? new Map<PopulationCube, string>();
  versions.set(applied, known);
  const found = known.get(cube);
  if (found) return found;
  const key = `${cube.population.id} ${policyText(applied)}`;
  const { text, params } = render(compileMonth(cube, applied, "2024-02-29", true), duckdb);
  const version = createHash("sha256").update(JSON.stringify([key, text, params])).digest("hex").slice(0, 16);
  known.set(cube, version);
  return version;
}

/** All cubes of a home under the definition that its marts were built with. */
export async function cubesOf(session: Pick<Home["engine"], "query">): Promise<readonly Cube[]> {
  const applied = await appliedPolicy({ engine: session, version: 0 } as Home);
  return [stayCube(applied), ...countCubes, ...cubes.map((cube) => asTable(cube, applied))];
}

/** What months of the other cubes are made from. Its version goes with that of `versionOf`, which holds its text. */
function stayCube(applied: AppliedPolicy): Cube {
  const { text } = render(stays(applied, 0), duckdb);
  const parts = Array.from({ length: stayParts }, (_, part) => `9998-01-${String(part + 1).padStart(2, "0")}`);
  return {
    name: "stay",
    columns: stayColumns,
    version: createHash("sha256").update(text).digest("hex").slice(0, 16),
    select: (end) => stays(applied, parts.indexOf(end)),
    events: false,
    reachesBack: false,
    parts,
  };
}

const asTable = (cube: PopulationCube, applied: AppliedPolicy = defaultApplied): Cube => ({
  name: cube.population.id,
  columns: {
    ...Object.fromEntries(cube.dimensions.map((name) => [name, "VARCHAR" as const])),
    units: "BIGINT",
    ...Object.fromEntries(measuresOf(cube).map((name) => [`sum_${name}`, "BIGINT" as const])),
    ...Object.fromEntries(squaresOf(cube).map((name) => [`squares_${name}`, "DOUBLE" as const])),
  },
  version: versionOf(cube, applied),
  select: (end) => compileMonth(cube, applied, end, true),
  events: cube.month === "events",
  reachesBack: reachesBack(cube, applied),
});

/** The sums of a question at the spans that its cube can tell, and the spans that it cannot. */
export async function fromCube(home: Home, question: Question): Promise<{ answers: (Record<string, unknown> & { as_of: string })[]; left: readonly Span[] }> {
  const { metric, spans, by, applied = defaultApplied } = question;
  const cube = cubeFor(question);
  if (!cube) return { answers: [], left: spans };
  const generation = cubeGeneration();
  const stands = standsIn(await standingMonths(home, generation), cube.population.id, versionOf(cube, applied));
  const known = spans.flatMap((span) => {
    const ends = monthsOf(cube, span);
    return ends?.every(stands) ? [{ span, ends }] : [];
  });
  if (known.length === 0) return { answers: [], left: spans };
  const split = splitBy(metric, by);
  // Without a split all months are few rows, and one answer serves every question of the page.
  const ends = split.length ? [...new Set(known.flatMap((one) => one.ends))].sort() : null;
  const byMonth = await cubeAnswer(home, generation, cubeQuestion(cube, question, ends));
  const answers = known.flatMap(({ span, ends: months }) => addUp(cube, metric, split, months.flatMap((end) => byMonth.get(end) ?? []), span.asOf));
  const answered = new Set(known.map(({ span }) => span));
  return { answers, left: spans.filter((span) => !answered.has(span)) };
}
