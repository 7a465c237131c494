import type { Session } from "../warehouse/engine.ts";
import { chained, genesis, streamAudit } from "./audit.ts";
import { readAuditHead } from "./audit-head.ts";

/** What is wrong at an entry: it or its place was changed, entries before it are gone, the end is gone, or nothing beside the table says where the end is. */
export interface AuditBreak {
  readonly seq: number;
  readonly why: "changed" | "missing" | "cut" | "no_head";
}
export interface AuditSeen {
  readonly entries: number;
  /** The first break; null: whole. */
  readonly broken: AuditBreak | null;
}

/** Follows the chain from its first entry to the last, and holds it against the head that is kept beside it at `dir`. */
export async function verifyAudit(state: Pick<Session, "stream">, dir: string): Promise<AuditSeen> {
  // Before the entries: one that is added meanwhile is beyond it.
  const head = await readAuditHead(dir);
  let entries = 0;
  let before = { seq: 0, hash: genesis };
  let broken: AuditBreak | null = null;
  for await (const chunk of streamAudit(state, {})) {
    for (const entry of chunk) {
      entries++;
      if (broken) continue;
      if (entry.seq !== before.seq + 1) broken = { seq: before.seq + 1, why: entry.seq > before.seq ? "missing" : "changed" };
      else if (chained(before.hash, entry) !== entry.hash || (entry.seq === head?.seq && entry.hash !== head.hash)) broken = { seq: entry.seq, why: "changed" };
      before = entry;
    }
  }
  if (!broken && head === null && entries > 0) broken = { seq: before.seq, why: "no_head" };
  if (!broken && head !== null && before.seq < head.seq) broken = { seq: before.seq + 1, why: "cut" };
  return { entries, broken };
}
