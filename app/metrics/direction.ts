/** Metrics of which less is better. */
export const fallingIsBetter: ReadonlySet<string> = new Set(["complaints"]);
