import { createHash } from "node:crypto";
import type { Cube, Home } from "#pipelines/index.ts";
import { cubeGeneration } from "#pipelines/warehouse/cube-generation.ts";
import { day, duckdb, render, sql } from "#pipelines/warehouse/sql.ts";
import { splitBy, type Question } from "#app/metrics/compile.ts";
import { ownTurn, turnIsLong } from "#app/config/own-turn.server.ts";
import { compileMonths, compileSpans, cubeFor, cubes, measuresOf, policyText, reachesBack, squaresOf, type PopulationCube } from "#app/metrics/cubes.ts";
import { cubeQuestion } from "#app/metrics/cube-questions.ts";
import { chosenRows, piecesOf } from "#app/metrics/cube-pieces.ts";
import { addUp, type CubeRow } from "#app/metrics/cube-sums.ts";
import type { Span } from "#app/metrics/define.ts";
import { defaultApplied, readsMarts, type AppliedPolicy } from "#app/metrics/policy.ts";
import { stayColumns, stayParts, stays } from "#app/metrics/populations/stays.ts";
import { appliedPolicy } from "./applied.server.ts";
import { countCubes } from "./counts.server.ts";
import { cubeAnswer } from "./cube-answers.server.ts";
import { eventsOfDays } from "./event-days.server.ts";
import { runQuery } from "./run-query.server.ts";
import { standingMonths, standsIn } from "./standing.server.ts";

const versions = new WeakMap<AppliedPolicy, Map<PopulationCube, string>>();

/** Names what a cube's sums were made by: its query, and the policy. */
function versionOf(cube: PopulationCube, applied: AppliedPolicy): string {
  const known = versions.get(applied) ?? new Map<PopulationCube, string>();
  versions.set(applied, known);
  const found = known.get(cube);
  if (found) return found;
  const key = `${cube.name} ${policyText(applied)}`;
  const { text, params } = render(compileMonths(cube, applied, ["2024-02-29"], true), duckdb);
  const version = createHash("sha256").update(JSON.stringify([key, text, params])).digest("hex").slice(0, 16);
  known.set(cube, version);
  return version;
}

/** All cubes of a home under the definition that its marts were built with. */
export async function cubesOf(session: Pick<Home["engine"], "query">): Promise<readonly Cube[]> {
  const applied = await appliedPolicy({ engine: session, version: 0 } as Home);
  return [stayCube(applied), ...countCubes, ...cubes.map((cube) => asTable(cube, applied))];
}

const stayCubes = new WeakMap<AppliedPolicy, Cube>();

/** What months of the other cubes are made from. Its version goes with that of `versionOf`, which holds its text. */
function stayCube(applied: AppliedPolicy): Cube {
  const known = stayCubes.get(applied) ?? stayTableOf(applied);
  stayCubes.set(applied, known);
  return known;
}

function stayTableOf(applied: AppliedPolicy): Cube {
  const { text } = render(stays(applied, 0), duckdb);
  const parts = Array.from({ length: stayParts }, (_, part) => `9998-01-${String(part + 1).padStart(2, "0")}`);
  return {
    name: "stay",
    columns: stayColumns,
    version: createHash("sha256").update(text).digest("hex").slice(0, 16),
    select: ([end = ""]) => sql`select ${day(end)} as as_of, s.* from (${stays(applied, parts.indexOf(end))}) as s`,
    events: false,
    reachesBack: false,
    parts,
  };
}

const asTable = (cube: PopulationCube, applied: AppliedPolicy = defaultApplied): Cube => ({
  name: cube.name,
  columns: {
    level: "INTEGER",
    ...Object.fromEntries(cube.dimensions.map((name) => [name, "VARCHAR" as const])),
    units: "BIGINT",
    ...Object.fromEntries(measuresOf(cube).map((name) => [`sum_${name}`, "BIGINT" as const])),
    ...Object.fromEntries(squaresOf(cube).map((name) => [`squares_${name}`, "DOUBLE" as const])),
  },
  version: versionOf(cube, applied),
  select: (ends) => compileMonths(cube, applied, ends, true),
  events: cube.month === "events",
  reachesBack: reachesBack(cube, applied),
});

/** Whether stays stand for all clients, as this definition makes them. */
export const staysStand = async (home: Home, applied: AppliedPolicy): Promise<boolean> => staysAmong(await standingMonths(home), applied);

function staysAmong(standing: Awaited<ReturnType<typeof standingMonths>>, applied: AppliedPolicy): boolean {
  const { name, version, parts = [] } = stayCube(applied);
  return readsMarts(applied) && parts.every(standsIn(standing, name, version));
}

/** More days than these within months are summed by the statement that asks them all. */
const FEW_DAYS = 4;

/** The sums of a question at the spans that its cube can tell, and the spans that it cannot. */
export async function fromCube(home: Home, question: Question): Promise<{ answers: (Record<string, unknown> & { as_of: string })[]; left: readonly Span[] }> {
  const { metric, spans, by, applied = defaultApplied } = question;
  const cube = cubeFor(question);
  if (!cube) return { answers: [], left: spans };
  const generation = cubeGeneration();
  const standing = await standingMonths(home, generation);
  if (turnIsLong()) await ownTurn();
  const stands = standsIn(standing, cube.name, versionOf(cube, applied));
  const pieces = spans.map((span) => ({ span, ...piecesOf(cube, span) }));
  const days = staysAmong(standing, applied) && pieces.filter((one) => one.days.length > 0).length <= FEW_DAYS;
  const known = pieces.filter((one) => one.ends.every(stands) && (days || one.days.length === 0));
  if (known.length === 0) return { answers: [], left: spans };
  const split = splitBy(metric, by);
  const wanted = [...new Set(known.flatMap((one) => one.ends))].sort();
  // Without a split all months are few rows, and one answer serves every question of the page.
  const [byMonth, byDays] = await Promise.all([
    wanted.length ? cubeAnswer(home, generation, cubeQuestion(cube, question, split.length ? wanted : null)) : null,
    Promise.all(known.map((one) => Promise.all(one.days.map((span) => rowsOfDays(home, cube, applied, span))))),
  ]);
  // The answers to all questions of all pages come at one moment, as what stands did above.
  if (turnIsLong()) await ownTurn();
  const answers = known.flatMap(({ span, ends }, at) => {
    const rows = [...ends.flatMap((end) => byMonth?.get(end) ?? []), ...chosenRows(cube, question, (byDays[at] ?? []).flat())];
    return addUp(cube, metric, split, rows, span.asOf);
  });
  const answered = new Set(known.map(({ span }) => span));
  return { answers, left: spans.filter((span) => !answered.has(span)) };
}

/** What a cube would hold of days that are no month: summed when they are asked, by all dimensions, so that every question of the page has it at once. */
const rowsOfDays = (home: Home, cube: PopulationCube, applied: AppliedPolicy, span: Span): Promise<readonly CubeRow[]> =>
  cube.month === "events" ? eventsOfDays(home, cube, applied, span) : runQuery<CubeRow>(home, `days of ${cube.name}`, compileSpans(cube, applied, [span], true));
