import type { ImportOptions, Progress, Watch } from "./report.ts";

/** A file, a directory or an archive, with answers of its own where they differ from those of the whole import. */
export interface ImportItem {
  readonly path: string;
  readonly options?: Partial<ImportOptions>;
}

/** What a whole import reports to, and what can stop it. */
export interface ImportWatch extends Pick<Watch, "signal"> {
  /** Called once, when the import's turn in the home's queue has come and before anything is read. */
  readonly begin?: () => Promise<void> | void;
}

/** The import was stopped before its commit began: it left no trace, figures are those before it. */
export class ImportCancelled extends Error {
  constructor(options?: ErrorOptions) {
    super("the import was cancelled", options);
    this.name = "ImportCancelled";
  }
}

/** The caller's signal, until the gate is closed: from then on nothing stops the work. */
export function gate(signal: AbortSignal | undefined): { readonly signal: AbortSignal; close(): void } {
  const own = new AbortController();
  const stop = (): void => own.abort(new ImportCancelled());
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  return { signal: own.signal, close: () => signal?.removeEventListener("abort", stop) };
}

export function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ImportCancelled();
}

export type Notify = (progress: Progress) => void;
const PAUSE_MS = 100;

/** Tells every new step at once, and what happens within a step at most ten times a second. */
export function throttled(notify: Notify, now: () => number = Date.now): Notify {
  let last = { key: "", at: -Infinity };
  return (progress) => {
    const key = `${progress.index} ${progress.step}`;
    const at = now();
    if (key === last.key && at - last.at < PAUSE_MS) return;
    last = { key, at };
    notify(progress);
  };
}
