/** What the Data page shows, already in the reader's words: made by services, drawn by components. */

/** One file before loading. */
export interface PlanView {
  /** Position in the upload, from 0; the form's fields carry it. */
  readonly at: number;
  readonly file: string;
  /** Why it cannot be read at all; then only `kind` can be asked. */
  readonly refusal: string | null;
  readonly kind: string | null;
  /** Its rows replace nothing. */
  readonly older: boolean;
  /** Questions already answered. */
  readonly answers: readonly { readonly name: string; readonly value: string }[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly questions: readonly Question[];
  readonly columns: readonly { readonly from: string; readonly meaning: string }[];
  readonly unmapped: readonly string[];
  readonly headers: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[]; readonly problems: readonly string[] }[];
}
interface Question {
  readonly name: string;
  readonly text: string;
  readonly examples: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** One file after loading. */
export interface ReportView {
  readonly file: string;
  readonly batch: string | null;
  readonly refusal: string | null;
  readonly alreadyLoaded: boolean;
  readonly read: number;
  readonly loaded: number;
  readonly unchanged: number;
  readonly superseded: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly unidentified: number;
  readonly control: { readonly reported: string; readonly loaded: string; readonly difference: string | null } | null;
  /** Rejected rows by what is wrong with them, most first. */
  readonly rejects: readonly { readonly title: string; readonly count: number; readonly sentences: readonly string[] }[];
  readonly warnings: readonly string[];
}

/** One load in the list. */
export interface BatchView {
  readonly batch: string;
  readonly file: string;
  readonly kind: string;
  readonly when: string;
  readonly status: "loaded" | "replaced" | "undone";
  readonly read: number;
  readonly loaded: number;
  readonly rejected: number;
}
