import { performance } from "node:perf_hooks";
import type { Home } from "#pipelines/index.ts";
import { render, type Sql } from "#pipelines/warehouse/sql.ts";
import { tellQuery } from "./query-watch.server.ts";

const TIMEOUT_MS = 60_000;
const CACHED_ANSWERS = 3_000;
/** Of one answer, and of all together: a row is some hundred bytes. */
const CACHED_ROWS = 5_000;
const ALL_CACHED_ROWS = 150_000;

interface Cache {
  readonly version: number;
  readonly answers: Map<string, Promise<unknown[]>>;
  readonly sizes: Map<string, number>;
  rows: number;
}
const caches = new WeakMap<Home, Cache>();

/** Rows of a named query; the name goes to the log with slow and failed ones. Answers are kept until the data change. */
export async function runQuery<T>(home: Home, name: string, statement: Sql): Promise<T[]> {
  const { text, params } = render(statement, home.engine.dialect);
  return keptAnswer(home, JSON.stringify([text, params]), () => timedQuery<T>(home, name, statement));
}

/** The answer to what has this key: asked once until the data change, as long as there is room. */
export function keptAnswer<T>(home: Home, key: string, ask: () => Promise<T[]>): Promise<T[]> {
  let cache = caches.get(home);
  if (cache?.version !== home.version) caches.set(home, (cache = { version: home.version, answers: new Map(), sizes: new Map(), rows: 0 }));
  const known = cache.answers.get(key);
  if (known) return known as Promise<T[]>;

  const kept = cache;
  const answer = ask();
  kept.answers.set(key, answer);
  answer.then(
    (rows) => (rows.length > CACHED_ROWS ? kept.answers.delete(key) : keep(kept, key, rows.length)),
    () => kept.answers.delete(key),
  );
  return answer;
}

/** The oldest answers give way. */
function keep(cache: Cache, key: string, rows: number): void {
  cache.sizes.set(key, rows);
  cache.rows += rows;
  for (const [oldest, size] of cache.sizes) {
    if (cache.rows <= ALL_CACHED_ROWS && cache.sizes.size <= CACHED_ANSWERS) return;
    cache.sizes.delete(oldest);
    cache.answers.delete(oldest);
    cache.rows -= size;
  }
}

/** Rows of a named query, asked anew. */
export async function timedQuery<T>(home: Home, name: string, statement: Sql): Promise<T[]> {
  const start = performance.now();
  let failed = true;
  try {
    const rows = await home.engine.query<T>(statement, { timeoutMs: TIMEOUT_MS });
    failed = false;
    return rows;
  } catch (error) {
    console.error(`query ${name} failed`, error);
    throw error;
  } finally {
    tellQuery({ name, ms: performance.now() - start, failed });
  }
}
