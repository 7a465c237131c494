import { admits, entryAt } from "#app/auth/access.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";

/** Whether the viewer of now may draw tests and save rules of offers. */
export function mayDraw(): boolean {
  const entry = entryAt("promotions/test");
  return entry !== undefined && admits(entry, currentViewer(), true);
}
