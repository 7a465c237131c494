import { userInfo } from "node:os";

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
