import type { Home } from "../home.ts";
import { buildCubes } from "./build.ts";
import type { CubesOf } from "./cube.ts";

const LOOK_MS = 300;

export interface CubeKeeper {
  /** The making of what does not stand for the data of now; null when there is nothing to make. */
  atWork(): Promise<void> | null;
  stop(): Promise<void>;
}

/**
 * Keeps the cubes of a home standing while it is open: whatever its data or settings moved is made anew in the background. A failure is
 * told and not repeated until they move again: figures are then read from the rows.
 */
export function keepCubes(home: Home, cubesOf: CubesOf): CubeKeeper {
  let stopped = false;
  let seen = -1;
  let work: Promise<void> = Promise.resolve();
  let busy = false;
  const look = (): void => {
    if (busy || stopped || seen === home.version) return;
    seen = home.version;
    busy = true;
    work = buildCubes(home.engine, cubesOf, () => stopped)
      .catch((error: unknown) => console.error("cubes were not made", error))
      .then(() => void (busy = false));
  };
  const timer = setInterval(look, LOOK_MS).unref();
  look();
  return {
    atWork() {
      look();
      return busy ? work : null;
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await work;
    },
  };
}
