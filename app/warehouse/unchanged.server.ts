import type { Engine } from "#pipelines/warehouse/engine.ts";

type Counted = Pick<Engine, "changed">;
interface Known<T> {
  readonly at: number;
  readonly values: Map<string, T>;
}
/** More keys than this begin anew. */
const MOST = 1_000;

/**
 * Reads, and keeps what was read under a key for as long as nothing is written there, loud or quiet. Nothing is kept of an engine that does
 * not count its changes, nor of what was not there (null).
 */
export function whileUnchanged<T>(): (engine: Counted, key: string, read: () => Promise<T>) => Promise<T> {
  const known = new WeakMap<object, Known<T>>();
  return async ({ changed }, key, read) => {
    if (!changed) return read();
    let now = known.get(changed);
    if (!now || now.at !== changed.count || now.values.size >= MOST) known.set(changed, (now = { at: changed.count, values: new Map() }));
    const kept = now.values.get(key);
    if (kept !== undefined) return kept;
    const value = await read();
    // Where something was written meanwhile, nobody looks here any more.
    if (value !== null) now.values.set(key, value);
    return value;
  };
}
