import { admits, entryAt } from "#app/auth/access.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";

/** Whether a page (its pattern) is open to whoever looks: nobody is led to one that refuses them. */
export function opensPage(pattern: string): boolean {
  const entry = entryAt(pattern);
  return entry !== undefined && admits(entry, currentViewer());
}
