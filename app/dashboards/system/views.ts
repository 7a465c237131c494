/** What an administrator sees of the program and its home. Nothing of it is about a client or a figure. */
export interface SystemPage {
  readonly versions: { readonly program: string; readonly node: string; readonly engine: string; readonly state: number };
  readonly sizes: readonly { readonly what: "warehouse" | "state" | "archive" | "backups"; readonly bytes: number }[];
  readonly free: number;
  readonly memory: number;
  /** Seconds. */
  readonly uptime: number;
  /** Why the last backup that was due is not there; null where it is. */
  readonly trouble: { readonly at: string; readonly problem: string } | null;
  /** Newest first. */
  readonly backups: readonly { readonly name: string; readonly bytes: number; readonly at: string }[];
  /** 0: none are made by themselves. */
  readonly every_hours: number;
  readonly keep: number;
  readonly demo: boolean;
  /** Contacts are cut out of archived files that are older; null: they stay. */
  readonly retention_months: number | null;
  /** Loads of the home, whenever and by whomever they were made. */
  readonly loads: number;
  readonly jobs: readonly { readonly id: string; readonly state: "waiting" | "running" | "done" | "failed" | "cancelled" | "broken_off"; readonly queued_at: string; readonly files: number; readonly seconds: number | null }[];
  /** Newest first. */
  readonly notices: readonly { readonly at: string; readonly sentence: string }[];
}
