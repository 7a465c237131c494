import { admits, entryAt } from "#app/auth/access.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { UsageError } from "../usage-error.ts";

/** Whether the viewer of now may save segments and forget them. */
export function mayKeepSegments(): boolean {
  const entry = entryAt("segments");
  return entry !== undefined && admits(entry, currentViewer(), true);
}

/** @throws UsageError for who may not. */
export function requireMarketing(): void {
  if (!mayKeepSegments()) throw new UsageError("not_your_command", { command: "segments", roles: currentViewer().roles.join(", ") });
}
