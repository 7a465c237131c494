import { admits, entryAt } from "./access.ts";
import { viewerIfAny } from "./viewer.server.ts";

/** Whether the viewer of now may take a way in of the table, by its pattern. */
export function maySee(name: string, sends = false): boolean {
  const entry = entryAt(name);
  return entry !== undefined && admits(entry, viewerIfAny(), sends);
}
