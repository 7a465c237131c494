import { performance } from "node:perf_hooks";
import type { Home } from "#pipelines/index.ts";
import { render, type Sql } from "#pipelines/warehouse/sql.ts";

const TIMEOUT_MS = 60_000;
const CACHED_ANSWERS = 500;
const CACHED_ROWS = 5_000;
const SLOW_MS = 1_000;

const caches = new WeakMap<Home, { version: number; answers: Map<string, Promise<unknown[]>> }>();

/** Rows of a named query; the name goes to the log with slow and failed ones. Answers are kept until the data change. */
export async function runQuery<T>(home: Home, name: string, statement: Sql): Promise<T[]> {
  let cache = caches.get(home);
  if (cache?.version !== home.version) caches.set(home, (cache = { version: home.version, answers: new Map() }));
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
