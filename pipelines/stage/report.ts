import type { Ambiguity, ReadError, ReadOptions } from "../read/plan.ts";
import type { Kind, ProblemCode } from "../sources/contract.ts";

/** What a user may say about an import as a whole, besides how its files are written. */
export interface ImportOptions extends ReadOptions {
  /** The files are older than what is loaded: they win no key that is there already. */
  readonly older?: boolean;
  /** A file with a rejected row is not loaded at all. */
  readonly strict?: boolean;
  /** What was read so is read so again: kept for files with the same headers. */
  readonly remember?: boolean;
  /** Who asked for it, for the list of batches. */
  readonly importedBy?: string;
}

/** Where an import is. `rows` of the file at hand, once they are counted. */
export interface Progress {
  readonly file: string;
  /** From 1. */
  readonly index: number;
  readonly files: number;
  readonly step: "archive" | "read" | "check" | "land" | "models" | "commit";
  readonly rows: number | null;
  /** Of the file at hand: bytes read so far, and its size. Only while it is read. */
  readonly bytes?: number;
  readonly total_bytes?: number;
  /** Of all files of the import: bytes of those that are through and of the one at hand, and the size of all. */
  readonly all?: { readonly bytes: number; readonly total_bytes: number };
}

/** What long work reports to, and what can stop it. A stopped import leaves no trace: it throws the signal's reason. */
export interface Watch {
  readonly signal?: AbortSignal;
  /** Bytes of the original file that were read by now, and records counted so far. */
  readonly onRead?: (bytes: number, records: number) => void;
}

/** One problem of one rejected row. The sentence is made from code, header and value. */
export interface RowProblem {
  readonly line: number;
  /** Canonical name; NULL for the whole row. */
  readonly column: string | null;
  /** Header text in the file, where the column has one. */
  readonly header: string | null;
  readonly code: ProblemCode;
  readonly value: string | null;
}

/** Problems of one sort in rows that loaded all the same, with the first of them. */
export interface Warning {
  readonly column: string | null;
  readonly header: string | null;
  readonly code: ProblemCode;
  readonly count: number;
  readonly example_line: number;
  readonly example_value: string | null;
}

/** Amounts in major units. */
export interface ControlTotal {
  readonly reported: string;
  readonly loaded: string;
}

/** Dates of the file against those loaded before it, of the same kind. */
export interface OverlapInfo {
  readonly file: { readonly from: string; readonly to: string };
  readonly loaded: { readonly from: string; readonly to: string };
  /** The file ends before the loaded rows do: it may be an older one. */
  readonly looks_older: boolean;
  /** Rows of the file whose key was loaded before it, the same or changed; NULL while the file is only planned. */
  readonly known_rows: number | null;
  /** First and last day of those rows. */
  readonly known_from: string | null;
  readonly known_to: string | null;
  /** The loads those keys came from, the one with most of them first; at most 5. */
  readonly known_in: readonly { readonly batch: string; readonly file: string; readonly rows: number }[];
}

export type FileErrorCode = ReadError["code"] | "ambiguous" | "rejected_rows" | "internal";

/** What became of one file. Counts are NULL only where the file could not be read. */
export interface FileReport {
  readonly file: string;
  readonly kind: Kind | null;
  readonly batch: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly header_line: number | null;
  readonly skipped: number;
  readonly rows_read: number;
  readonly loaded: number;
  readonly unchanged: number;
  readonly superseded: number;
  readonly rejected: number;
  readonly unidentified: number;
  /** NULL without a total row. */
  readonly control_total: ControlTotal | null;
  /** The first 100. */
  readonly problems: readonly RowProblem[];
  readonly warnings: readonly Warning[];
  readonly overlap: OverlapInfo | null;
  /** The same bytes, read the same way, were loaded before: nothing was done. */
  readonly already_loaded: boolean;
  readonly error?: { readonly code: FileErrorCode; readonly params: Readonly<Record<string, string | number>> };
  readonly ambiguities?: readonly Ambiguity[];
}

export interface ImportReport {
  readonly files: readonly FileReport[];
  /** For each of them what it came of: the place, from 0, of the path that was asked for. */
  readonly of: readonly number[];
  /** Files of a given directory that are no export by their extension. */
  readonly ignored: readonly string[];
  /** Of the whole home: client records, and the clients they became. */
  readonly clients: { readonly records: number; readonly clients: number };
  /** Keys that join nobody, because too many names use them; the most used first. */
  readonly shared_keys: readonly SharedKey[];
}

/** A phone of a reception desk and the like. */
export interface SharedKey {
  readonly key_type: "phone" | "email" | "card_no" | "tax_id" | "client_code";
  readonly key_value: string;
  readonly names: number;
}

/** One load of one file, as `batches` lists it. */
export interface BatchInfo {
  readonly batch: string;
  readonly file: string;
  readonly kind: Kind;
  readonly status: "loaded" | "replaced" | "undone";
  /** Of a replaced one: the later reading of the same file that stands in its place. */
  readonly replaced_by: string | null;
  /** First and last day of its rows; NULL where the kind has no date, or nothing loaded. */
  readonly from: string | null;
  readonly to: string | null;
  /** UTC, "YYYY-MM-DD HH:MM:SS…". */
  readonly imported_at: string;
  readonly imported_by: string | null;
  readonly rank: number;
  readonly bytes: number;
  /** Both NULL for a workbook. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly header_line: number | null;
  readonly skipped: number;
  readonly rows_read: number;
  readonly loaded: number;
  readonly unchanged: number;
  readonly superseded: number;
  readonly rejected: number;
  readonly unidentified: number;
  readonly control_reported: string | null;
  readonly control_loaded: string | null;
}

/** A rejected row as it stood, with what is wrong in it. */
export interface Reject {
  readonly line: number;
  readonly text: string;
  readonly problems: readonly RowProblem[];
}

/** A batch that is not there, or a prefix that fits several. */
export class BatchError extends Error {
  constructor(readonly code: "no_such_batch" | "ambiguous_batch", readonly params: { readonly batch: string; readonly matches: number }) {
    super(`${code} ${params.batch}`);
    this.name = "BatchError";
  }
}
