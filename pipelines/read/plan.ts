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
  /** Physical line that the header stands on, or ends on when it has several; found without it. */
  readonly headerLine?: number;
  /** column=value constants, by canonical name. */
  readonly set?: Readonly<Record<string, string>>;
  /** canonical column → header text of the file, where the file's own headers do not say so. */
  readonly map?: Readonly<Record<string, string>>;
  readonly today: string;
  /** How a file with these headers was read when somebody confirmed it; asked unless a mapping is given. */
  readonly remembered?: (signature: string) => Promise<Remembered | null>;
  /** Branches that are loaded already: one of them in the file's name is offered for a missing branch. */
  readonly knownBranches?: readonly string[];
  /** The name that people know the file by, when `path` is a copy under another. */
  readonly fileName?: string;
  /** A draft for the page: required columns that are missing come as `plan.missing`, and no question is an error. */
  readonly lenient?: boolean;
  /** The encoding of a large file may be settled by parts of it: whoever reads it all is told by NotUtf8 where that was wrong. */
  readonly glance?: boolean;
}

/** A mapping that was confirmed for files with the same headers. */
export interface Remembered {
  readonly mapping: Mapping;
  readonly saved_at: string;
  readonly saved_by: string | null;
}

/** The mapping file of design/exports.md, as parsed by zod. Column numbers count from 1. */
export interface Mapping {
  readonly kind: Kind;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly header?: boolean;
  readonly header_line?: number;
  readonly date?: string;
  readonly date_order?: "dmy" | "mdy" | "ymd";
  readonly decimal?: "," | ".";
  readonly currency?: string;
  readonly code_space?: string;
  /** No column but those named here feeds anything; otherwise header texts fill in the rest. */
  readonly complete?: boolean;
  readonly columns: Readonly<Record<string, ColumnFrom>>;
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
export type ColumnFrom = { readonly column: number | string } | { readonly constant: string } | { readonly line: true };

/** Where a canonical column comes from, columns counted from 0. `currency` of an amount: the column that names it row by row, or the one of them all (ISO 4217) where it is not the home's. */
export type Binding = { readonly from: "column"; readonly index: number; readonly currency?: number | string } | { readonly from: "constant"; readonly value: string } | { readonly from: "line" };

/** Something the file leaves open. The CLI refuses and names the option; the page asks. */
export interface Ambiguity {
  readonly code: "kind" | "date_order" | "decimal" | "encoding" | "sheet" | "duplicate_column" | "suggested_columns";
  readonly option: string; // "--date-order"
  readonly choices: readonly string[];
  readonly examples: readonly string[];
}

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1251" | "cp866" | "koi8-r";
export type Delimiter = "," | ";" | "\t" | "|" | "whitespace";

/** A column that a header nobody knows may mean, or a constant for one that the file lacks. Never bound in silence. */
export interface Suggestion {
  /** Column of the file, from 0; NULL for a constant. */
  readonly index: number | null;
  /** Its header text; "" for a constant. */
  readonly header: string;
  /** Canonical name. */
  readonly column: string;
  /** The constant. */
  readonly value: string | null;
  readonly why: "spelling" | "content" | "file_name";
  /** 0–1. */
  readonly score: number;
}

/** A word that a column's list does not know. */
export interface UnknownWord {
  readonly column: string;
  readonly word: string;
  /** Rows that have it: of the whole file up to 50 MB, else of the parts that were looked at. */
  readonly count: number;
}

/** Everything needed to read one file, shown before loading. */
export interface ReadPlan {
  readonly file: string; // absolute path
  /** "xlsx" is any workbook, one of the old format (XLS) too. */
  readonly format: "text" | "xlsx";
  readonly sheet: string | null;
  /** Visible sheets of a workbook; none of a text. */
  readonly sheets: readonly string[];
  readonly kind: Kind;
  /** What said the kind: an option or a mapping, the headers, or, where two kinds fit alike, the file's name. */
  readonly kindBy: "given" | "headers" | "file_name";
  /** NULL for a workbook, which has none. */
  readonly encoding: Encoding | null;
  /** NULL for a workbook, which has none. */
  readonly delimiter: Delimiter | null;
  /** Physical line of the header, from 1; null without one. */
  readonly headerLine: number | null;
  /** The first records as they stand, one of which is the header. */
  readonly firstRows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly headers: readonly string[];
  /** What a confirmed mapping is remembered by; NULL without a header. */
  readonly signature: string | null;
  /** Who confirmed the mapping that this plan follows, and when; NULL when none was remembered. */
  readonly remembered: { readonly saved_at: string; readonly saved_by: string | null } | null;
  readonly bindings: Readonly<Record<string, Binding>>;
  /** Columns of the file that feed nothing. */
  readonly unmapped: readonly { readonly index: number; readonly header: string }[];
  /** What those may be, the surest first: one column of the file and one meaning at most once. */
  readonly suggestions: readonly Suggestion[];
  /** Required columns that come from nowhere: only in a draft, or where suggestions may fill them. */
  readonly missing: readonly string[];
  /** The first three different values of each column of the file. */
  readonly samples: readonly (readonly string[])[];
  readonly codeSpace: string;
  readonly notation: Notation;
  /** Currency seen in the file's amounts or given by --set currency=…, if any. */
  readonly currencySeen: string | null;
  readonly unknownWords: readonly UnknownWord[];
  readonly ambiguities: readonly Ambiguity[];
  /** The encoding was settled by parts of the file. */
  readonly glanced?: boolean;
  /** Names and contacts were cut out of the file: marks in their place are values. */
  readonly cut?: boolean;
}

/** How the bytes of a text file become records. */
export interface TextFile {
  readonly file: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
}

/** A plan of a text as what reads it wants it; of a workbook it would be meaningless. */
export const textFile = ({ file, encoding, delimiter }: Pick<ReadPlan, "file" | "encoding" | "delimiter">): TextFile => ({ file, encoding: encoding ?? "utf-8", delimiter: delimiter ?? "," });

/** A file that was taken for UTF-8 by parts of it has too much that is not: it has to be planned by all of it. */
export class NotUtf8 extends Error {
  constructor(readonly file: string) {
    super(`${file} is not UTF-8`);
    this.name = "NotUtf8";
  }
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
      | "xml_entities" // a workbook whose XML declares entities of its own
      | "encrypted_archive"
      | "bad_archive"
      | "empty_archive"
      | "unknown_kind",
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "ReadError";
  }
}
