/** Files before loading, already in the reader's words: made by services, drawn by components. */

export interface Choice {
  readonly value: string;
  readonly label: string;
}
export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

export interface ReviewView {
  readonly upload: string;
  readonly files: readonly FileView[];
  /** Files that can be loaded as they stand, in a sentence. */
  readonly ready: number;
  /** Files with a question nobody has answered. */
  readonly asking: number;
  readonly refused: number;
}

export interface FileView {
  /** Its place in the upload; fields of the form begin with it. */
  readonly slot: number;
  readonly file: string;
  readonly size: string;
  readonly state: "ready" | "check" | "ask" | "refused";
  /** Kind, columns, how it is written: one line. */
  readonly summary: string;
  /** Why it cannot be read. */
  readonly refusal: string | null;
  /** Whether its card opens by itself: there is something to decide in it, or the reader asked for it. */
  readonly opened: boolean;
  /** Everything below it; null while the card is closed and its body was not asked for. */
  readonly body: FileBody | null;
}

export interface FileBody {
  /** What the card shows, as JSON: only what differs from it is an answer. */
  readonly shown: string;
  readonly remembered: string | null;
  readonly overlap: string | null;
  readonly questions: readonly Question[];
  readonly settings: readonly Setting[];
  readonly missing: readonly MissingColumn[];
  readonly words: readonly WordList[];
  readonly columns: readonly FileColumn[];
  readonly meanings: readonly ChoiceGroup[];
  /** Columns that every row gets the same value for. */
  readonly constants: readonly { readonly name: string; readonly label: string; readonly value: string }[];
  readonly rows: readonly FileRow[];
  readonly remember: boolean | null;
  /** Null where no date says that the file may be an older one. */
  readonly older: { readonly on: boolean; readonly sentence: string } | null;
  /** What the column of the total is called, and what the reader typed as its total. */
  readonly control: { readonly label: string; readonly value: string } | null;
}

export interface Question {
  readonly name: string;
  readonly text: string;
  readonly examples: string;
  readonly choices: readonly Choice[];
}

/** Something detected that can be corrected from a list. */
export interface Setting {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  /** Of how the file is written: seldom wrong, and of no interest while it is right. */
  readonly rare: boolean;
}

export interface MissingColumn {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Where the proposed value is from. */
  readonly hint: string;
  /** Values to pick from while typing. */
  readonly offers: readonly string[];
}

export interface WordList {
  readonly column: string;
  readonly label: string;
  readonly words: readonly { readonly name: string; readonly word: string; readonly rows: string; readonly value: string }[];
  readonly choices: readonly Choice[];
  /** The column must not be blank: a word without a meaning rejects its row. */
  readonly required: boolean;
}

export interface FileColumn {
  readonly index: number;
  readonly header: string;
  readonly value: string;
  /** Why it was taken for that, where it should be checked. */
  readonly check: string | null;
  readonly samples: string;
  readonly number: boolean;
}

export interface FileRow {
  readonly line: number;
  readonly cells: readonly { readonly text: string; readonly problem: boolean }[];
  readonly problems: readonly string[];
  /** Some problem rejects the row; else values are only left blank. */
  readonly rejected: boolean;
}
