/** How often cubes of a warehouse were made. The server's bundle has a second copy of this module: it hangs on globalThis. */
const shared = globalThis as { loyaltyCubes?: { count: number } };
const counter = (shared.loyaltyCubes ??= { count: 0 });

/** Something stands now that did not. */
export const moved = (): void => void counter.count++;

/** Grows whenever months of any cube were made: what was known of standing months is then stale. */
export const cubeGeneration = (): number => counter.count;
