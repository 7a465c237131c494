import type { Home } from "#pipelines/index.ts";

interface Kept {
  readonly version: number;
  readonly settings: Home["settings"];
  readonly answers: Map<string, Promise<unknown>>;
}
const homes = new WeakMap<Home, Kept>();

/** What was read of a home under a name, while its data and settings stand still: an editor asks for the same six months at every key. Always of everybody; narrowed when shown. */
export const keptAnswer = <T>(home: Home, name: string, read: () => Promise<T>): Promise<T> => keptAnswers(home, [name], async () => [await read()])[0] as Promise<T>;

/** The same of several names, where all that are not known yet are read in one question: `read` gets them, and gives their answers in that order. */
export function keptAnswers<T>(home: Home, names: readonly string[], read: (unknown: readonly string[]) => Promise<readonly T[]>): Promise<T>[] {
  const { version, settings } = home;
  let kept = homes.get(home);
  if (kept?.version !== version || kept.settings !== settings) homes.set(home, (kept = { version, settings, answers: new Map() }));
  const { answers } = kept;
  const unknown = names.filter((name) => !answers.has(name));
  if (unknown.length > 0) {
    const together = read(unknown);
    unknown.forEach((name, i) => {
      const answer = together.then((found) => found[i] as T);
      answers.set(name, answer);
      answer.catch(() => answers.delete(name));
    });
  }
  return names.map((name) => answers.get(name) as Promise<T>);
}
