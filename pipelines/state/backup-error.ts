/** A backup that cannot be written, read or put back; `params` name what it is about. */
export class BackupError extends Error {
  constructor(
    readonly code: "exists" | "not_found" | "not_a_backup" | "cut_off" | "changed" | "newer" | "home_not_empty",
    readonly params: Readonly<Record<string, string | number>>,
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = "BackupError";
  }
}
