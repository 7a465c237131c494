import type { Viewer } from "#app/auth/roles.ts";
import { viewerIfAny } from "#app/auth/viewer.server.ts";
import type { AuditNote, Home } from "#pipelines/index.ts";
import type { AuditAction } from "./actions.ts";

export interface Noted {
  readonly action: AuditAction;
  /** Surrogate ids and addresses of the program, separated by blanks: no names of clients, no contacts, nothing that was typed. */
  readonly object?: string | null;
  readonly result?: string | null;
  /** Account, where it is not the viewer: somebody who is just coming in. */
  readonly who?: string;
}

/** An entry as it is written: in whose name, and in whose eyes. */
export const noteOf = ({ action, object = null, result = null, who }: Noted, viewer: Pick<Viewer, "user" | "seenBy"> | null = viewerIfAny()): AuditNote => ({
  who: who ?? (viewer && (viewer.seenBy ?? viewer.user)),
  seen_as: who === undefined && viewer && viewer.seenBy !== null ? viewer.user : null,
  action,
  object,
  result,
});

/** What comes within so many milliseconds is written together. */
const GATHER_MS = 4;
interface Gathered {
  readonly notes: AuditNote[];
  readonly written: Promise<void>;
}
/** A server's bundle carries a second copy of this module. */
const shared = globalThis as { loyaltyAuditGathered?: WeakMap<object, Gathered> };
const gathered = (shared.loyaltyAuditGathered ??= new WeakMap());

/** Notes a deed; the promise ends once the entry is on the disk. Whoever sends something out waits for it, whoever shows a page need not. */
export function note(home: Pick<Home, "state">, noted: Noted, viewer: Pick<Viewer, "user" | "seenBy"> | null = viewerIfAny()): Promise<void> {
  const entry = noteOf(noted, viewer);
  const open = gathered.get(home.state);
  if (open) {
    open.notes.push(entry);
    return open.written;
  }
  const notes = [entry];
  const written = new Promise((resolve) => setTimeout(resolve, GATHER_MS)).then(async () => {
    gathered.delete(home.state);
    const { recordAudit } = await import("#pipelines/index.ts");
    await recordAudit(home.state, notes);
  });
  gathered.set(home.state, { notes, written });
  return written;
}

/** The same where nothing waits: a failure is in the server's log. */
export function noteSoon(home: Pick<Home, "state">, noted: Noted, viewer?: Pick<Viewer, "user" | "seenBy"> | null): void {
  note(home, noted, viewer).catch((error: unknown) => console.error("the audit log was not written", error));
}

/** The state of a home whose next transaction notes what it did. */
export async function stateNoting<T>(home: Pick<Home, "state">, noted: (outcome: T) => Noted | null): Promise<Home["state"]> {
  const { noting } = await import("#pipelines/index.ts");
  const viewer = viewerIfAny();
  return noting<T>(home.state, (outcome) => {
    const said = noted(outcome);
    return said && noteOf(said, viewer);
  });
}
