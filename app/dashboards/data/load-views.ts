/** An import while it runs and after it, and the list of all loads: already in the reader's words. */

export interface JobView {
  readonly id: string;
  readonly state: "waiting" | "running" | "done" | "failed" | "cancelled" | "broken_off";
  readonly title: string;
  readonly cancellable: boolean;
  /** 0–100 of the whole work; null while it waits. */
  readonly percent: number | null;
  /** Stage, file, bytes, rows, time left: what is known. */
  readonly facts: readonly string[];
  /** Of a job that ended without loading: why, and which figures stand. */
  readonly ending: string | null;
}

export interface ReportView {
  readonly title: string;
  readonly files: readonly FileReportView[];
  /** What the import did to the clients of the home. */
  readonly clients: string;
  /** Keys that join nobody, in a sentence. */
  readonly sharedKeys: string | null;
  readonly anyRejected: boolean;
}

export interface FileReportView {
  readonly file: string;
  readonly kind: string | null;
  readonly batch: string | null;
  readonly refusal: string | null;
  readonly alreadyLoaded: boolean;
  /** Rows read = …, in a sentence, and its parts as shares of a bar. */
  readonly conservation: string;
  readonly parts: readonly { readonly part: "loaded" | "unchanged" | "superseded" | "rejected"; readonly label: string; readonly width: string }[];
  /** Lines outside the table, rows without a client. */
  readonly remarks: readonly string[];
  readonly overlap: string | null;
  readonly totals: readonly { readonly sentence: string; readonly agrees: boolean }[];
  readonly rejected: string | null;
  readonly rejects: readonly ProblemGroup[];
  readonly warnings: readonly string[];
}

/** Problems of one column and one sort. */
export interface ProblemGroup {
  readonly title: string;
  readonly count: string;
  readonly sentences: readonly string[];
  readonly more: string | null;
}

export interface BatchView {
  readonly batch: string;
  readonly file: string;
  readonly kind: string;
  readonly kindLabel: string;
  readonly who: string;
  readonly when: string;
  /** For sorting. */
  readonly at: string;
  readonly covers: string;
  readonly from: string | null;
  readonly status: "loaded" | "replaced" | "undone";
  readonly read: number;
  readonly loaded: number;
  readonly rejected: number;
}

export interface UndoView {
  readonly batch: string;
  readonly file: string;
  readonly lead: string;
  readonly effects: readonly string[];
  readonly figures: readonly { readonly label: string; readonly before: string; readonly after: string; readonly change: string }[];
}

/** Which export feeds what. */
export interface FeedView {
  readonly kind: string;
  readonly label: string;
  readonly about: string;
}
