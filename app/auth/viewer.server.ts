import { AsyncLocalStorage } from "node:async_hooks";
import type { Viewer } from "./roles.ts";

const viewers = new AsyncLocalStorage<Viewer>();

/** Runs `work`, and all that it starts, in the eyes of `viewer`. */
export const seenAs = <T>(viewer: Viewer, work: () => T): T => viewers.run(viewer, work);

/** Whose eyes this is read for. @throws Error where nobody looks: data is read for somebody, or not at all. */
export function currentViewer(): Viewer {
  const viewer = viewers.getStore();
  if (!viewer) throw new Error("Data is read for somebody: open this within seenAs().");
  return viewer;
}
