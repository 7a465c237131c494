import { performance } from "node:perf_hooks";
import type { Home } from "#pipelines/index.ts";
import { render, sql, type Sql } from "#pipelines/warehouse/sql.ts";

const TIMEOUT_MS = 60_000;
const CACHED_ANSWERS = 500;
const CACHED_ROWS = 5_000;
const SLOW_MS = 1_000;

const caches = new WeakMap<Home, { version: string; answers: Map<string, Promise<unknown[]>> }>();

/** What the loaded data are: changes with every batch that lands or is taken back, and with the settings. */
export async function dataVersion(home: Home): Promise<string> {
  const [row] = await home.engine.query<{ batches: number; latest: number | null }>(
    sql`select count(*) as batches, max(batch_id) as latest from staging.batch where status = 'loaded'`,
  );
  return `${row?.batches}:${row?.latest}:${JSON.stringify(home.settings)}`;
}

/** Rows of a named query; the name goes to the log with slow and failed ones. Answers are kept until the data change. */
export async function runQuery<T>(home: Home, name: string, statement: Sql): Promise<T[]> {
  const version = await dataVersion(home);
  let cache = caches.get(home);
  if (cache?.version !== version) caches.set(home, (cache = { version, answers: new Map() }));
  const { text, params } = render(statement, home.engine.dialect);
  const key = JSON.stringify([text, params]);
  const known = cache.answers.get(key);
  if (known) return known as Promise<T[]>;

  const { answers } = cache;
  const answer = timed(name, () => home.engine.query<T>(statement, { timeoutMs: TIMEOUT_MS }));
  answers.set(key, answer);
  if (answers.size > CACHED_ANSWERS) answers.delete(answers.keys().next().value as string);
  answer.then(
    (rows) => rows.length > CACHED_ROWS && answers.delete(key),
    () => answers.delete(key),
  );
  return answer;
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } catch (error) {
    console.error(`query ${name} failed`, error);
    throw error;
  } finally {
    const ms = performance.now() - start;
    if (ms > SLOW_MS) console.warn(`query ${name} took ${Math.round(ms)} ms`);
  }
}
