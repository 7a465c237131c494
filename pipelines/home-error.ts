/**
 * A home that cannot be opened: another process has it, newer code wrote it, the warehouse cannot be read and nothing says how to make it
 * again, what people typed cannot be read or is gone, a restore did not come to its end, or its path has a "?", which the engine cuts at.
 */
export class HomeError extends Error {
  constructor(
    readonly code: "in_use" | "too_new" | "damaged" | "state_damaged" | "state_missing" | "half_restored" | "bad_name",
    readonly dir: string,
    options?: ErrorOptions,
  ) {
    super(`${code} ${dir}`, options);
    this.name = "HomeError";
  }
}
