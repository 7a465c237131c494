import type { HomeNotice } from "./notices.ts";
import type { Settings } from "./settings.ts";
import type { Engine } from "./warehouse/engine.ts";

/** There while a restore is at work. */
export const halfRestored = "restoring.json";

/** A directory with everything of one dealer group: warehouse, archive, inbox, settings. */
export interface Home {
  readonly dir: string;
  readonly engine: Engine;
  /** What people typed: decisions, remembered mappings. Facts commit first; see architecture.md, decision 2. */
  readonly state: Engine;
  readonly settings: Settings;
  /** Grows with whatever may have changed the data or the settings; answers of another version are stale. */
  readonly version: number;
  /** Schema version of what people typed. */
  readonly stateVersion: number;
  /** What befell it when it was opened; empty as a rule. Everything so far: `readNotices`. */
  readonly opened: readonly HomeNotice[];
  readonly archiveDir: string;
  readonly inboxDir: string;
  readonly tmpDir: string;
  /** Writes settings.json; every holder of the home sees the change. */
  saveSettings(settings: Settings): Promise<void>;
  /** Runs imports, undos and rebuilds one after another. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  /** Lets go of the home; the warehouse closes with its last holder. */
  close(): Promise<void>;
}
