import type { Engine } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";
import { listDecisions, subjectOf, type Decision, type DecisionEntry } from "./decisions.ts";

/** A decision that cannot be taken or undone; `params` name what was asked for. */
export class DecisionError extends Error {
  constructor(readonly code: "no_such_decision" | "decision_undone" | "same_key_twice", readonly params: Readonly<Record<string, string | number>>) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "DecisionError";
  }
}

/** Writes a decision down; one that says what stands already is that one. Gives its number. */
export async function recordDecision(state: Engine, decision: Decision, by: string | null): Promise<{ readonly decision_id: number; readonly isNew: boolean }> {
  const subject = subjectOf(decision);
  if ("right" in decision && new Set(JSON.parse(subject) as string[]).size === 1) throw new DecisionError("same_key_twice", { key: decision.left.key_value });
  return state.transaction(async (session) => {
    const held = (await listDecisions(session)).find((entry) => entry.state === "standing" && subjectOf(entry.decision) === subject);
    if (held?.decision.verdict === decision.verdict) return { decision_id: held.decision_id, isNew: false };
    const [{ next } = { next: 1 }] = await session.query<{ next: number }>(raw("select coalesce(max(decision_id), 0) + 1 as next from people.identity_decision"));
    const { verdict, left } = decision;
    const right = "right" in decision ? decision.right : null;
    await session.run(sql`
      insert into people.identity_decision
        (decision_id, decided_at, decided_by, verdict, left_type, left_space, left_value, right_type, right_space, right_value)
      values (${next}, ${now()}, ${by}, ${verdict}, ${left.key_type}, ${left.code_space}, ${left.key_value},
        ${right?.key_type ?? null}, ${right?.code_space ?? null}, ${right?.key_value ?? null})`);
    return { decision_id: next, isNew: true };
  });
}

/** Marks a decision undone and gives it back. Throws DecisionError. */
export function markUndone(state: Engine, id: number, by: string | null): Promise<DecisionEntry> {
  return state.transaction(async (session) => {
    const entry = (await listDecisions(session)).find((one) => one.decision_id === id);
    if (!entry) throw new DecisionError("no_such_decision", { id });
    if (entry.undone_at !== null) throw new DecisionError("decision_undone", { id });
    await session.run(sql`update people.identity_decision set undone_at = ${now()}, undone_by = ${by} where decision_id = ${id}`);
    return entry;
  });
}

/** The moment in UTC, as the engine reads it. */
const now = (): string => new Date().toISOString().replace("T", " ").replace("Z", "");
