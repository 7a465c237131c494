import { contactsFor } from "./rights.ts";
import type { Viewer } from "./roles.ts";
import { currentViewer } from "./viewer.server.ts";

/** Whose contacts were written out, and where: the clients' own numbers, never the contacts themselves. */
export interface ContactsSeen {
  readonly kind: "client" | "list";
  readonly clients: readonly number[];
}
type Listener = (viewer: Viewer, what: ContactsSeen) => void | Promise<void>;

/** A server's bundle carries a second copy of this module: who listens hangs on globalThis. */
const shared = globalThis as { loyaltyContactsSeen?: Set<Listener>; loyaltySawContacts?: WeakSet<Viewer> };
const listeners = (shared.loyaltyContactsSeen ??= new Set());
const saw = (shared.loyaltySawContacts ??= new WeakSet());

/** Calls the listener at every look at whole contacts, before they are shown; gives what ends it. */
export function onContactsSeen(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells that the viewer is about to see contacts. A listener that fails keeps them from being shown. */
export async function noteContacts(viewer: Viewer, what: ContactsSeen): Promise<void> {
  saw.add(viewer);
  for (const listener of listeners) await listener(viewer, what);
}

/** Whether whole contacts were shown in this request, whose viewer is of it alone. */
export const hasSeenContacts = (viewer: Viewer): boolean => saw.has(viewer);

/** How contacts that are `wanted` so are shown to the viewer of now; a look at whole ones is told. */
export async function contactsShown(wanted: "masked" | "whole", what: ContactsSeen): Promise<"masked" | "whole"> {
  const viewer = currentViewer();
  if (wanted === "masked" || contactsFor(viewer) === "masked") return "masked";
  if (what.clients.length > 0) await noteContacts(viewer, what);
  return "whole";
}
