import type { Home } from "#pipelines/index.ts";
import { inCommonColumns, type CubeQuestion } from "#app/metrics/cube-questions.ts";
import type { CubeRow } from "#app/metrics/cube-sums.ts";
import { timedQuery } from "./run-query.server.ts";

/** Rows of a cube by month end. */
export type ByMonth = ReadonlyMap<string, readonly CubeRow[]>;

interface Waiting {
  readonly question: CubeQuestion;
  readonly give: (rows: ByMonth) => void;
  readonly fail: (error: unknown) => void;
}
interface Known {
  readonly version: number;
  readonly generation: number;
  readonly answers: Map<string, Promise<ByMonth>>;
  waiting: Waiting[];
}

const KEPT_ANSWERS = 3_000;
const homes = new WeakMap<Home, Known>();

/** What a cube says to a question. All that is asked in one turn goes to the engine together; answers are kept until data or cubes move. */
export function cubeAnswer(home: Home, generation: number, question: CubeQuestion): Promise<ByMonth> {
  let known = homes.get(home);
  if (known?.version !== home.version || known.generation !== generation) homes.set(home, (known = { version: home.version, generation, answers: new Map(), waiting: [] }));
  const { answers, waiting } = known;
  const { key } = question;
  const found = answers.get(key);
  if (found) return found;
  const answer = new Promise<ByMonth>((give, fail) => {
    if (waiting.length === 0) setImmediate(ask, home, known);
    waiting.push({ question, give, fail });
  });
  answers.set(key, answer);
  if (answers.size > KEPT_ANSWERS) answers.delete(answers.keys().next().value as string);
  answer.catch(() => answers.delete(key));
  return answer;
}

function ask(home: Home, known: Known): void {
  void together(home, known.waiting.splice(0));
}

async function together(home: Home, all: readonly Waiting[]): Promise<void> {
  try {
    const common = inCommonColumns(all.map(({ question }) => question));
    const rows = await timedQuery<Record<string, unknown>>(home, "cubes", common.statement);
    const found = all.map(() => new Map<string, CubeRow[]>());
    for (const row of rows) {
      const { at, cells } = common.read(row);
      for (const place of at) {
        const months = found[place] as Map<string, CubeRow[]>;
        const month = months.get(cells.as_of);
        if (month) month.push(cells);
        else months.set(cells.as_of, [cells]);
      }
    }
    all.forEach(({ give }, at) => give(found[at] as ByMonth));
  } catch (error) {
    for (const { fail } of all) fail(error);
  }
}
