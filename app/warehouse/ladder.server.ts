import type { Home } from "#pipelines/index.ts";
import { ladderSchema } from "#app/metrics/ladder-schema.ts";
import { defaultLadder, type LadderVersion } from "#app/metrics/tiers.ts";

/** Grows with every version that is published. The server's bundle has a second copy of this module: it hangs on globalThis. */
const shared = globalThis as { loyaltyLadders?: WeakMap<object, { count: number; read: Promise<readonly LadderVersion[]> | null }> };
const ladders = (shared.loyaltyLadders ??= new WeakMap());
const ladderOf = (home: Home) => {
  const known = ladders.get(home.engine);
  if (known) return known;
  const own = { count: 0, read: null };
  ladders.set(home.engine, own);
  return own;
};

export const laddersPublished = (home: Home): number => ladderOf(home).count;

/** To be called when a version has been written down: figures are asked by it from then on. */
export function ladderChanged(home: Home): void {
  const own = ladderOf(home);
  own.count++;
  own.read = null;
}

/** Every version of the levels' rules in the order of writing, the project's own first; the same list until another is published. */
export function ladderVersions(home: Home): Promise<readonly LadderVersion[]> {
  const own = ladderOf(home);
  return (own.read ??= readLadders(home).catch((error: unknown) => {
    own.read = null;
    throw error;
  }));
}

async function readLadders(home: Home): Promise<readonly LadderVersion[]> {
  // Rows alone, as tests and benches have them, come without anything typed.
  if (!("state" in home)) return defaultLadder;
  const { listLadders } = await import("#pipelines/index.ts");
  const saved = await listLadders(home.state);
  return saved.length === 0 ? defaultLadder : [...defaultLadder, ...saved.map(({ version, first_day, rules }) => ({ version, from: first_day, rules: ladderSchema.parse(JSON.parse(rules)) }))];
}
