import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { policySchema, visitRules, type AppliedPolicy } from "#app/metrics/policy.ts";
import { ladderVersions } from "./ladder.server.ts";
import { runQuery } from "./run-query.server.ts";

const read = new WeakMap<object, AppliedPolicy>();

/** The definition in force: the one that the marts were built with, read from beside them; with the rules of the programme's levels. */
export async function appliedPolicy(home: Home): Promise<AppliedPolicy> {
  const rows = await runQuery<{ version: number; visits_version: number; policy: string | null; discount_threshold: number }>(
    home,
    "definition",
    sql`select version, visits_version, policy, discount_threshold from marts.definition`,
  );
  const ladder = await ladderVersions(home);
  const known = read.get(rows);
  if (known?.ladder === ladder) return known;
  const [row] = rows;
  const policy = policySchema.parse(row?.policy ? JSON.parse(row.policy) : { discount_threshold: row?.discount_threshold });
  const applied: AppliedPolicy = { policy, version: row?.version ?? 1, visitsVersion: row?.visits_version ?? 1, built: visitRules(policy), ladder };
  read.set(rows, applied);
  return applied;
}

/** Grows with every commit of a new definition, right before it; `settled` once that is over. The server's bundle has a second copy of this module: it hangs on globalThis. */
interface Turn {
  count: number;
  settled: Promise<void>;
}
const shared = globalThis as { loyaltyDefinitionTurns?: WeakMap<object, Turn> };
const turns = (shared.loyaltyDefinitionTurns ??= new WeakMap());
const turnOf = (home: Home): Turn => {
  const known = turns.get(home.engine);
  if (known) return known;
  const turn: Turn = { count: 0, settled: Promise.resolve() };
  turns.set(home.engine, turn);
  return turn;
};

/** Answers of one definition only: work that a new definition's commit fell into is done again. */
export async function underOneDefinition<T>(home: Home, work: () => Promise<T>): Promise<T> {
  const turn = turnOf(home);
  for (;;) {
    await turn.settled;
    const before = turn.count;
    const answer = await work();
    if (turn.count === before) return answer;
  }
}

/** Runs what commits a new definition; it calls `committing` right before, and is over when the home's version has moved. */
export async function changeDefinition<T>(home: Home, publish: (committing: () => void) => Promise<T>): Promise<T> {
  const turn = turnOf(home);
  let over: () => void = () => undefined;
  const committing = (): void => {
    turn.count++;
    turn.settled = new Promise((resolve) => (over = resolve));
  };
  try {
    return await publish(committing);
  } finally {
    over();
  }
}
