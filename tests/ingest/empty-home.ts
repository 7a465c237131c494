import { cp } from "node:fs/promises";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** A home that was opened once, closed; null in a run of chosen files. */
    emptyHome: string | null;
  }
}

/** Makes a folder the home of nobody's data: a copy of the one that a whole run makes, for its tables take half a second. Else opening makes them. */
export async function emptyHomeInto(dir: string): Promise<void> {
  const made = inject("emptyHome");
  if (made) await cp(made, dir, { recursive: true });
}
