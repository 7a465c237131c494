/**
 * A regular expression that both executors run: written in the subset that RE2 and JavaScript share (classes, groups, bounded
 * repetition; no look-around, no back-reference, no `\s`, which differs). Both fold case in the same, simple way.
 */
export interface Pattern {
  /** The whole text matches. */
  test(text: string): boolean;
  /** The same question as SQL. */
  sql(cell: string): string;
  /** Rewrites a matching text; `template` names groups as `{1}`. A text that does not match stays as it is. */
  rewrite(text: string, template: string): string;
  rewriteSql(cell: string, template: string): string;
}

export function pattern(source: string, options: { readonly ignoreCase?: boolean } = {}): Pattern {
  const whole = new RegExp(`^(?:${source})$`, options.ignoreCase ? "iu" : "u");
  const inline = options.ignoreCase ? "(?i)" : "";
  return {
    test: (text) => whole.test(text),
    sql: (cell) => `regexp_full_match(${cell}, ${literal(inline + source)})`,
    rewrite: (text, template) => text.replace(whole, template.replace(/\{(\d)\}/g, "$$$1")),
    rewriteSql: (cell, template) => `regexp_replace(${cell}, ${literal(`${inline}^(?:${source})$`)}, ${literal(template.replace(/\{(\d)\}/g, "\\$1"))})`,
  };
}

/** Removes every occurrence, in both executors. */
export interface Eraser {
  erase(text: string): string;
  eraseSql(cell: string): string;
}

export function eraser(source: string, options: { readonly ignoreCase?: boolean } = {}): Eraser {
  const all = new RegExp(source, options.ignoreCase ? "giu" : "gu");
  const inline = options.ignoreCase ? "(?i)" : "";
  return {
    erase: (text) => text.replace(all, ""),
    eraseSql: (cell) => `regexp_replace(${cell}, ${literal(inline + source)}, '', 'g')`,
  };
}

/** A SQL string literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Text as a pattern that matches it and nothing else. */
export const escaped = (text: string): string => text.replace(/[.*+?^$|(){}[\]\\]/g, "\\$&");

/** Alternatives, longest first so that a short one cannot stop a longer one. */
export const oneOf = (words: readonly string[]): string =>
  `(?:${[...words].sort((a, b) => b.length - a.length).map(escaped).join("|")})`;
