/** A line of the audit log as people read it. */
export interface AuditRow {
  readonly seq: number;
  /** ISO moment, UTC. */
  readonly at: string;
  /** Null: nobody was signed in. */
  readonly who: string | null;
  readonly seenAs: string | null;
  readonly action: string;
  readonly object: string | null;
  readonly result: string | null;
}
export interface AuditPage {
  readonly filter: { readonly who: string; readonly what: string; readonly object: string; readonly from: string; readonly to: string };
  readonly rows: readonly AuditRow[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly actions: readonly string[];
  readonly seen: { readonly entries: number; readonly broken: { readonly seq: number; readonly why: "changed" | "missing" | "cut" | "no_head" } | null };
}
