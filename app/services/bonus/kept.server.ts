import type { Home } from "#pipelines/index.ts";

interface Kept {
  readonly version: number;
  readonly settings: Home["settings"];
  readonly answers: Map<string, Promise<unknown>>;
}
const homes = new WeakMap<Home, Kept>();

/** What was read of a home under a name, while its data and settings stand still: an editor asks for the same six months at every key. Always of everybody; narrowed when shown. */
export function keptAnswer<T>(home: Home, name: string, read: () => Promise<T>): Promise<T> {
  const { version, settings } = home;
  let kept = homes.get(home);
  if (kept?.version !== version || kept.settings !== settings) homes.set(home, (kept = { version, settings, answers: new Map() }));
  const { answers } = kept;
  const known = answers.get(name);
  if (known) return known as Promise<T>;
  const answer = read();
  answers.set(name, answer);
  answer.catch(() => answers.delete(name));
  return answer;
}
