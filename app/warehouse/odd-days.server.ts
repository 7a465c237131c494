import type { Home } from "#pipelines/index.ts";
import type { CubeRow } from "#app/metrics/cube-sums.ts";
import { compileSpans, type PopulationCube } from "#app/metrics/cubes.ts";
import type { Span } from "#app/metrics/define.ts";
import { addDays } from "#app/metrics/period.ts";
import type { AppliedPolicy } from "#app/metrics/policy.ts";
import type { Dimension } from "#app/metrics/types.ts";
import { timedQuery } from "./run-query.server.ts";

interface Waiting {
  readonly span: Span;
  readonly names: readonly Dimension[];
  readonly give: (rows: readonly CubeRow[]) => void;
  readonly fail: (error: unknown) => void;
}
/** Rows of a span by these dimensions. */
interface Summed {
  readonly names: readonly Dimension[];
  readonly rows: Promise<readonly CubeRow[]>;
  /** How many, once they are there. */
  size: number;
}
interface Asked {
  /** By span, the oldest first. */
  readonly known: Map<string, Summed[]>;
  readonly waiting: Waiting[];
  /** How many rows are known. */
  rows: number;
}
interface Known {
  readonly version: number;
  readonly byCube: Map<PopulationCube, WeakMap<AppliedPolicy, Asked>>;
}

/** Of one cube: a row is some hundred bytes. */
const KEPT_ROWS = 100_000;
const homes = new WeakMap<Home, Known>();

/**
 * What a cube would hold of days that are no months, by the dimensions `names` and maybe more: summed when it is asked. All that is asked in one turn is
 * summed together, by what any of it names: who a client is costs more than the sums. Answers are kept until the data move.
 */
export async function sumsOfDays(home: Home, cube: PopulationCube, applied: AppliedPolicy, span: Span, names: readonly Dimension[]): Promise<readonly CubeRow[]> {
  const asked = askedOf(home, cube, applied);
  const found = asked.known.get(keyOf(cube, span))?.find((one) => names.every((name) => one.names.includes(name)));
  if (found) return found.rows;
  return new Promise((give, fail) => {
    if (asked.waiting.length === 0) setImmediate(() => together(home, cube, applied, asked));
    asked.waiting.push({ span, names, give, fail });
  });
}

/** Events hang on their period alone, clients at a day on that day. */
const keyOf = ({ month }: PopulationCube, { asOf, after, until }: Span): string => (month === "events" ? `${after} ${until}` : `${asOf} ${after} ${until}`);

function askedOf(home: Home, cube: PopulationCube, applied: AppliedPolicy): Asked {
  let known = homes.get(home);
  if (known?.version !== home.version) homes.set(home, (known = { version: home.version, byCube: new Map() }));
  const ofCube = known.byCube.get(cube) ?? new WeakMap<AppliedPolicy, Asked>();
  known.byCube.set(cube, ofCube);
  const asked = ofCube.get(applied) ?? { known: new Map(), waiting: [], rows: 0 };
  ofCube.set(applied, asked);
  return asked;
}

function together(home: Home, cube: PopulationCube, applied: AppliedPolicy, asked: Asked): void {
  const all = asked.waiting.splice(0);
  const names = cube.dimensions.filter((name) => all.some((one) => one.names.includes(name)));
  const spans = [...new Map(all.map(({ span }) => [keyOf(cube, span), span]))];
  // Async, so that what cannot be asked fails for whoever waits.
  const ask = async (some: readonly Span[]): Promise<CubeRow[]> => timedQuery<CubeRow>(home, `days of ${cube.name}`, compileSpans(cube, applied, some, true, names));
  // Events of several spans are one pass over the orders: their as-of day is free to say which of them a row is of. A day of clients passes over the stays of other days.
  const named = spans.map(([, span], at) => ({ ...span, asOf: addDays("1900-01-01", at) }));
  const events = cube.month === "events" ? ask(named) : null;
  for (const [at, [key, span]] of spans.entries()) {
    const rows = events ? events.then((every) => every.filter((row) => row.as_of === named[at]?.asOf)) : ask([span]);
    void keep(asked, key, { names, rows, size: 0 });
    for (const { give, fail } of all.filter((one) => keyOf(cube, one.span) === key)) rows.then(give, fail);
  }
}

/** The oldest answers give way. */
async function keep(asked: Asked, key: string, summed: Summed): Promise<void> {
  const { known } = asked;
  const others = (): Summed[] => (known.get(key) ?? []).filter((one) => one !== summed);
  known.set(key, [...others(), summed]);
  const size = await summed.rows.then(({ length }) => length, () => null);
  // What failed is asked anew by the next; whoever waits is told.
  if (size === null) return void known.set(key, others());
  if (!known.get(key)?.includes(summed)) return;
  summed.size = size;
  asked.rows += size;
  for (const [oldest, gone] of known) {
    if (asked.rows <= KEPT_ROWS || known.size === 1) return;
    known.delete(oldest);
    asked.rows -= gone.reduce((sum, one) => sum + one.size, 0);
  }
}
