import type { Engine } from "../warehouse/engine.ts";
import { raw } from "../warehouse/sql.ts";

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

/** Decisions that nobody undid, oldest first. */
export async function readDecisions(state: Engine): Promise<Decision[]> {
  const rows = await state.query<Record<string, string | null>>(
    raw("select * from people.identity_decision where undone_at is null order by decision_id"),
  );
  return rows.map((row) => {
    const left = keyRef(row, "left");
    if (row.verdict === "same" || row.verdict === "different") return { verdict: row.verdict, left, right: keyRef(row, "right") };
    return { verdict: row.verdict === "no_key" ? "no_key" : "is_key", left };
  });
}

const keyRef = (row: Readonly<Record<string, string | null>>, side: "left" | "right"): KeyRef => ({
  key_type: row[`${side}_type`] as KeyRef["key_type"],
  code_space: row[`${side}_space`] ?? null,
  key_value: row[`${side}_value`] ?? "",
});
