import { cp, readFile } from "node:fs/promises";
import { deserialize } from "node:v8";
import { inject } from "vitest";
import { makeDemo, told, type LoadedDemo } from "./make.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The home of a loaded demo, closed; null in a run of chosen files. */
    demo: string | null;
  }
}

/** Makes an empty folder the home of a loaded demo: a copy of the one that a whole run makes, for loading takes half a minute. */
export async function demoInto(home: string): Promise<LoadedDemo> {
  const made = inject("demo");
  if (made) await cp(made, home, { recursive: true });
  else await makeDemo(home);
  return toldOf(home);
}

/** What the home of a loaded demo was made of. */
export const toldOf = async (home: string): Promise<LoadedDemo> => deserialize(await readFile(told(home))) as LoadedDemo;
