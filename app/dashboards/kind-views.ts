/** What the pages of the data dictionary show, in the reader's words. */
export interface KindLink {
  /** In addresses. */
  readonly kind: string;
  readonly name: string;
  readonly about: string;
}

export interface KindGroup {
  readonly id: string;
  readonly title: string;
  readonly kinds: readonly KindLink[];
}

export interface ColumnView {
  /** Canonical name, as mapping files and options take it. */
  readonly name: string;
  readonly label: string;
  /** What to call a part of the key; null for another column. */
  readonly key: string | null;
  readonly about: string;
  readonly type: string;
  readonly example: string;
  /** Header texts that mean it, the reader's own first. */
  readonly headers: readonly string[];
  readonly words: readonly WordView[];
}

export interface WordView {
  readonly word: string;
  readonly spellings: string;
}

export interface KindView extends KindLink {
  readonly notes: readonly string[];
  readonly needed: readonly ColumnView[];
  readonly optional: readonly ColumnView[];
  readonly templateNote: string;
}
