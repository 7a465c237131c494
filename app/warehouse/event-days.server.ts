import type { Home } from "#pipelines/index.ts";
import type { CubeRow } from "#app/metrics/cube-sums.ts";
import { compileSpans, type PopulationCube } from "#app/metrics/cubes.ts";
import type { Span } from "#app/metrics/define.ts";
import { addDays } from "#app/metrics/period.ts";
import type { AppliedPolicy } from "#app/metrics/policy.ts";
import { timedQuery } from "./run-query.server.ts";

interface Waiting {
  readonly span: Span;
  readonly give: (rows: readonly CubeRow[]) => void;
  readonly fail: (error: unknown) => void;
}
interface Asked {
  readonly answers: Map<string, Promise<readonly CubeRow[]>>;
  waiting: Waiting[];
}
interface Known {
  readonly version: number;
  readonly byCube: Map<PopulationCube, WeakMap<AppliedPolicy, Asked>>;
}

const KEPT_PIECES = 500;
const homes = new WeakMap<Home, Known>();

/** The rows of events in days that are no months. What is asked in one turn goes over the orders once; answers are kept until the data move. */
export function eventsOfDays(home: Home, cube: PopulationCube, applied: AppliedPolicy, span: Span): Promise<readonly CubeRow[]> {
  const { waiting, answers } = askedOf(home, cube, applied);
  const key = `${span.after} ${span.until}`;
  const found = answers.get(key);
  if (found) return found;
  const answer = new Promise<readonly CubeRow[]>((give, fail) => {
    if (waiting.length === 0) setImmediate(() => void together(home, cube, applied, waiting.splice(0)));
    waiting.push({ span, give, fail });
  });
  answers.set(key, answer);
  if (answers.size > KEPT_PIECES) answers.delete(answers.keys().next().value as string);
  answer.catch(() => answers.delete(key));
  return answer;
}

function askedOf(home: Home, cube: PopulationCube, applied: AppliedPolicy): Asked {
  let known = homes.get(home);
  if (known?.version !== home.version) homes.set(home, (known = { version: home.version, byCube: new Map() }));
  const ofCube = known.byCube.get(cube) ?? new WeakMap<AppliedPolicy, Asked>();
  known.byCube.set(cube, ofCube);
  const asked = ofCube.get(applied) ?? { answers: new Map(), waiting: [] };
  ofCube.set(applied, asked);
  return asked;
}

/** Events hang on their period alone: the as-of day of a span is free to say which of the spans a row is of. */
async function together(home: Home, cube: PopulationCube, applied: AppliedPolicy, all: readonly Waiting[]): Promise<void> {
  try {
    const named = all.map(({ span }, at) => ({ ...span, asOf: addDays("1900-01-01", at) }));
    const rows = await timedQuery<CubeRow>(home, `days of ${cube.name}`, compileSpans(cube, applied, named, true));
    all.forEach(({ give }, at) => give(rows.filter((row) => row.as_of === named[at]?.asOf)));
  } catch (error) {
    for (const { fail } of all) fail(error);
  }
}
