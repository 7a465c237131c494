import { createHash } from "node:crypto";
import type { Home } from "#pipelines/index.ts";
import { compileFigures, compileTogether, splitBy, unitsKey, type Question } from "#app/metrics/compile.ts";
import { runQuery } from "./run-query.server.ts";

type Row = Readonly<Record<string, unknown>>;
interface Waiting {
  readonly key: string;
  readonly units: string;
  readonly question: Question;
  readonly give: (rows: Promise<readonly Row[]>) => void;
}
interface Known {
  readonly version: number;
  readonly answers: Map<string, Promise<readonly Row[]>>;
  readonly waiting: Waiting[];
}

const KEPT_ANSWERS = 3_000;
const homes = new WeakMap<Home, Known>();

/**
 * The sums of a question from the rows, in the columns of `compileFigures`. Questions of one turn over the same units are one statement: what costs is to find
 * the units, not to add them up. Answers are kept until the data move.
 */
export async function liveAnswers<T>(home: Home, question: Question): Promise<T[]> {
  const units = unitsKey(question, home.engine.dialect);
  if (units === null) return runQuery<T>(home, question.metric.id, compileFigures(question));
  let known = homes.get(home);
  if (known?.version !== home.version) homes.set(home, (known = { version: home.version, answers: new Map(), waiting: [] }));
  const { answers, waiting } = known;
  const key = createHash("sha256").update(JSON.stringify([units, question.metric.id, question.spread ?? true])).digest("base64");
  let answer = answers.get(key);
  if (!answer) {
    answer = new Promise((give) => {
      if (waiting.length === 0) setImmediate(() => together(home, waiting.splice(0)));
      waiting.push({ key, units, question, give });
    });
    answers.set(key, answer);
    if (answers.size > KEPT_ANSWERS) answers.delete(answers.keys().next().value as string);
    answer.catch(() => answers.delete(key));
  }
  return (await answer) as T[];
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
const asked = async (home: Home, all: readonly [Question, ...Question[]]): Promise<Row[]> => runQuery<Row>(home, all.map(({ metric }) => metric.id).join(" "), all.length > 1 ? compileTogether(all) : compileFigures(all[0]));

/** Of a row of several questions what is of one. */
const own = (row: Row, names: readonly string[], prefix: string): Row =>
  Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (names.includes(name) ? [[name, value]] : name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])));
