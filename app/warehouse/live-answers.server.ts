import type { Home } from "#pipelines/index.ts";
import { compileFigures, compileTogether, splitBy, unitsKey, type Question } from "#app/metrics/compile.ts";
import { keptAnswer, runQuery, timedQuery } from "./run-query.server.ts";

type Row = Readonly<Record<string, unknown>>;
interface Waiting {
  readonly units: string;
  readonly question: Question;
  readonly give: (rows: Promise<Row[]>) => void;
}

const homes = new WeakMap<Home, Waiting[]>();

/**
 * The sums of a question from the rows, in the columns of `compileFigures`. Questions of one turn over the same units are one statement: what costs is to find
 * the units, not to add them up. Answers are kept until the data move.
 */
export async function liveAnswers<T>(home: Home, question: Question): Promise<T[]> {
  const { metric, spread = true } = question;
  const units = unitsKey(question, home.engine.dialect);
  if (units === null) return runQuery<T>(home, metric.id, compileFigures(question));
  const rows = keptAnswer<Row>(home, JSON.stringify([units, metric.id, spread]), () => new Promise((give) => {
    const waiting = homes.get(home) ?? [];
    homes.set(home, waiting);
    if (waiting.length === 0) setImmediate(() => together(home, waiting.splice(0)));
    waiting.push({ units, question, give });
  }));
  return (await rows) as T[];
}

function together(home: Home, all: readonly Waiting[]): void {
  for (const units of new Set(all.map((one) => one.units))) {
    const group = all.filter((one) => one.units === units);
    const [first, ...others] = group.map(({ question }) => question) as [Question, ...Question[]];
    const names = ["as_of", ...splitBy(first.metric, first.by)];
    const rows = asked(home, [first, ...others]);
    for (const [at, { give }] of group.entries()) give(others.length ? rows.then((found) => found.map((row) => own(row, names, `q${at}_`))) : rows);
  }
}

/** Async, so that what cannot be asked fails for whoever waits. */
const asked = async (home: Home, all: readonly [Question, ...Question[]]): Promise<Row[]> => timedQuery<Row>(home, all.map(({ metric }) => metric.id).join(" "), all.length > 1 ? compileTogether(all) : compileFigures(all[0]));

/** Of a row of several questions what is of one. */
const own = (row: Row, names: readonly string[], prefix: string): Row =>
  Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (names.includes(name) ? [[name, value]] : name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])));
