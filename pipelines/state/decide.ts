import type { Home } from "../home.ts";
import { refreshIdentity } from "../stage/refresh-identity.ts";
import { readDecisions, type Decision, type DecisionEntry } from "./decisions.ts";
import { markUndone, recordDecision } from "./journal.ts";

/**
 * Takes a decision: it is written down first, then clients and figures follow. Killed between the two, the home repairs itself when it
 * opens. A decision on keys that are not there stays, and holds from the day they come. Gives its number. Throws DecisionError.
 */
export async function decide(home: Home, decision: Decision, by: string | null): Promise<number> {
  const before = await joining(home);
  const { decision_id } = await recordDecision(home.state, decision, by);
  if (decision.verdict !== "different" || before !== (await joining(home))) await refreshIdentity(home);
  return decision_id;
}

/** Takes a decision back: clients and figures are then as if it had never been. Throws DecisionError. */
export async function undoDecision(home: Home, id: number, by: string | null): Promise<DecisionEntry> {
  const before = await joining(home);
  const entry = await markUndone(home.state, id, by);
  if (entry.decision.verdict !== "different" || before !== (await joining(home))) await refreshIdentity(home);
  return entry;
}

/** The verdicts that clients follow. "Different" is none of them: it hides a pair from the queue, and answers stay as they are. */
const joining = async (home: Home): Promise<string> => JSON.stringify((await readDecisions(home.state)).filter(({ verdict }) => verdict !== "different"));
