import type { Kind, Notation } from "../sources/contract.ts";

/** What a user may settle beforehand: command-line options and a mapping file come down to this. */
export interface ReadOptions {
  readonly kind?: Kind;
  readonly mapping?: Mapping;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly decimal?: "," | ".";
  readonly dateOrder?: "dmy" | "mdy" | "ymd";
  readonly sheet?: string;
  /** column=value constants, by canonical name. */
  readonly set?: Readonly<Record<string, string>>;
  readonly today: string;
}

/** The mapping file of design/exports.md, as parsed by zod. Column numbers count from 1. */
export interface Mapping {
  readonly kind: Kind;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly header?: boolean;
  readonly date?: string;
  readonly decimal?: "," | ".";
  readonly code_space?: string;
  readonly columns: Readonly<Record<string, ColumnFrom>>;
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
export type ColumnFrom = { readonly column: number | string } | { readonly constant: string } | { readonly line: true };

/** Where a canonical column comes from, columns counted from 0. */
export type Binding = { readonly from: "column"; readonly index: number } | { readonly from: "constant"; readonly value: string } | { readonly from: "line" };

/** Something the file leaves open. The CLI refuses and names the option; the page asks. */
export interface Ambiguity {
  readonly code: "kind" | "date_order" | "decimal" | "encoding" | "sheet" | "duplicate_column";
  readonly option: string; // "--date-order"
  readonly choices: readonly string[];
  readonly examples: readonly string[];
}

/** Everything needed to read one file, shown before loading. */
export interface ReadPlan {
  readonly file: string; // absolute path
  readonly format: "text" | "xlsx";
  readonly sheet: string | null;
  readonly kind: Kind;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1251";
  readonly delimiter: "," | ";" | "\t" | "|" | "whitespace";
  /** Physical line of the header, from 1; null without one. */
  readonly headerLine: number | null;
  readonly headers: readonly string[];
  readonly bindings: Readonly<Record<string, Binding>>;
  /** Columns of the file that feed nothing. */
  readonly unmapped: readonly { readonly index: number; readonly header: string }[];
  readonly codeSpace: string;
  readonly notation: Notation;
  /** Currency seen in the file's amounts or given by --set currency=…, if any. */
  readonly currencySeen: string | null;
  readonly ambiguities: readonly Ambiguity[];
}

/** A file that cannot be read as a table at all, or lacks what its kind requires. Message made in app/i18n. */
export class ReadError extends Error {
  constructor(
    readonly code:
      | "not_found"
      | "empty_file"
      | "not_a_table"
      | "no_known_column"
      | "missing_columns"
      | "bad_mapping"
      | "unknown_encoding"
      | "no_such_sheet"
      | "password_protected"
      | "not_a_workbook"
      | "too_large"
      | "unknown_kind",
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "ReadError";
  }
}

/** The file as the bulk loader wants it: UTF-8, comma-separated, every field quoted where needed, one record a CSV row, records only. */
export interface Normalised {
  readonly path: string;
  readonly sha256: string; // of the original bytes
  readonly bytes: number; // of the original
  readonly records: number;
  /** Columns of the header (or of the widest record without one). */
  readonly width: number;
  /** Title, blank and header lines left out. */
  readonly skipped: number;
  /** Some cell begins or ends with a blank, or is a dash alone; when false, cells need no trimming. */
  readonly untidy: boolean;
  /** Breakpoints: from record r (0-based) on, physical line = line + (record − r). Ascending, first has r = 0. */
  readonly lines: readonly { readonly record: number; readonly line: number }[];
}
