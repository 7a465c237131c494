import type { Session } from "../warehouse/engine.ts";
import { raw } from "../warehouse/sql.ts";
import { keyText } from "./key-text.ts";

/** A key as identity compares it. */
export interface KeyRef {
  readonly key_type: "phone" | "email" | "card_no" | "tax_id" | "client_code";
  /** Of a client_code ("" when its file names none), else NULL. */
  readonly code_space: string | null;
  readonly key_value: string;
}

/** A verdict that stands: two keys are (or are not) of one client; a key is (or is not) fit to join. */
export type Decision =
  | { readonly verdict: "same" | "different"; readonly left: KeyRef; readonly right: KeyRef }
  | { readonly verdict: "no_key" | "is_key"; readonly left: KeyRef };

/** A decision with its history. */
export interface DecisionEntry {
  readonly decision_id: number;
  readonly decision: Decision;
  /** UTC, "YYYY-MM-DD HH:MM:SS…". */
  readonly decided_at: string;
  readonly decided_by: string | null;
  readonly undone_at: string | null;
  readonly undone_by: string | null;
  /** standing, undone, or overtaken by a later one about the same keys; when that one is undone, this one stands again. */
  readonly state: "standing" | "overtaken" | "undone";
}

/** Decisions that stand, oldest first: nobody undid them, and no later one is about the same pair of keys, or the same key. */
export async function readDecisions(state: Pick<Session, "query">): Promise<Decision[]> {
  const entries = await listDecisions(state);
  return entries.filter((entry) => entry.state === "standing").map((entry) => entry.decision).reverse();
}

/** Everything that was ever decided, newest first. */
export async function listDecisions(state: Pick<Session, "query">): Promise<DecisionEntry[]> {
  const rows = await state.query<Row>(raw("select * from people.identity_decision order by decision_id desc"));
  const settled = new Set<string>();
  return rows.map((row) => {
    const decision = decisionOf(row);
    const subject = subjectOf(decision);
    const standing = row.undone_at === null && !settled.has(subject);
    if (standing) settled.add(subject);
    const { decision_id, decided_at, decided_by, undone_at, undone_by } = row;
    return { decision_id, decision, decided_at, decided_by, undone_at, undone_by, state: undone_at !== null ? "undone" : standing ? "standing" : "overtaken" };
  });
}

/** What a decision is about: an unordered pair of keys, or a key. */
export function subjectOf(decision: Decision): string {
  if (decision.verdict === "same" || decision.verdict === "different") return JSON.stringify([keyText(decision.left), keyText(decision.right)].sort());
  return JSON.stringify([keyText(decision.left)]);
}

interface Row extends Pick<DecisionEntry, "decision_id" | "decided_at" | "decided_by" | "undone_at" | "undone_by"> {
  readonly verdict: Decision["verdict"];
  readonly left_type: KeyRef["key_type"];
  readonly left_space: string | null;
  readonly left_value: string;
  readonly right_type: KeyRef["key_type"] | null;
  readonly right_space: string | null;
  readonly right_value: string | null;
}

function decisionOf({ verdict, ...row }: Row): Decision {
  const left: KeyRef = { key_type: row.left_type, code_space: row.left_space, key_value: row.left_value };
  if (verdict === "no_key" || verdict === "is_key") return { verdict, left };
  if (row.right_type === null || row.right_value === null) throw new Error(`decision ${row.decision_id} has one key where it needs two`);
  return { verdict, left, right: { key_type: row.right_type, code_space: row.right_space, key_value: row.right_value } };
}
