import { AsyncLocalStorage } from "node:async_hooks";
import type { Viewer } from "./roles.ts";

/** A server's bundle carries a second copy of this module, and work passes from one to the other: the eyes go along. */
const shared = globalThis as { loyaltyViewers?: AsyncLocalStorage<Viewer> };
const viewers = (shared.loyaltyViewers ??= new AsyncLocalStorage<Viewer>());

/** Runs `work`, and all that it starts, in the eyes of `viewer`. */
export const seenAs = <T>(viewer: Viewer, work: () => T): T => viewers.run(viewer, work);

/** Runs `work` for nobody: what it starts outlives the request it was asked in. */
export const seenByNobody = <T>(work: () => T): T => viewers.exit(work);

/** Whose eyes this is read for. @throws Error where nobody looks: data is read for somebody, or not at all. */
export function currentViewer(): Viewer {
  const viewer = viewers.getStore();
  if (!viewer) throw new Error("Data is read for somebody: open this within seenAs().");
  return viewer;
}

/** Whose eyes this is read for; null where nobody has signed in. */
export const viewerIfAny = (): Viewer | null => viewers.getStore() ?? null;
