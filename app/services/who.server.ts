import { userInfo } from "node:os";
import { currentViewer } from "#app/auth/viewer.server.ts";

/** Who types this, as journals name them: by the account's name; in the shell by the machine's own. */
export const whoTypes = (): string => currentViewer().name;

/** The user of this computer, as batches name who loaded them. */
export function osUser(env: Readonly<Record<string, string | undefined>> = process.env): string {
  try {
    return userInfo().username;
  } catch (error) {
    // A container may run under a number that has no name.
    if (error instanceof Error && "syscall" in error) return env["USER"] ?? "shell";
    throw error;
  }
}
