import type { Home } from "../home.ts";
import { buildModels } from "../models/order.ts";
import { readDecisions, type Decision, type DecisionEntry, type KeyRef } from "./decisions.ts";
import { markUndone, recordDecision } from "./journal.ts";

/**
 * Takes a decision: it is written down first, then clients and figures follow. Killed between the two, the home repairs itself when it
 * opens. A decision on keys that are not there stays, and holds from the day they come. Gives its number. Throws DecisionError.
 */
export async function decide(home: Home, decision: Decision, by: string | null): Promise<number> {
  const { decision_id } = await recordDecision(home.state, decision, by);
  await refreshIdentity(home, keysOf(decision));
  return decision_id;
}

/** Takes a decision back: clients and figures are then as if it had never been. Throws DecisionError. */
export async function undoDecision(home: Home, id: number, by: string | null): Promise<DecisionEntry> {
  const entry = await markUndone(home.state, id, by);
  await refreshIdentity(home, keysOf(entry.decision));
  return entry;
}

const keysOf = (decision: Decision): KeyRef[] => ("right" in decision ? [decision.left, decision.right] : [decision.left]);

async function refreshIdentity(home: Home, _keys: readonly KeyRef[]): Promise<void> {
  const decisions = await readDecisions(home.state);
  await home.exclusive(() => home.engine.transaction((session) => buildModels(session, { ...home.settings, decisions })));
}
